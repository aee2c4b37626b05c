// Signing in. Made at the first request: which identity providers there are is known to the process, not to the build.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { NextLink } from "#components/accounts/sign-in/next-link";
import { ProviderButtons } from "#components/accounts/sign-in/provider-buttons";
import { SignInForm } from "#components/accounts/sign-in/sign-in-form";
import { SignInFrame } from "#components/accounts/sign-in/sign-in-frame";
import { moreLink } from "#components/shell/page";
import { loadProviders } from "#lib/accounts/loaders";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "accounts.signIn" });
  return { title: t("title"), description: t("lead") };
}

export default async function SignIn({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("accounts.signIn");
  return (
    <SignInFrame
      texts={[
        "accounts.provider",
        "accounts.email",
        "accounts.password",
        "accounts.signIn",
        "accounts.or",
        "accounts.passkeys",
        "accounts.hide",
        "accounts.show",
        "accounts.sent",
      ]}
      title={t("title")}
      lead={t("lead")}
      other={
        <>
          {t("none")}{" "}
          <NextLink href="/sign-up" className={moreLink}>
            {t("toSignUp")}
          </NextLink>
        </>
      }
    >
      <ProviderButtons providers={loadProviders()} />
      <SignInForm />
    </SignInFrame>
  );
}
