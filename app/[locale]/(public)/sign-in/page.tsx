// Signing in. Made at the first request: which identity providers there are is known to the process, not to the build.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Door } from "#components/accounts/door";
import { NextLink } from "#components/accounts/next-link";
import { ProviderButtons } from "#components/accounts/provider-buttons";
import { SignInForm } from "#components/accounts/sign-in-form";
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
    <Door
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
    </Door>
  );
}
