// What is mine: outcomes that wait for my word, applications, turns.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { MyApplications } from "#components/hiring/my-applications";
import { MyOutcomes } from "#components/hiring/my-outcomes";
import { MyTurns } from "#components/hiring/my-turns";
import { SaidOutcomes } from "#components/hiring/said-outcomes";
import { PageFrame, PartHead } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { myPage } from "#lib/hiring/loaders";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

/** Different for every person: never made ahead. */
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "hiring.me" });
  return { title: t("title"), robots: { index: false } };
}

export default async function Mine({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const mine = await myPage();
  if (mine === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/me" } }, locale });
  const t = await getTranslations("hiring");
  return (
    <PageFrame width="text">
      <h1 className="text-2xl md:text-[2.375rem] md:leading-[1.15]">{t("me.title")}</h1>
      <p className="mt-2 mb-8 text-ink-2">{t("me.lead")}</p>
      <Texts of={["hiring"]}>
        <PartHead title={t("outcomes.title")} />
        <MyOutcomes outcomes={mine.outcomes} />
        <PartHead title={t("me.applications")} className="mt-12" />
        <MyApplications applications={mine.applications} />
        <PartHead title={t("me.turns")} className="mt-12" />
        <MyTurns turns={mine.turns} />
        {mine.saidByMe.length > 0 ? (
          <>
            <PartHead title={t("said.title")} className="mt-12" />
            <SaidOutcomes outcomes={mine.saidByMe} />
          </>
        ) : null}
      </Texts>
    </PageFrame>
  );
}
