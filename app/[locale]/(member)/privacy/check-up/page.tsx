// A check-up of five questions: each says how it stands now, and leads to where it is changed.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Block } from "#components/privacy/block";
import { WayOn } from "#components/privacy/way-on";
import { BackLink } from "#components/shell/back-link";
import { PageFrame, PageTitle } from "#components/shell/page";
import { loadAccount, loadConsents } from "#lib/accounts/loaders";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { heldAboutMe, myPersonas } from "#lib/privacy/loaders";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "privacy.checkUp" });
  return { title: t("title"), robots: { index: false } };
}

export default async function CheckUp({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const account = await loadAccount();
  if (!account) return redirect({ href: { pathname: "/sign-in", query: { next: "/privacy/check-up" } }, locale });
  const [mine, consents, held] = await Promise.all([myPersonas(), loadConsents(locale), heldAboutMe()]);
  const t = await getTranslations("privacy.checkUp");
  const names = new Set(mine?.personas.filter(({ isCurrent }) => isCurrent).map(({ personaId }) => personaId)).size;
  const saysMore = consents?.some(({ purpose, isGiven }) => purpose === "subjects" && isGiven) ?? false;
  const hasSecondStep = account.factors.hasApp || account.factors.passkeys > 0;
  const questions = [
    { name: "names", href: "/privacy/personas", now: t("names.now", { count: names }) },
    { name: "held", href: "/privacy", now: t("held.now", { count: held?.length ?? 0 }) },
    { name: "letters", href: "/privacy", now: t(saysMore ? "letters.more" : "letters.neutral") },
    { name: "devices", href: "/account", now: t("devices.now", { count: account.devices.length }) },
    { name: "secondStep", href: "/account", now: t(hasSecondStep ? "secondStep.on" : "secondStep.off") },
  ] as const;
  return (
    <PageFrame width="text">
      <BackLink href="/privacy">{t("back")}</BackLink>
      <PageTitle title={t("title")} lead={t("lead")} className="mb-0" />
      {questions.map(({ name, href, now }, index) => (
        <Block key={name} title={t(`${name}.question`)} count={t("of", { number: index + 1, total: questions.length })}>
          <p className="mt-2">{now}</p>
          <div className="mt-2">
            <WayOn href={href} name={t(`${name}.change`)}>
              {t(`${name}.who`)}
            </WayOn>
          </div>
        </Block>
      ))}
    </PageFrame>
  );
}
