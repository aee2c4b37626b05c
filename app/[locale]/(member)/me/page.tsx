// What is mine: outcomes that wait for my word, applications, turns.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { MyApplications } from "#components/hiring/application/my-applications";
import { MyCheckIns } from "#components/hiring/check-in/my-check-ins";
import { SessionReports } from "#components/hiring/impact/session-reports";
import { LoggedOutcomes } from "#components/hiring/outcome/logged-outcomes";
import { MyOutcomes } from "#components/hiring/outcome/my-outcomes";
import { MyTurns } from "#components/hiring/outcome/my-turns";
import { AllowedList } from "#components/hiring/recruiter/allowed-list";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Button } from "#components/ui/button";
import { PageSection } from "#components/ui/page-section";
import { myPage } from "#lib/hiring/loaders";
import { Link, redirect } from "#lib/i18n/navigation";
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
  const [t, profile] = [await getTranslations("hiring"), await getTranslations("profile")];
  return (
    <PageFrame>
      <PageTitle
        title={t("me.title")}
        lead={t("me.lead")}
        action={
          <Button asChild>
            <Link href="/profile">{profile("title")}</Link>
          </Button>
        }
      />
      <Texts
        of={[
          "hiring.me",
          "hiring.state",
          "hiring.timeline",
          "hiring.reason",
          "hiring.logged",
          "hiring.sessions",
          "hiring.allow",
          "hiring.allowed",
          "hiring.outcomes",
          "hiring.checkIn",
          "hiring.code",
          "hiring.outcomeForm",
          "hiring.picker",
          "hiring.share",
        ]}
      >
        <PageSection title={t("outcomes.title")}>
          <MyOutcomes outcomes={mine.outcomes} />
        </PageSection>
        {mine.checkIns ? (
          <PageSection title={t("checkIn.title")} lead={t("checkIn.lead")}>
            <MyCheckIns mine={mine.checkIns} />
          </PageSection>
        ) : null}
        <PageSection title={t("me.applications")}>
          <MyApplications applications={mine.applications} profileParts={mine.profileParts} />
        </PageSection>
        <PageSection title={t("me.turns")}>
          <MyTurns turns={mine.turns} />
        </PageSection>
        {mine.allowed.length > 0 ? (
          <PageSection title={t("allowed.title")}>
            <AllowedList lines={mine.allowed} />
          </PageSection>
        ) : null}
        {mine.sessions.length > 0 ? (
          <PageSection title={t("sessions.title")} lead={t("sessions.lead")}>
            <SessionReports sessions={mine.sessions} />
          </PageSection>
        ) : null}
        {mine.loggedByMe.length > 0 ? (
          <PageSection title={t("logged.title")}>
            <LoggedOutcomes outcomes={mine.loggedByMe} />
          </PageSection>
        ) : null}
      </Texts>
    </PageFrame>
  );
}
