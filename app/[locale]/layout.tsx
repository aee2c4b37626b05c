// The frame of every page: language and direction, theme without a flash, the way past the header, the texts of the browser.
import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import { hasLocale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { VoiceProvider } from "#components/rooms/connection/voice-provider";
import { OfflineBanner } from "#components/shell/fault/offline-banner";
import { OutdatedPage } from "#components/shell/fault/outdated-page";
import { firstScript } from "#components/shell/header/theme";
import { Texts } from "#components/shell/texts";
import { directionOf, routing } from "#lib/i18n/routing";
import { firstFont } from "../fonts.ts";
import "../globals.css";

// Made at the first request and kept until a tag says otherwise: the build needs no database and holds no world's data.
export const generateStaticParams = (): { locale: string }[] => [];

type Params = Promise<{ locale: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const t = await getTranslations({ locale, namespace: "shell" });
  return {
    title: { default: `Suara Kerja: ${t("tagline")}`, template: "%s · Suara Kerja" },
    description: t("description"),
    applicationName: "Suara Kerja",
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf6ee" },
    { media: "(prefers-color-scheme: dark)", color: "#121511" },
  ],
};

export default async function LocaleLayout({ children, params }: { children: ReactNode; params: Params }) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: "shell" });
  return (
    <html lang={locale} dir={directionOf(locale)} suppressHydrationWarning>
      <head>
        <link rel="preload" href={firstFont(locale)} as="font" type="font/woff2" crossOrigin="anonymous" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; its hash stands in the policy. */}
        <script dangerouslySetInnerHTML={{ __html: firstScript }} />
      </head>
      <body>
        <a
          href="#content"
          className="sr-only focus-visible:not-sr-only focus-visible:fixed focus-visible:start-4 focus-visible:top-3 focus-visible:z-50 focus-visible:rounded-full focus-visible:bg-ink focus-visible:px-5 focus-visible:py-3 focus-visible:font-semibold focus-visible:text-paper"
        >
          {t("skip")}
        </a>
        <Texts>
          <OfflineBanner />
          <OutdatedPage />
          <VoiceProvider>{children}</VoiceProvider>
        </Texts>
      </body>
    </html>
  );
}
