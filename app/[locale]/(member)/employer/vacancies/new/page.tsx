// Posting a vacancy of one of my companies.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EmployerBoard } from "#components/hiring/employer-board";
import { VacancyForm } from "#components/hiring/vacancy/editor/vacancy-form";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { employerPage, formMoment, openDraft } from "#lib/hiring/loaders";
import { draftIdInput } from "#lib/hiring/vacancy/vacancy-schema";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ draft?: string | string[] }> };

/** Different for every person: never made ahead. */
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "hiring.form" });
  return { title: t("newTitle"), robots: { index: false } };
}

export default async function NewVacancy({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const view = await employerPage();
  if (view === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: "/employer/vacancies/new" } }, locale });
  const asked = draftIdInput.safeParse({ draftId: (await searchParams).draft });
  const found = asked.success ? await openDraft(asked.data.draftId) : null;
  // The change of a vacancy is gone on with on that vacancy's own page.
  const draft = found === "signed_out" || found?.vacancyId ? null : found;
  const t = await getTranslations("hiring.form");
  const organisations = view.organisations.filter(({ mayPost }) => mayPost).map(({ organisationId, name }) => ({ organisationId, name }));
  return (
    <PageFrame>
      <PageTitle title={t("newTitle")} lead={t("lead")} />
      <Texts
        of={[
          "vacancies",
          "hiring.employer",
          "hiring.letters",
          "hiring.form",
          "hiring.contract",
          "hiring.region",
          "hiring.occupation",
          "hiring.education",
          "hiring.unit",
          "hiring.country",
          "hiring.zone",
          "hiring.until",
        ]}
      >
        {organisations.length > 0 ? (
          <VacancyForm organisations={organisations} vacancy={null} draft={draft} at={await formMoment()} />
        ) : (
          <EmployerBoard organisations={[]} />
        )}
      </Texts>
    </PageFrame>
  );
}
