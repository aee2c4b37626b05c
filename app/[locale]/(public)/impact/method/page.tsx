// How the figures are counted: each line with what it means beside its newest figure, and how sure we are of it.
import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { impactMonths } from "#lib/hiring/loaders";
import { codes } from "#lib/hiring/outcome/codes";
import { moreCodes, outcomeCodes } from "#lib/hiring/rules";
import { Link } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

/** Made at the first visit, kept until the next month is published. */
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "impact" });
  return { title: t("methodTitle"), description: t("check") };
}

const grades = ["G0", "G1", "G2", "G3", "G4"] as const;

export default async function ImpactMethod({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [months, t, format] = [await impactMonths(), await getTranslations("impact"), await getFormatter()];
  const [newest] = months;
  if (!newest) notFound();
  const { people } = newest;
  const month = format.dateTime(new Date(`${newest.from}T00:00:00Z`), { month: "long", year: "numeric", timeZone: "UTC" });
  const figure = (part: number | null | undefined) =>
    people === null || part === null || part === undefined ? t("hidden") : t("personsOf", { part, whole: people });
  const lines = [
    ...outcomeCodes.map((code) => ({ code, name: t(`rows.${code}`), part: newest.rows.find((row) => row.code === code)?.total })),
    ...moreCodes.map((code) => ({ code, name: t(`lines.${code}`), part: newest.more?.find((one) => one.code === code)?.people })),
  ];
  return (
    <PageFrame>
      <PageTitle title={t("methodTitle")} lead={t("methodLead", { month })} />
      <p className="flex flex-wrap gap-x-5">
        <Link href="/impact" className={moreLink}>
          {t("back")}
        </Link>
        <a href={`/api/exports/impact.csv?locale=${locale}&months=all`} download className={moreLink}>
          <Download aria-hidden strokeWidth={1.9} className="me-1.5 size-4" />
          {t("csvAll")}
        </a>
      </p>
      <div className="mt-5 overflow-x-auto">
        <table className="w-full border-line border-t text-start tabular-nums">
          <thead className="text-ink-2 text-sm">
            <tr>
              <th scope="col" className="py-2.5 pe-4 text-start font-semibold">
                {t("line")}
              </th>
              <th scope="col" className="py-2.5 pe-4 text-start font-semibold">
                {t("meaning")}
              </th>
              <th scope="col" className="py-2.5 text-end font-semibold">
                {t("figure")}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ code, name, part }) => (
              <tr key={code} className="border-line border-t align-baseline">
                <th scope="row" className="py-3 pe-4 text-start">
                  <span translate="no" className="me-2 text-ink-2 text-sm">
                    {codes[code].letter}
                  </span>
                  {name}
                </th>
                <td className="min-w-56 py-3 pe-4 text-ink-2">{t(`definitions.${code}`)}</td>
                <td className="whitespace-nowrap py-3 text-end">{figure(part)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <section className="mt-10 max-w-text">
        <h2 className="text-xl">{t("grades.title")}</h2>
        <dl className="mt-3 grid gap-2">
          {grades.map((grade) => (
            <div key={grade} className="flex gap-3">
              <dt translate="no" className="w-8 shrink-0 font-bold">
                {grade}
              </dt>
              <dd className="text-ink-2">{t(`grades.${grade}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-5 text-ink-2">{t("check")}</p>
      </section>
    </PageFrame>
  );
}
