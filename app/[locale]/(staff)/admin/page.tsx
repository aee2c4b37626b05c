// For admins: who holds which role, and which companies there are. For everybody else there is no such page.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { FactorNotice } from "#components/accounts/factors/factor-notice";
import { CreateOrganisation } from "#components/accounts/organisation/create-organisation";
import { FindPerson } from "#components/accounts/organisation/find-person";
import { OrganisationMembers } from "#components/accounts/organisation/organisation-members";
import { RoleHolders } from "#components/accounts/organisation/role-holders";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { PageSection } from "#components/ui/page-section";
import { loadActor, loadAdmin, loadFactorDue } from "#lib/accounts/loaders";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "admin" });
  return (await loadAdmin()) ? { title: t("title"), robots: { index: false } } : { robots: { index: false } };
}

export default async function Admin({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  if (!(await loadActor())) return redirect({ href: { pathname: "/sign-in", query: { next: "/admin" } }, locale });
  const admin = await loadAdmin();
  if (!admin) notFound();
  const [t, format] = [await getTranslations("admin"), await getFormatter()];
  const companies = await getTranslations("companies");
  const holders = admin.holders.map(({ since, ...holder }) => ({
    ...holder,
    since: format.dateTime(new Date(since), { dateStyle: "medium" }),
  }));
  return (
    <PageFrame>
      <FactorNotice {...(await loadFactorDue())} />
      <PageTitle title={t("title")} lead={t("lead")} />
      <p className="flex flex-wrap gap-x-6">
        <Link href="/waiting-vacancies" className={moreLink}>
          {companies("waiting.toWaiting")}
        </Link>
        <Link href="/company-groups" className={moreLink}>
          {t("toGroups")}
        </Link>
      </p>
      <Texts of={["accounts.email", "accounts.roles", "accounts.crew", "admin"]}>
        <PageSection title={t("find")} lead={t("findLead")}>
          <FindPerson />
        </PageSection>
        <PageSection title={t("holders")} lead={t("holdersLead")}>
          <RoleHolders holders={holders} me={admin.personId} />
        </PageSection>
        <PageSection title={t("organisations")} lead={t("organisationsLead")}>
          {admin.companies.length === 0 ? (
            <Notice tone="empty" title={t("noOrganisation")}>
              {t("noOrganisationText")}
            </Notice>
          ) : (
            <ul className="flex flex-col gap-2">
              {admin.companies.map((crew) => (
                <li key={crew.organisationId}>
                  <OrganisationMembers {...crew} />
                </li>
              ))}
            </ul>
          )}
        </PageSection>
        <PageSection title={t("make")}>
          <CreateOrganisation />
        </PageSection>
      </Texts>
    </PageFrame>
  );
}
