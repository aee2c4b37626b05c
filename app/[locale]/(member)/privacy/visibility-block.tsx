// Who cannot see me: the hide list, the people one blocked, and the freeze, each with what it cannot do.
import { getTranslations } from "next-intl/server";
import { FreezeSwitch } from "#components/disclosure/freeze-switch";
import { HideFromForm } from "#components/disclosure/hide-from-form";
import { ShowAgain } from "#components/disclosure/show-again";
import { Unblock } from "#components/disclosure/unblock";
import { Block, Line, Lines } from "#components/privacy/block";
import { Batik } from "#components/ui/brand/batik";
import { When } from "#components/ui/time/when";
import { visibilityPage } from "#lib/disclosure/loaders";

export async function VisibilityBlock() {
  const page = await visibilityPage();
  if (page === "signed_out") return null;
  const [t, ui] = await Promise.all([getTranslations("visibility"), getTranslations("ui")]);
  return (
    <>
      <Block
        title={t("hide.title")}
        count={t("hide.count", { count: page.hiddenFrom.length })}
        limit={
          <>
            {t("hide.limitVoice")} {t("hide.limitGuests")}
          </>
        }
      >
        <p className="mt-2 text-sm text-ink-2">{t("hide.effect")}</p>
        {page.hiddenFrom.length > 0 ? (
          <Lines>
            {page.hiddenFrom.map((entry) => (
              <Line
                key={entry.entryId}
                name={entry.name === null ? t("hide.anAddress") : <bdi translate="no">{entry.name}</bdi>}
                end={<ShowAgain entry={entry} />}
              >
                {t.rich("hide.since", { kind: entry.kind, date: () => <When at={entry.addedAt} as="date" /> })}
              </Line>
            ))}
          </Lines>
        ) : null}
        <HideFromForm organisations={page.organisations} />
      </Block>
      <Block title={t("block.title")} count={t("block.count", { count: page.blocks.length })} limit={t("block.limit")}>
        {page.blocks.length > 0 ? (
          <Lines>
            {page.blocks.map((one) => (
              <Line
                key={one.blockId}
                name={
                  <span className="flex items-center gap-2">
                    <Batik seed={one.seed} px={28} shape="round" />
                    <bdi translate="no">{one.name || ui("participant")}</bdi>
                  </span>
                }
                end={<Unblock blockId={one.blockId} />}
              />
            ))}
          </Lines>
        ) : (
          <p className="mt-2 text-sm text-ink-2">{t("block.how")}</p>
        )}
      </Block>
      <Block title={t("freeze.title")} limit={t("freeze.limit")}>
        <FreezeSwitch frozenSince={page.frozenSince} />
      </Block>
    </>
  );
}
