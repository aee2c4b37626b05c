// My companies: their vacancies and who applied.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { FactorNotice } from "#components/accounts/factors/factor-notice";
import { EmployerBoard } from "#components/hiring/employer-board";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { loadFactorDue } from "#lib/accounts/loaders";
import { employerPage } from "#lib/hiring/loaders";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

/** Different for every person: never made ahead. */
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "hiring.employer" });
  return { title: t("title"), robots: { index: false } };
}

export default async function Employer({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const view = await employerPage();
  if (view === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/employer" } }, locale });
  const t = await getTranslations("hiring.employer");
  return (
    <PageFrame>
      <FactorNotice {...(await loadFactorDue())} />
      <PageTitle title={t("title")} lead={t("lead")} />
      <Texts of={["hiring.employer"]}>
        <EmployerBoard {...view} />
      </Texts>
    </PageFrame>
  );
}
