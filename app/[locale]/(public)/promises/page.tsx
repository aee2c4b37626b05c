// What we promise, one sentence for each threat, and what we cannot.
import { Hourglass, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { moreLink, PageFrame } from "#components/shell/page";
import { cn } from "#components/ui/class/cn";
import { Link } from "#lib/i18n/navigation";
import { coming, kept } from "./sentences.ts";

type Props = { params: Promise<{ locale: Locale }> };

const limits = ["devices", "voice", "guests", "removed", "agencies"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "promises" });
  return { title: t("title"), description: t("lead") };
}

export default async function PromisesPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const [t, request] = [await getTranslations("promises"), await getTranslations("privacy.request")];
  return (
    <PageFrame width="text">
      <h1 className="text-3xl tracking-tighter">{t("title")}</h1>
      <p className="mt-4 text-lg text-ink-2">{t("lead")}</p>
      <h2 className="mt-10 mb-2 text-xl">{t("now")}</h2>
      <ul className="border-b border-line">
        {(Object.keys(kept) as (keyof typeof kept)[]).map((key) => (
          <li key={key} className="flex gap-3.5 border-t border-line py-4 text-lg">
            <ShieldCheck aria-hidden strokeWidth={1.9} className="mt-0.5 size-6 shrink-0 text-leaf" />
            {t(`sentences.${key}`)}
          </li>
        ))}
      </ul>
      <Link href="/privacy/request" className={cn(moreLink, "mt-4")}>
        {request("title")}
      </Link>
      <h2 className="mt-12 mb-2 text-xl">{t("coming")}</h2>
      <p className="mb-3 text-sm text-ink-2">{t("comingBody")}</p>
      <ul className="border-b border-line">
        {coming.map((key) => (
          <li key={key} className="flex gap-3.5 border-t border-line py-3.5 text-ink-2">
            <Hourglass aria-hidden strokeWidth={1.9} className="mt-0.5 size-5 shrink-0 text-ink-3" />
            {t(`sentences.${key}`)}
          </li>
        ))}
      </ul>
      <h2 className="mt-12 mb-3 text-xl">{t("limits")}</h2>
      <ul className="grid list-disc gap-1.5 ps-5">
        {limits.map((key) => (
          <li key={key}>{t(`limit.${key}`)}</li>
        ))}
      </ul>
    </PageFrame>
  );
}
