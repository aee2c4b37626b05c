// Behind the letter to the address of a company that registers itself.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ConfirmCompany } from "#components/accounts/company/confirm-company";
import { SignInFrame } from "#components/accounts/sign-in/sign-in-frame";
import { type Locale, routing } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

// Nothing here is from the database: made with the build.
export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "companies.confirm" });
  return { title: t("title"), robots: { index: false } };
}

export default async function Confirm({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("companies.confirm");
  return (
    <SignInFrame texts={["companies.confirm"]} title={t("title")}>
      <ConfirmCompany />
    </SignInFrame>
  );
}
