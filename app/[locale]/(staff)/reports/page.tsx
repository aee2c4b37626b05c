// The desk of reports: what waits for a decision by whoever is signed in. For everybody else there is no such page.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CaseList } from "#components/reports/case-list";
import { Section } from "#components/reports/section";
import { moreLink, PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { loadActor } from "#lib/accounts/loaders";
import { Link, redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { casesPage } from "#lib/reports/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports" });
  return { title: t("desk.title"), robots: { index: false } };
}

export default async function Reports({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const page = await casesPage();
  if (page === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/reports" } }, locale });
  if (!page) notFound();
  const [t, actor] = await Promise.all([getTranslations("reports"), loadActor()]);
  const overdue = page.waiting.filter(({ isOverdue }) => isOverdue).length;
  return (
    <PageFrame>
      <PageTitle title={t("desk.title")} lead={t("desk.lead")} />
      {actor?.roles.includes("officer") ? (
        <p className="mb-6">
          <Link href="/company-groups" className={moreLink}>
            {t("desk.toGroups")}
          </Link>
        </p>
      ) : null}
      <Texts of={["reports"]}>
        {page.waiting.length > 0 ? (
          <Section title={t("desk.waiting")} lead={t("desk.waitingCount", { count: page.waiting.length, overdue })}>
            <CaseList cases={page.waiting} />
          </Section>
        ) : (
          <Notice tone="empty" title={t("desk.none")}>
            {t("desk.noneText")}
          </Notice>
        )}
        {page.decided.length > 0 ? (
          <Section title={t("desk.decided")}>
            <CaseList cases={page.decided} />
          </Section>
        ) : null}
      </Texts>
    </PageFrame>
  );
}
