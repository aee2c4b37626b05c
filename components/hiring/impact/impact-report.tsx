// What came of it, for all forums or for one: people, their outcomes, and how it was counted.
import { Download } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Impact } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import { moreLink, PageTitle } from "../../shell/page.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useDay } from "../use-day.tsx";
import { BarKey, ImpactBars } from "./impact-bars.tsx";
import { ImpactMore } from "./impact-more.tsx";

export type ImpactReportProps = { statistics: Impact; forums: { slug: string; title: string }[] };

const choice =
  "tap-44 inline-flex min-h-9 shrink-0 items-center rounded-full border border-line bg-card px-3.5 font-semibold text-ink-2 text-sm hover:border-edge aria-[current]:border-transparent aria-[current]:bg-sunk aria-[current]:text-ink";

export function ImpactReport({ statistics, forums }: ImpactReportProps) {
  const t = useTranslations("impact");
  const format = useFormatter();
  const locale = useLocale();
  const { day } = useDay();
  const { people, series, known } = statistics;
  const span = { from: day(statistics.from), to: day(statistics.to), until: day(statistics.until) };
  const rate = known && format.number(known.rate, { style: "percent", maximumFractionDigits: 0 });
  const csv = `/api/exports/impact.csv?${new URLSearchParams({ locale, ...(series ? { series: series.slug } : {}) })}`;
  return (
    <>
      <PageTitle title={people === null ? t("title") : t("headline", { count: people })} className="mb-2" />
      {people === null ? null : (
        <p className="text-ink-2 text-lg">
          {series ? t("lead", { forum: series.title, ...span }) : t("leadAll", span)}{" "}
          {known ? t(known.enough ? "known" : "knownLow", { known: known.known, rate: rate ?? "" }) : t("knownFew")}
        </p>
      )}
      <nav
        aria-label={t("forums")}
        className="-mx-4 mt-5 flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:px-0"
      >
        <Link href="/impact" aria-current={series ? undefined : "page"} className={choice}>
          {t("allForums")}
        </Link>
        {forums.map(({ slug, title }) => (
          <Link key={slug} href={`/impact/${slug}`} aria-current={series?.slug === slug ? "page" : undefined} className={choice}>
            <bdi>{title}</bdi>
          </Link>
        ))}
      </nav>
      <div className="mt-2 mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Chip className="h-9 px-3.5 text-sm">{t("window")}</Chip>
        <span className="ms-auto flex flex-wrap items-center gap-x-5">
          {people === null ? null : (
            <a href={csv} download className={moreLink}>
              <Download aria-hidden strokeWidth={1.9} className="me-1.5 size-4" />
              {t("csv")}
            </a>
          )}
          <a href="#method" className={moreLink}>
            {t("how")}
          </a>
        </span>
      </div>
      {people === null ? (
        <Notice
          tone="empty"
          title={t("emptyTitle")}
          action={
            <Button asChild>
              <Link href="/schedule">{t("schedule")}</Link>
            </Button>
          }
        >
          {t("emptyText", span)}
        </Notice>
      ) : (
        <>
          <ImpactBars rows={statistics.rows} people={people} />
          <BarKey />
          <HireRate statistics={statistics} people={people} />
          <ImpactMore more={statistics.more ?? []} people={people} />
          <Figures statistics={statistics} people={people} />
        </>
      )}
      <Method />
    </>
  );
}

/** Hires among those whose news is known, with the floor among all; no rate while too little is known. */
function HireRate({ statistics: { rows, known }, people }: { statistics: Impact; people: number }) {
  const t = useTranslations("impact");
  const format = useFormatter();
  const hired = rows.find(({ code }) => code === "hired")?.total ?? null;
  if (known && !known.enough) return <p className="mt-5 text-ink-2 text-sm">{t("rateLow")}</p>;
  if (!known || hired === null) return null;
  const share = (whole: number) => format.number(hired / whole, { style: "percent", maximumFractionDigits: 1 });
  return (
    <Card className="mt-5 tabular-nums">
      <p className="text-ink-2 text-sm">{t("rateTitle")}</p>
      <p className="font-extrabold text-[1.875rem] leading-tight tracking-tighter">{share(known.known)}</p>
      <p className="text-ink-2 text-sm">{t("rateOf", { hired, known: known.known, floor: share(people), whole: people })}</p>
    </Card>
  );
}

function Figures({ statistics, people }: { statistics: Impact; people: number }) {
  const t = useTranslations("impact");
  const format = useFormatter();
  const { wait, firstTimers, moderation } = statistics;
  return (
    <div className="mt-7 grid gap-3.5 tabular-nums sm:grid-cols-3">
      <Figure
        name={t("wait")}
        value={wait ? t("minutes", { count: wait.medianMinutes }) : t("withheld")}
        of={wait ? t("hands", { count: wait.hands }) : t("withheldText")}
      />
      <Figure
        name={t("first")}
        value={firstTimers === null ? t("withheld") : format.number(firstTimers / people, { style: "percent", maximumFractionDigits: 0 })}
        of={firstTimers === null ? t("withheldText") : t("firstOf", { part: firstTimers, whole: people })}
      />
      <Figure
        name={t("hours")}
        value={t("hoursValue", { count: moderation.hours })}
        of={t("hoursOf", { days: moderation.days, moderators: moderation.moderators })}
      />
    </div>
  );
}

function Figure({ name, value, of }: { name: string; value: string; of: string }) {
  return (
    <Card>
      <p className="text-ink-2 text-sm">{name}</p>
      <p className="font-extrabold text-[1.875rem] leading-tight tracking-tighter">{value}</p>
      <p className="text-ink-2 text-sm">{of}</p>
    </Card>
  );
}

function Method() {
  const t = useTranslations("impact.method");
  const link = useTranslations("impact");
  return (
    <section id="method" className="mt-14 max-w-text scroll-mt-6">
      <h2 className="text-xl">{t("title")}</h2>
      <div className="mt-3 grid gap-3 text-ink-2">
        <p>{t("cohort")}</p>
        <p>{t("sides")}</p>
        <p>{t("hired")}</p>
        <p>{t("rate")}</p>
        <p>{t("small")}</p>
        <p>{t("wait")}</p>
        <p>
          <Link href="/impact/method" className={moreLink}>
            {link("methodLink")}
          </Link>
        </p>
      </div>
    </section>
  );
}
