// One case with its evidence, for those who may decide it. For everybody else there is no such page.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CaseActions } from "#components/reports/case-actions";
import { CaseEvidence } from "#components/reports/case-evidence";
import { CaseFacts } from "#components/reports/case-list";
import { BackLink } from "#components/shell/back-link";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { casePage } from "#lib/reports/loaders";
import { caseInput } from "#lib/reports/schema";

type Props = { params: Promise<{ locale: Locale; caseId: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports" });
  return { title: t("follow.title"), robots: { index: false } };
}

export default async function Case({ params }: Props) {
  const { locale, caseId } = await params;
  setRequestLocale(locale);
  if (!caseInput.safeParse({ caseId }).success) notFound();
  const found = await casePage(caseId);
  if (found === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: `/reports/cases/${caseId}` } }, locale });
  if (!found) notFound();
  const t = await getTranslations("reports");
  return (
    <PageFrame width="text">
      <BackLink href="/reports">{t("desk.title")}</BackLink>
      <PageTitle title={t(`category.${found.category}`)} className="mb-4" />
      <Texts of={["reports", "desk.log"]}>
        <div className="border-line border-y py-3">
          <CaseFacts line={found} />
        </div>
        <CaseEvidence found={found} />
        <CaseActions key={`${found.state} ${found.myClaim}`} found={found} />
      </Texts>
    </PageFrame>
  );
}
