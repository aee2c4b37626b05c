// What is held about me? Asked by anybody, answered to the address alone.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { AddressRequest } from "#components/privacy/address-request";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { type Locale, routing } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

// Nothing here is from the database: made with the build.
export const generateStaticParams = () => routing.locales.map((locale) => ({ locale }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "privacy.request" });
  return { title: t("title"), description: t("lead") };
}

export default async function WhatIsHeld({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("privacy.request");
  return (
    <PageFrame width="form">
      <PageTitle title={t("title")} lead={t("lead")} />
      <Texts of={["privacy.request"]}>
        <AddressRequest />
      </Texts>
    </PageFrame>
  );
}
