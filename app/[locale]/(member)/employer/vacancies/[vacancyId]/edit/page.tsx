// Changing a vacancy of one of my companies; to everybody else the page is not there.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { VacancyForm } from "#components/hiring/vacancy/editor/vacancy-form";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { editableVacancy, formMoment, openDraftOf } from "#lib/hiring/loaders";
import { vacancyIdInput } from "#lib/hiring/schema";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale; vacancyId: string }> };

/** Different for every person: never made ahead. */
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "hiring.form" });
  return { title: t("editTitle"), robots: { index: false } };
}

export default async function EditVacancy({ params }: Props) {
  const { locale, vacancyId } = await params;
  setRequestLocale(locale);
  if (!vacancyIdInput.safeParse({ vacancyId }).success) notFound();
  const mine = await editableVacancy(vacancyId, locale);
  if (mine === "signed_out")
    return redirect({ href: { pathname: "/sign-in", query: { next: `/employer/vacancies/${vacancyId}/edit` } }, locale });
  if (!mine || mine.closed) notFound();
  const draft = await openDraftOf(vacancyId);
  const t = await getTranslations("hiring.form");
  return (
    <PageFrame>
      <PageTitle title={t("editTitle")} lead={<bdi>{mine.organisation}</bdi>} />
      <Texts
        of={[
          "vacancies",
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
        <VacancyForm organisations={[]} vacancy={mine} draft={draft === "signed_out" ? null : draft} at={await formMoment()} />
      </Texts>
    </PageFrame>
  );
}
