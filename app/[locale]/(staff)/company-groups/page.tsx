// Groups of companies, for officers and admins: whoever hides from one company hides from its whole group. For everybody else there is no such page.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { GroupForm } from "#components/disclosure/groups/group-form";
import { GroupLine } from "#components/disclosure/groups/group-line";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { PageSection } from "#components/ui/page-section";
import { companyGroupsPage } from "#lib/disclosure/loaders";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "admin.groups" });
  const page = await companyGroupsPage();
  return page && page !== "signed_out" ? { title: t("title"), robots: { index: false } } : { robots: { index: false } };
}

export default async function CompanyGroups({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const page = await companyGroupsPage();
  if (page === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/company-groups" } }, locale });
  if (!page) notFound();
  const t = await getTranslations("admin.groups");
  const { groups, organisations } = page;
  return (
    <PageFrame width="text">
      <PageTitle title={t("title")} lead={t("lead")} />
      <Texts of={["admin.groups"]}>
        {groups.length === 0 ? (
          <Notice tone="empty" title={t("count", { count: 0 })} className="mb-8">
            {t("none")}
          </Notice>
        ) : (
          <>
            <p className="text-sm text-ink-2 tabular-nums">{t("count", { count: groups.length })}</p>
            <ul className="mt-3 border-b border-line">
              {groups.map((group) => (
                <GroupLine key={group.groupId} group={group} organisations={organisations} />
              ))}
            </ul>
          </>
        )}
        <PageSection title={t("make")}>
          <GroupForm group={null} organisations={organisations} />
        </PageSection>
      </Texts>
    </PageFrame>
  );
}
