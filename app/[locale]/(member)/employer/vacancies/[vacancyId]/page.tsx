// Who applied to a vacancy of one of my companies; to everybody else the page is not there.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Pipeline } from "#components/hiring/application/pipeline/pipeline";
import { HireList } from "#components/hiring/outcome/hire-list";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Chip } from "#components/ui/chip";
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
  const t = await getTranslations("hiring");
  return (
    <PageFrame>
      <Link href="/employer" className={moreLink}>
        {t("applicants.back")}
      </Link>
      <PageTitle
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <bdi>{view.title}</bdi>
            <Chip tone={view.open ? "ok" : "plain"}>{t(view.open ? "employer.open" : "employer.closed")}</Chip>
          </span>
        }
        lead={t("pipeline.lead", { left: view.left, openings: view.openings })}
        className="mt-2 mb-4"
      />
      <Texts
        of={[
          "hiring.applicants",
          "hiring.pipeline",
          "hiring.stage",
          "hiring.history",
          "hiring.apply",
          "hiring.opened",
          "hiring.notes",
          "hiring.hires",
          "hiring.move",
          "hiring.reason",
          "hiring.share",
          "profile",
        ]}
      >
        {view.hires.length > 0 ? <HireList hires={view.hires} /> : null}
        <p className="mb-4 text-ink-2 text-sm">{t("applicants.recorded")}</p>
        {view.applicants.length > 0 ? (
          <Pipeline vacancyId={vacancyId} applicants={view.applicants} mustCount={view.mustCount} now={view.now} />
        ) : (
          <Notice tone="empty" title={t("applicants.noneTitle")}>
            {t("applicants.noneText")}
          </Notice>
        )}
      </Texts>
    </PageFrame>
  );
}
