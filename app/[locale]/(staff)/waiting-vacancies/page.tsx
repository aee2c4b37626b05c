// Vacancies that wait for an administrator before the public reads them. For everybody else there is no such page.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { WaitingList } from "#components/hiring/company/waiting-list";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { waitingVacancies } from "#lib/hiring/loaders";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "companies.waiting" });
  const waiting = await waitingVacancies();
  return waiting && waiting !== "signed_out" ? { title: t("title"), robots: { index: false } } : { robots: { index: false } };
}

export default async function WaitingVacancies({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const waiting = await waitingVacancies();
  if (waiting === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/waiting-vacancies" } }, locale });
  if (!waiting) notFound();
  const [t, format] = await Promise.all([getTranslations("companies.waiting"), getFormatter()]);
  const vacancies = waiting.map((vacancy) => ({
    ...vacancy,
    since: t("since", { date: format.dateTime(new Date(vacancy.submittedAt), { dateStyle: "long", timeStyle: "short" }) }),
  }));
  return (
    <PageFrame width="text">
      <PageTitle title={t("title")} lead={t("lead")} />
      <Texts of={["companies.waiting", "vacancies.found", "vacancies.criterion"]}>
        <WaitingList vacancies={vacancies} />
      </Texts>
    </PageFrame>
  );
}
