// What I agreed to beyond what the service needs.
import { getFormatter, getTranslations } from "next-intl/server";
import { Block } from "#components/privacy/block";
import { ConsentList } from "#components/privacy/consent-list";
import { loadConsents } from "#lib/accounts/loaders";
import type { PageBlock } from "./blocks.ts";

export const ConsentBlock: PageBlock = async ({ locale }) => {
  const consents = (await loadConsents(locale)) ?? [];
  const [t, format] = [await getTranslations("privacy.consents"), await getFormatter()];
  const day = (at: Date | null) => (at ? format.dateTime(at, { dateStyle: "medium" }) : "");
  const lines = consents.map(({ givenAt, withdrawnAt, isOutdated, ...one }) => ({
    ...one,
    said: isOutdated
      ? t("outdated")
      : one.isGiven
        ? t("since", { when: day(givenAt) })
        : withdrawnAt
          ? t("withdrawn", { when: day(withdrawnAt) })
          : t("never"),
  }));
  return (
    <Block title={t("title")} count={t("count", { given: lines.filter(({ isGiven }) => isGiven).length, total: lines.length })}>
      <ConsentList consents={lines} />
    </Block>
  );
};
