// What a vacancy asks besides its musts, what it asks of applicants in words, who chooses, and what was changed since it was posted.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { VacancyChange, VacancyView } from "#lib/hiring/vacancy/view";
import { Notice } from "../../ui/notice.tsx";
import { useDay } from "../use-day.tsx";
import { PayLine } from "./pay-line.tsx";
import { PlaceText } from "./place-text.tsx";

export function VacancyNeeds({ vacancy }: { vacancy: VacancyView }) {
  const t = useTranslations("vacancies");
  const levels = useTranslations("hiring.education");
  const { day } = useDay();
  return (
    <>
      <ul className="mt-4 grid gap-1.5">
        <li>
          {vacancy.educationMin === "none" ? t("page.noEducation") : t("page.education", { level: levels(vacancy.educationMin) })}
          {vacancy.educationMin !== "none" && vacancy.eitherOr ? ` ${t("page.eitherOr")}` : ""}
        </li>
        <li>
          {vacancy.experienceMonthsMin === 0 ? t("page.noExperience") : t("page.experience", { months: vacancy.experienceMonthsMin })}
        </li>
        {vacancy.startDate ? <li>{t("page.start", { date: day(vacancy.startDate) })}</li> : null}
        <li>
          {vacancy.aiScreening ? (
            <>
              {t("page.ai")} <bdi>{vacancy.aiScreening}</bdi>
            </>
          ) : (
            t("page.noAi")
          )}
        </li>
      </ul>
      {vacancy.niceToHave.length > 0 ? <Lines title={t("page.nice")} lines={vacancy.niceToHave} /> : null}
      {vacancy.questions.length > 0 ? <Lines title={t("page.questions")} lines={vacancy.questions} /> : null}
      {vacancy.criteria.length > 0 ? (
        <>
          <h2 className="mt-7 text-xl">{t("page.criteria")}</h2>
          <p className="mt-1 text-ink-2 text-sm">{t("page.criteriaText")}</p>
          <ul className="mt-2 grid gap-3">
            {vacancy.criteria.map(({ kind, value, justification }) => (
              <li key={`${kind} ${value}`} className="rounded-2 bg-sunk p-4">
                <p className="font-semibold">
                  {t(`criterion.${kind}`)}: <bdi>{value}</bdi>
                </p>
                <p className="mt-1 break-words text-sm" dir="auto">
                  {justification}
                </p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {vacancy.changes.length > 0 ? (
        <details className="mt-7">
          <summary className="tap-44 min-h-11 cursor-pointer font-semibold text-leaf">
            {t("page.changed", { date: day(vacancy.changes[0]?.on ?? vacancy.postedOn), count: vacancy.changes.length })}
          </summary>
          <ol className="mt-2 border-line border-t">
            {vacancy.changes.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a change has no identity but its place.
              <li key={index} className="border-line border-b py-3 text-sm">
                <p className="font-semibold">{day(one.on)}</p>
                <Former change={one} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

/** What stood there before, part by part. */
function Former({ change: { changed, former } }: { change: VacancyChange }) {
  const t = useTranslations("vacancies");
  const words = useTranslations("hiring");
  const before: Record<VacancyChange["changed"][number], ReactNode> = {
    pay: former.payReason ?? <PayLine pay={former.pay} />,
    place: <PlaceText {...former} />,
    contract: words(`contract.${former.contract}`),
    hours: former.hours,
    musts: former.mustHave.join(" · ") || "–",
    openings: t("page.openings", { count: former.openings }),
  };
  return (
    <ul className="mt-1 grid gap-1">
      {changed.map((part) => (
        <li key={part}>
          {t(`page.part.${part}`)} <bdi className="text-ink-2">{before[part]}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h2 className="mt-7 text-xl">{title}</h2>
      <ul className="mt-2 grid list-disc gap-1.5 ps-5 marker:text-leaf">
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Its company was asked whether it is still open, and has not answered. */
export function Unconfirmed({ vacancy }: { vacancy: Pick<VacancyView, "unconfirmedSince"> }) {
  const t = useTranslations("vacancies.page");
  const { day } = useDay();
  return vacancy.unconfirmedSince ? (
    <Notice tone="warn" title={t("unconfirmed", { date: day(vacancy.unconfirmedSince) })} className="mt-5">
      {t("unconfirmedText")}
    </Notice>
  ) : null;
}

/** A list of people for later, said before anything else. */
export function TalentPool({ vacancy }: { vacancy: Pick<VacancyView, "vacancyExists"> }) {
  const t = useTranslations("vacancies.page");
  return vacancy.vacancyExists ? null : (
    <Notice title={t("poolTitle")} className="mt-5">
      {t("poolText")}
    </Notice>
  );
}
