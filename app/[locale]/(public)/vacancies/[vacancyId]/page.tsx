// One vacancy, for anyone; with its JobPosting for search engines while one can apply.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { VacancyArticle } from "#components/hiring/vacancy/vacancy-article";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { vacancyPage } from "#lib/hiring/loaders";
import { vacancyIdInput } from "#lib/hiring/schema";
import { jobPosting } from "#lib/hiring/vacancy/job-posting";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale; vacancyId: string }> };

/** Made at the first visit, kept until the vacancy changes. */
export const generateStaticParams = () => [];

async function find({ params }: Props) {
  const { vacancyId } = await params;
  return vacancyIdInput.safeParse({ vacancyId }).success ? vacancyPage(vacancyId) : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const vacancy = await find(props);
  if (!vacancy) return {};
  const t = await getTranslations({ locale: (await props.params).locale, namespace: "hiring" });
  return {
    title: vacancy.title,
    description: `${vacancy.organisation}, ${vacancy.remote ? t("remote", { country: t(`country.${vacancy.country}`) }) : vacancy.place}. ${t("vacancy.seatsLeft", { left: vacancy.left, openings: vacancy.openings })}.`,
  };
}

export default async function Vacancy(props: Props) {
  const { locale } = await props.params;
  setRequestLocale(locale);
  const vacancy = await find(props);
  if (!vacancy) notFound();
  const posting = jobPosting(vacancy);
  return (
    <PageFrame className="max-md:pb-28">
      {posting ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of ours with every "<" escaped; data, not a script.
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: posting }} />
      ) : null}
      <Texts of={["hiring.apply", "hiring.share", "hiring.form"]}>
        <VacancyArticle vacancy={vacancy} />
      </Texts>
    </PageFrame>
  );
}
