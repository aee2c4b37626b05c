// My names: which forum and which application knows me by which.
import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { Block, Line, Lines } from "#components/privacy/block";
import { PersonaList } from "#components/privacy/persona-list";
import { BackLink } from "#components/shell/back-link";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Batik } from "#components/ui/brand/batik";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { myPersonas } from "#lib/privacy/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "privacy.personas" });
  return { title: t("title"), robots: { index: false } };
}

export default async function MyNames({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const mine = await myPersonas();
  if (!mine) return redirect({ href: { pathname: "/sign-in", query: { next: "/privacy/personas" } }, locale });
  const [t, format] = [await getTranslations("privacy.personas"), await getFormatter()];
  const { personas, applied } = mine;
  const forums = new Set(personas.map(({ slug }) => slug)).size;
  const lines = personas.map(({ createdAt, rooms, ...one }) => ({
    ...one,
    said: t("in", { forum: one.forum, rooms, at: format.dateTime(createdAt, { dateStyle: "medium" }) }),
  }));
  return (
    <PageFrame width="text">
      <BackLink href="/privacy">{t("back")}</BackLink>
      <PageTitle title={t("title")} lead={t("lead")} className="mb-0" />
      <p className="mt-4 text-sm text-ink-2 tabular-nums">
        {personas.length > 0 ? t("count", { count: personas.length, forums }) : t("none")}
      </p>
      <Texts of={["privacy.personas"]}>
        <PersonaList personas={lines} />
      </Texts>
      {applied.length > 0 ? (
        <Block title={t("applied")} count={t("appliedCount", { count: applied.length })}>
          <Lines>
            {applied.map(({ applicationId, name, seed, organisation, title }) => (
              <Line key={applicationId} start={<Batik seed={seed} px={40} />} name={<bdi translate="no">{name}</bdi>}>
                {t("for", { title, organisation })}
              </Line>
            ))}
          </Lines>
        </Block>
      ) : null}
    </PageFrame>
  );
}
