// Making an account.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { NextLink } from "#components/accounts/sign-in/next-link";
import { SignInFrame } from "#components/accounts/sign-in/sign-in-frame";
import { SignUpForm } from "#components/accounts/sign-in/sign-up-form";
import { moreLink } from "#components/shell/page";
import { type Locale, routing } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

// Nothing here is from the database: made with the build.
export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "accounts.signUp" });
  return { title: t("title"), description: t("lead") };
}

export default async function SignUp({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("accounts.signUp");
  return (
    <SignInFrame
      texts={["accounts.email", "accounts.signUp", "accounts.sent"]}
      title={t("title")}
      lead={t("lead")}
      other={
        <>
          {t("have")}{" "}
          <NextLink href="/sign-in" className={moreLink}>
            {t("toSignIn")}
          </NextLink>
        </>
      }
    >
      <SignUpForm />
    </SignInFrame>
  );
}
