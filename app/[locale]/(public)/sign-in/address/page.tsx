// Behind the letters about another address for an account.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { AddressLink } from "#components/accounts/sign-in/address-link";
import { MailedLinkFrame } from "#components/accounts/sign-in/mailed-link-frame";
import { type Locale, routing } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

// Nothing here is from the database: made with the build.
export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "accounts.addressLink" });
  return { title: t("title"), robots: { index: false } };
}

export default async function Address({ params }: Props) {
  setRequestLocale((await params).locale);
  return (
    <MailedLinkFrame texts={["accounts.addressLink"]} about="addressLink">
      <AddressLink />
    </MailedLinkFrame>
  );
}
