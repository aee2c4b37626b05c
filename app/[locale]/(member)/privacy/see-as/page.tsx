// Who can see this now: my names, cards and applications as a kind of viewer is shown them, made on the server by the reads that answer them.
import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { Block } from "#components/privacy/block";
import { CompanyChoice } from "#components/privacy/preview/company-choice";
import { SeenCard } from "#components/privacy/preview/seen-card";
import { ViewerLinks } from "#components/privacy/preview/viewer-links";
import { BackLink } from "#components/shell/back-link";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Batik } from "#components/ui/brand/batik";
import { Notice } from "#components/ui/notice";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { myPreview } from "#lib/privacy/loaders";
import { viewerNames } from "#lib/privacy/view";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "preview" });
  return { title: t("title"), robots: { index: false } };
}

export default async function SeeAs({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const asked = await searchParams;
  const as = viewerNames.find((name) => name === asked.as) ?? "public";
  const preview = await myPreview(as, typeof asked.company === "string" ? asked.company : null);
  if (!preview) return redirect({ href: { pathname: "/sign-in", query: { next: "/privacy/see-as" } }, locale });
  const [t, share, format] = [await getTranslations("preview"), await getTranslations("hiring.share"), await getFormatter()];
  const { company, companies, forums, applications, moderates } = preview;
  const companyName = company?.name ?? t("anyCompany");
  return (
    <PageFrame width="text">
      <BackLink href="/privacy">{t("back")}</BackLink>
      <PageTitle title={t("title")} lead={t("lead")} className="mb-0" />
      <ViewerLinks as={as} />
      {as === "employer" && companies.length > 0 ? <CompanyChoice companies={companies} chosen={company?.id ?? ""} /> : null}
      <p className="mt-3 text-sm text-ink-2">{t(`who.${as}`, { company: companyName })}</p>
      {preview.isFrozen ? <Notice tone="info" title={t("frozen")} className="mt-4" /> : null}
      <Block title={t("forums")} count={t("forumsCount", { count: forums.length })} limit={t("limit")}>
        {forums.length === 0 ? <p className="mt-2 text-sm text-ink-2">{t("none")}</p> : null}
        {forums.map((one) => (
          <SeenCard key={one.id} thing={one} unnamed={t("participant")}>
            {one.inQueue ? t("queue", { name: one.inQueue.name || t("participant") }) : null}
          </SeenCard>
        ))}
      </Block>
      <Block title={as === "employer" ? t("applications", { company: companyName }) : t("applicationsTitle")}>
        {as !== "employer" ? <p className="mt-2 text-sm text-ink-2">{t("applicationsOthers")}</p> : null}
        {as === "employer" && applications.length === 0 ? <p className="mt-2 text-sm text-ink-2">{t("applicationsNone")}</p> : null}
        {applications.map((one) => (
          <SeenCard key={one.id} thing={one} unnamed={t(one.isThere ? "nameless" : "absent")}>
            {one.parts.length > 0 ? t("parts", { parts: format.list(one.parts.map((part) => share(`part.${part}`))) }) : null}
          </SeenCard>
        ))}
      </Block>
      {moderates.length > 0 ? (
        <Block title={t("moderates")} count={t("moderatesText")}>
          <ul className="mt-3 border-b border-line">
            {moderates.map(({ forum, name, seed }) => (
              <li key={seed} className="flex items-center gap-3 border-t border-line py-3">
                <Batik seed={seed} px={40} />
                <span className="min-w-0 flex-1 wrap-anywhere">
                  <bdi translate="no" className="block font-semibold">
                    {name}
                  </bdi>
                  <bdi className="block text-sm text-ink-2">{forum}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </Block>
      ) : null}
    </PageFrame>
  );
}
