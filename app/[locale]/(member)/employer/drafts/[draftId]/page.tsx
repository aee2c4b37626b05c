// A draft as the public would read it; to everybody but its company the page is not there.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { VacancyArticle } from "#components/hiring/vacancy/vacancy-article";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { Notice } from "#components/ui/notice";
import { vacancyPreview } from "#lib/hiring/loaders";
import { draftIdInput } from "#lib/hiring/vacancy/vacancy-schema";
import { redirect } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale; draftId: string }> };

/** Different for every person: never made ahead. */
export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "vacancies.drafts" });
  return { title: t("previewTitle"), robots: { index: false } };
}

export default async function DraftPreview({ params }: Props) {
  const { locale, draftId } = await params;
  setRequestLocale(locale);
  if (!draftIdInput.safeParse({ draftId }).success) notFound();
  const vacancy = await vacancyPreview(draftId);
  if (vacancy === "signed_out") return redirect({ href: { pathname: "/sign-in", query: { next: `/employer/drafts/${draftId}` } }, locale });
  if (!vacancy) notFound();
  const t = await getTranslations("vacancies.drafts");
  return (
    <PageFrame>
      <Notice title={t("previewTitle")} className="mb-6">
        {t("previewText")}
      </Notice>
      <Texts of={["hiring.apply", "hiring.share", "hiring.form"]}>
        <VacancyArticle vacancy={{ ...vacancy, title: vacancy.title || t("untitled") }} isPreview />
      </Texts>
    </PageFrame>
  );
}
