// Registering a company of one's own.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { RegisterCompany } from "#components/accounts/company/register-company";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { loadActor } from "#lib/accounts/loaders";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "companies.form" });
  return { title: t("title"), robots: { index: false } };
}

export default async function NewCompany({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  if (!(await loadActor())) return redirect({ href: { pathname: "/sign-in", query: { next: "/employer/companies/new" } }, locale });
  const t = await getTranslations("companies.form");
  return (
    <PageFrame>
      <PageTitle title={t("title")} lead={t("lead")} />
      <Texts of={["companies.form", "hiring.country"]}>
        <RegisterCompany />
      </Texts>
    </PageFrame>
  );
}
