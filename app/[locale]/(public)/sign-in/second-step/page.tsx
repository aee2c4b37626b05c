// The second step of signing in.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { SecondStepForm } from "#components/accounts/factors/second-step-form";
import { NextLink } from "#components/accounts/sign-in/next-link";
import { SignInFrame } from "#components/accounts/sign-in/sign-in-frame";
import { moreLink } from "#components/shell/page";
import { type Locale, routing } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

// Nothing here is from the database: made with the build.
export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "accounts.secondStep" });
  return { title: t("title"), robots: { index: false } };
}

export default async function SecondStep({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("accounts.secondStep");
  return (
    <SignInFrame
      texts={["accounts.secondStep", "accounts.passkeys"]}
      title={t("title")}
      lead={t("lead")}
      other={
        <NextLink href="/sign-in" className={moreLink}>
          {t("back")}
        </NextLink>
      }
    >
      <SecondStepForm />
    </SignInFrame>
  );
}
