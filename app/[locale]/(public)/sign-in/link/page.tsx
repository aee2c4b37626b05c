// Where a mailed link leads: the press of a button signs in.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { LinkForm } from "#components/accounts/sign-in/link-form";
import { SignInFrame } from "#components/accounts/sign-in/sign-in-frame";
import { type Locale, routing } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

// Nothing here is from the database: made with the build.
export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "accounts.link" });
  return { title: t("title"), robots: { index: false } };
}

export default async function SignInLink({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("accounts.link");
  return (
    <SignInFrame
      texts={["accounts.link", "accounts.password", "accounts.passwordHint", "accounts.passkeys", "accounts.hide", "accounts.show"]}
      title={t("title")}
    >
      <LinkForm />
    </SignInFrame>
  );
}
