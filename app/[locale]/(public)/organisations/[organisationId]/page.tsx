// A company as anyone may see it: who it is, what is open, where it speaks.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CompanyFacts } from "#components/hiring/company/company-facts";
import { VacancyLines } from "#components/hiring/vacancy/vacancy-lines";
import { ReportLink } from "#components/reports/report-link";
import { PageFrame, PartHead } from "#components/shell/page";
import { Batik } from "#components/ui/brand/batik";
import { Notice } from "#components/ui/notice";
import { organisationPage } from "#lib/hiring/loaders";
import { organisationIdInput } from "#lib/hiring/schema";
import { countryOf } from "#lib/hiring/terms/place";
import { Link } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale; organisationId: string }> };

/** Made at the first visit, kept until something of it changes. */
export const generateStaticParams = () => [];

async function find({ params }: Props) {
  const { organisationId } = await params;
  return organisationIdInput.safeParse({ organisationId }).success ? organisationPage(organisationId) : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const organisation = await find(props);
  if (!organisation) return {};
  const { isRegistered, passedAt } = organisation.checked;
  // A company that nobody but itself vouches for is read by whoever has its address.
  return { title: organisation.name, ...(isRegistered && !passedAt ? { robots: { index: false } } : {}) };
}

export default async function Organisation(props: Props) {
  setRequestLocale((await props.params).locale);
  const organisation = await find(props);
  if (!organisation) notFound();
  const t = await getTranslations("hiring.organisation");
  const { name, seed, town, vacancies, forums } = organisation;
  const country = await getTranslations("hiring.country");
  return (
    <PageFrame>
      <div className="mb-10 flex items-center gap-4">
        <Batik seed={seed} px={64} shape="square" />
        <div className="min-w-0">
          <h1 className="text-2xl md:text-[2.375rem] md:leading-[1.15]">
            <bdi translate="no">{name}</bdi>
          </h1>
          {town ? (
            <p className="text-ink-2">
              <bdi>{town}</bdi>
              {organisation.country ? ` · ${country(countryOf(organisation.country))}` : ""}
            </p>
          ) : null}
        </div>
      </div>
      <CompanyFacts {...organisation} />
      <PartHead title={t("open")} />
      {vacancies.length > 0 ? (
        <VacancyLines vacancies={vacancies} withOrganisation={false} />
      ) : (
        <Notice tone="empty" title={t("none")}>
          {t("noneText", { name })}
        </Notice>
      )}
      <PartHead title={t("forums")} className="mt-12" />
      {forums.length > 0 ? (
        <ul className="border-line border-t">
          {forums.map(({ slug, title }) => (
            <li key={slug} className="border-line border-b">
              <Link href={`/series/${slug}`} className="flex min-h-14 items-center font-semibold hover:text-leaf">
                <bdi>{title}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">{t("noForums", { name })}</p>
      )}
      <p className="mt-10">
        <ReportLink kind="organisation" id={organisation.organisationId}>
          {t("report")}
        </ReportLink>
      </p>
    </PageFrame>
  );
}
