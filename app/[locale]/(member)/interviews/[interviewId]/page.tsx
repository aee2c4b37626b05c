// A private talk for two. Made for each request: it is nobody else's.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Locale } from "next-intl";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { InterviewView } from "#components/rooms/interview/interview-view";
import { Texts } from "#components/shell/texts";
import { redirect } from "#lib/i18n/navigation";
import { interviewPage } from "#lib/rooms/loaders";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: Locale; interviewId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, interviewId } = await params;
  const page = await interviewPage(interviewId);
  if (!page || page === "signed_out") return { robots: { index: false } };
  const t = await getTranslations({ locale, namespace: "interview" });
  return { title: t("title", { name: page.other.name }), robots: { index: false } };
}

export default async function Interview({ params }: Props) {
  const { locale, interviewId } = await params;
  setRequestLocale(locale);
  const page = await interviewPage(interviewId);
  if (page === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: `/interviews/${interviewId}` } }, locale });
  if (!page) notFound();
  return (
    <Texts of={["interview", "hiring.outcomeForm", "hiring.code", "hiring.picker"]}>
      <InterviewView page={page} />
    </Texts>
  );
}
