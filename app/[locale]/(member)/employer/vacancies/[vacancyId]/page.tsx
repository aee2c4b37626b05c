// Who applied to a vacancy of one of my companies; to everybody else the page is not there.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ApplicantList } from "#components/hiring/application/applicant-list";
import { HireList } from "#components/hiring/outcome/hire-list";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { applicantsPage } from "#lib/hiring/loaders";
import { vacancyIdInput } from "#lib/hiring/schema";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale; vacancyId: string }> };

/** Different for every person: never made ahead. */
export const dynamic = "force-dynamic";

export const metadata: Metadata = { robots: { index: false } };

export default async function Applicants({ params }: Props) {
  const { locale, vacancyId } = await params;
  setRequestLocale(locale);
  if (!vacancyIdInput.safeParse({ vacancyId }).success) notFound();
  const view = await applicantsPage(vacancyId);
  if (view === "signed_out")
    return redirect({ href: { pathname: "/sign-in", query: { next: `/employer/vacancies/${vacancyId}` } }, locale });
  if (!view) notFound();
  const t = await getTranslations("hiring.applicants");
  return (
    <PageFrame>
      <Link href="/employer" className={moreLink}>
        {t("back")}
      </Link>
      <PageTitle title={t("title", { title: view.title })} lead={t("lead")} className="mt-2" />
      {view.hires.length > 0 ? (
        <Texts of={["hiring.applicants", "hiring.stage", "hiring.history", "hiring.apply", "hiring.hires", "hiring.move", "hiring.reason"]}>
          <HireList hires={view.hires} />
        </Texts>
      ) : null}
      <p className="mb-3 text-ink-2 text-sm">{t("recorded")}</p>
      {view.applicants.length > 0 ? (
        <Texts
          of={[
            "hiring.applicants",
            "hiring.stage",
            "hiring.history",
            "hiring.apply",
            "hiring.hires",
            "hiring.move",
            "hiring.reason",
            "hiring.share",
            "profile",
          ]}
        >
          <ApplicantList vacancyId={vacancyId} applicants={view.applicants} />
        </Texts>
      ) : (
        <Notice tone="empty" title={t("noneTitle")}>
          {t("noneText")}
        </Notice>
      )}
    </PageFrame>
  );
}
