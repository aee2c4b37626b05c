// Who saw me: the ledger of looks.
import { getTranslations } from "next-intl/server";
import { SeenList } from "#components/disclosure/seen-list";
import { Block } from "#components/privacy/block";
import { Texts } from "#components/shell/texts";
import { ownLooks } from "#lib/disclosure/loaders";

export async function SeenBlock() {
  const view = await ownLooks(100);
  if (view === "signed_out") return null;
  const t = await getTranslations("disclosure.seen");
  const newest = Math.min(3, view.looks.length);
  return (
    <Block title={t("title")} count={view.total > 0 ? t("count", { newest, total: view.total }) : null} limit={t("limit")}>
      <Texts of={["disclosure"]}>
        <SeenList {...view} />
      </Texts>
    </Block>
  );
}
