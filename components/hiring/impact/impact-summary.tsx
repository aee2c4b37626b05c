// What came of the forums in four numbers, each with its denominator in the same line.
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "../../ui/notice.tsx";

export type ImpactSummaryProps = {
  /** Null parts are too few to be published. */
  summary: {
    /** The first day of the month that is counted. */ from: string;
    people: number;
    interviewed: number | null;
    hired: number | null;
    knownRate: number | null;
  } | null;
  number: (value: number) => string;
  share: (value: number) => string;
};

export function ImpactSummary({ summary, number, share }: ImpactSummaryProps) {
  const t = useTranslations("home");
  const format = useFormatter();
  if (!summary)
    return (
      <Notice tone="empty" title={t("noFacts")}>
        {t("noFactsBody")}
      </Notice>
    );
  const { people, from } = summary;
  const month = format.dateTime(new Date(`${from}T00:00:00Z`), { month: "long", year: "numeric", timeZone: "UTC" });
  const shown = (value: number | null) => (value === null ? t("tooFew") : number(value));
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-2 border border-line bg-line md:grid-cols-4">
      <Fact value={number(people)}>{t("factPeople", { count: people, month })}</Fact>
      <Fact value={shown(summary.interviewed)}>{t("factInterviewed", { people })}</Fact>
      <Fact value={shown(summary.hired)}>{t("factHired", { people })}</Fact>
      <Fact value={summary.knownRate === null ? "–" : share(summary.knownRate)}>{t("factKnown", { people })}</Fact>
    </dl>
  );
}

function Fact({ value, children }: { value: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse justify-end gap-1.5 bg-card p-4 md:p-5">
      <dt className="text-sm text-ink-2">{children}</dt>
      <dd className="text-2xl font-extrabold tabular-nums leading-none tracking-tighter">{value}</dd>
    </div>
  );
}
