// A case that concerns whoever is signed in: the questions to them, the decision, and the way to appeal. For everybody else there is none.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { FollowReport } from "#components/reports/follow-report";
import { BackLink } from "#components/shell/back-link";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { casePageAboutMe } from "#lib/reports/loaders";
import { caseInput } from "#lib/reports/schema";

type Props = { params: Promise<{ locale: Locale; caseId: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports" });
  return { title: t("follow.aboutTitle"), robots: { index: false } };
}

export default async function CaseAboutMe({ params }: Props) {
  const { locale, caseId } = await params;
  setRequestLocale(locale);
  if (!caseInput.safeParse({ caseId }).success) notFound();
  const found = await casePageAboutMe(caseId);
  if (found === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: `/reports/about/${caseId}` } }, locale });
  if (!found) notFound();
  const t = await getTranslations("reports");
  return (
    <PageFrame width="text">
      <BackLink href="/privacy">{(await getTranslations("privacy"))("title")}</BackLink>
      <PageTitle title={t("follow.aboutTitle")} lead={t("follow.aboutLead")} />
      <Texts of={["reports.state", "reports.follow", "reports.rung", "reports.case"]}>
        <FollowReport report={found} by={{ caseId }} />
      </Texts>
    </PageFrame>
  );
}
