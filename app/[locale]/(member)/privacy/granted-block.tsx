// What I allowed: grants that stand, and those that ended.
import { getTranslations } from "next-intl/server";
import { GrantedList } from "#components/disclosure/granted-list";
import { AllowForm } from "#components/hiring/recruiter/allow-form";
import { Block } from "#components/privacy/block";
import { Texts } from "#components/shell/texts";
import { ownGrants } from "#lib/disclosure/loaders";
import { recruiterChoices } from "#lib/hiring/loaders";

export async function GrantedBlock() {
  const view = await ownGrants(50);
  if (view === "signed_out") return null;
  const offered = await recruiterChoices();
  const t = await getTranslations("disclosure.granted");
  const { standing, total } = view;
  return (
    <Block title={t("title")} count={total > 0 ? t("count", { standing, total }) : null}>
      <Texts of={["disclosure"]}>
        <GrantedList grants={view.grants} at={view.at} />
      </Texts>
      {offered !== "signed_out" && offered.choices.length > 0 ? <AllowForm {...offered} /> : null}
    </Block>
  );
}
