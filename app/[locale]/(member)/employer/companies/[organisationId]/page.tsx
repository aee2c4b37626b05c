// What a company's page says, and who belongs to it; to everybody but its admins the page is not there.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CompanyPageForm } from "#components/accounts/company/company-page-form";
import { OrganisationMembers } from "#components/accounts/organisation/organisation-members";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { PageSection } from "#components/ui/page-section";
import { loadCompany } from "#lib/accounts/loaders";
import { organisationIdInput } from "#lib/hiring/schema";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale; organisationId: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "companies.edit" });
  return { title: t("title"), robots: { index: false } };
}

export default async function EditCompany({ params }: Props) {
  const { locale, organisationId } = await params;
  setRequestLocale(locale);
  if (!organisationIdInput.safeParse({ organisationId }).success) notFound();
  const company = await loadCompany(organisationId);
  if (company === "signed_out")
    return redirect({ href: { pathname: "/sign-in", query: { next: `/employer/companies/${organisationId}` } }, locale });
  if (!company) notFound();
  const [t, form] = await Promise.all([getTranslations("companies.edit"), getTranslations("companies.form")]);
  const { name, country, ...page } = company.page;
  return (
    <PageFrame>
      <PageTitle title={<bdi translate="no">{name}</bdi>} lead={t("title")} />
      <Texts of={["companies.form", "hiring.country", "accounts.crew", "accounts.email"]}>
        <PageSection
          title={form("partPage")}
          lead={form("partPageLead")}
          more={
            <Link href={`/organisations/${organisationId}`} className={moreLink}>
              {t("see")}
            </Link>
          }
        >
          <CompanyPageForm organisationId={organisationId} page={{ ...page, country: country ?? "ID" }} />
        </PageSection>
        <PageSection title={t("members")} lead={t("membersLead")}>
          <OrganisationMembers {...company.crew} isOpen />
        </PageSection>
      </Texts>
    </PageFrame>
  );
}
