// A forgotten password.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { MailedLinkFrame } from "#components/accounts/sign-in/mailed-link-frame";
import { ResetForm } from "#components/accounts/sign-in/reset-form";
import { type Locale, routing } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

// Nothing here is from the database: made with the build.
export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "accounts.reset" });
  return { title: t("title"), robots: { index: false } };
}

export default async function Reset({ params }: Props) {
  setRequestLocale((await params).locale);
  return (
    <MailedLinkFrame
      texts={[
        "accounts.reset",
        "accounts.newPassword",
        "accounts.passwordHint",
        "accounts.email",
        "accounts.hide",
        "accounts.show",
        "accounts.sent",
      ]}
      about="reset"
    >
      <ResetForm />
    </MailedLinkFrame>
  );
}
