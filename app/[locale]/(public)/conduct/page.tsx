// The published rules of reports: how they are decided, how long that takes, which consequences there are; and where a code is typed.
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CodeForm } from "#components/reports/code-form";
import { Section } from "#components/reports/section";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import type { Locale } from "#lib/i18n/routing";
import { categories, hoursFor, rungs } from "#lib/reports/ladder";

type Props = { params: Promise<{ locale: Locale }> };

const steps = ["report", "evidence", "lane", "who", "machine", "appeal", "keep"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports" });
  return { title: t("conduct.title"), description: t("conduct.lead") };
}

export default async function Conduct({ params }: Props) {
  setRequestLocale((await params).locale);
  const t = await getTranslations("reports");
  return (
    <PageFrame width="text">
      <PageTitle title={t("conduct.title")} lead={t("conduct.lead")} className="mb-0" />
      <Section title={t("conduct.how")}>
        <ol className="grid list-decimal gap-2 ps-5 marker:text-ink-3">
          {steps.map((step) => (
            <li key={step}>{t(`conduct.step.${step}`)}</li>
          ))}
        </ol>
      </Section>
      <Section title={t("conduct.hours")}>
        <dl className="border-line border-t">
          {categories.map((category) => (
            <div key={category} className="flex flex-wrap justify-between gap-x-4 border-line border-b py-2">
              <dt>{t(`category.${category}`)}</dt>
              <dd className="text-ink-2">{t("within", { hours: hoursFor[category] })}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t("conduct.ladder")}>
        <ol className="grid list-decimal gap-3 ps-5 marker:text-ink-3">
          {rungs.map((rung) => (
            <li key={rung}>
              <p className="font-semibold">{t(`rung.${rung}`)}</p>
              <p className="text-sm text-ink-2">{t(`rungText.${rung}`)}</p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t("code.title")}>
        <Texts of={["reports.code"]}>
          <CodeForm />
        </Texts>
      </Section>
    </PageFrame>
  );
}
