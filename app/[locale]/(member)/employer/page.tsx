// My companies: their vacancies and who applied.
import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { PendingCompany } from "#components/accounts/company/pending-company";
import { FactorNotice } from "#components/accounts/factors/factor-notice";
import { CompanySwitch } from "#components/hiring/company/company-switch";
import { EmployerBoard } from "#components/hiring/employer-board";
import { DraftLines } from "#components/hiring/vacancy/draft-lines";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { loadFactorDue, loadRegistration } from "#lib/accounts/loaders";
import { employerPage, vacancyDrafts } from "#lib/hiring/loaders";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ company?: string | string[] }> };

/** Different for every person: never made ahead. */
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "hiring.employer" });
  return { title: t("title"), robots: { index: false } };
}

export default async function Employer({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const view = await employerPage();
  if (view === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/employer" } }, locale });
  const [t, companies, format, pending] = await Promise.all([
    getTranslations("hiring.employer"),
    getTranslations("companies.board"),
    getFormatter(),
    loadRegistration(),
  ]);
  const drafts = await vacancyDrafts();
  const { organisations } = view;
  const asked = (await searchParams).company;
  const shown = organisations.find(({ organisationId }) => organisationId === asked) ?? organisations[0];
  return (
    <PageFrame>
      <FactorNotice {...(await loadFactorDue())} />
      <PageTitle
        title={t("title")}
        lead={t("lead")}
        action={
          <Button asChild variant={shown ? "quiet" : "main"}>
            <Link href="/employer/companies/new">{companies(shown ? "registerMore" : "register")}</Link>
          </Button>
        }
      />
      <Texts of={["companies.board"]}>
        <PendingCompany pending={pending && { ...pending, until: format.dateTime(pending.until, { dateStyle: "long" }) }} />
      </Texts>
      <CompanySwitch companies={organisations} shownId={shown?.organisationId ?? null} />
      {shown?.firstWaits ? (
        <Notice className="mb-8" title={companies("waitsTitle")}>
          {companies("waitsText")}
        </Notice>
      ) : null}
      <Texts of={["hiring.employer", "hiring.letters", "vacancies.drafts", "vacancies.board"]}>
        {shown && drafts !== "signed_out" ? (
          <DraftLines drafts={drafts.filter(({ organisationId }) => organisationId === shown.organisationId)} />
        ) : null}
        <EmployerBoard organisations={shown ? [shown] : []} />
      </Texts>
    </PageFrame>
  );
}
