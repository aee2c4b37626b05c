// One vacancy: on phones the facts, then the way to apply, then the text; on wide screens the way to apply beside it.
import { Calendar, Clock, Pin, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { VacancyView } from "#lib/hiring/vacancy/view";
import { Link } from "#lib/i18n/navigation";
import { ReportLink } from "../../reports/report-link.tsx";
import { RoomLink } from "../../shell/room-link.tsx";
import { Batik } from "../../ui/brand/batik.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Chip } from "../../ui/chip.tsx";
import { cn } from "../../ui/class/cn.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Apply } from "../application/apply.tsx";
import { ReplyRates } from "../application/reply-rates.tsx";
import { useDay } from "../use-day.tsx";
import { PayLine } from "./pay-line.tsx";
import { PlaceText } from "./place-text.tsx";
import { useDeadline } from "./use-deadline.tsx";
import { TalentPool, Unconfirmed, VacancyNeeds } from "./vacancy-needs.tsx";

/** A preview is the same page without what can be done there. */
export function VacancyArticle({ vacancy, isPreview = false }: { vacancy: VacancyView; isPreview?: boolean }) {
  const t = useTranslations("hiring");
  const words = useTranslations("vacancies");
  const { day, time } = useDay();
  const { parts } = useDeadline();
  return (
    <div className="grid gap-x-11 gap-y-6 md:grid-cols-[minmax(0,1fr)_340px]">
      <div className="min-w-0">
        <nav className="text-ink-2 text-sm" aria-label={t("vacancy.crumb")}>
          <Link href="/vacancies" className="tap-44 underline-offset-4 hover:underline">
            {t("vacancy.crumb")}
          </Link>{" "}
          / <PlaceText {...vacancy} />
        </nav>
        <h1 className="mt-2 text-2xl md:text-[2.375rem] md:leading-[1.15]">
          <bdi>{vacancy.title}</bdi>
        </h1>
        <p className="mt-3 flex flex-wrap items-center gap-2.5">
          <Batik seed={vacancy.organisationSeed} px={30} shape="square" />
          <Link href={`/organisations/${vacancy.organisationId}`} className="tap-44 font-semibold underline-offset-4 hover:underline">
            <bdi>{vacancy.organisation}</bdi>
          </Link>
        </p>
        <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-4 tabular-nums sm:flex sm:flex-wrap sm:gap-x-9">
          <Fact name={t("vacancy.pay")}>
            <PayLine pay={vacancy.pay} />
            {vacancy.payReason ? <span className="block max-w-text font-normal text-ink-2 text-sm">{vacancy.payReason}</span> : null}
          </Fact>
          <Fact name={t("vacancy.place")}>
            <PlaceText {...vacancy} />
          </Fact>
          <Fact name={t("vacancy.contract")}>
            {t(`contract.${vacancy.contract}`)}
            {vacancy.contractMonths ? `, ${words("page.months", { count: vacancy.contractMonths })}` : ""}
          </Fact>
          {vacancy.hours ? <Fact name={words("page.hours")}>{vacancy.hours}</Fact> : null}
          <Fact name={t("vacancy.seats")}>{t("vacancy.seatsLeft", { left: vacancy.left, openings: vacancy.openings })}</Fact>
        </dl>
        <TalentPool vacancy={vacancy} />
        <Unconfirmed vacancy={vacancy} />
      </div>
      <aside className={cn("min-w-0 md:col-start-2 md:row-span-2 md:row-start-1", vacancy.closed ? null : "max-md:order-last")}>
        <div className="grid gap-3 md:sticky md:top-6">
          {vacancy.closed ? (
            <Notice
              tone="warn"
              title={vacancy.closed === "vacancy_closed" ? t("vacancy.closedTitle") : t("vacancy.pastTitle")}
              action={
                <Button asChild>
                  <Link href="/vacancies">{t("vacancy.others")}</Link>
                </Button>
              }
            >
              {vacancy.closed === "vacancy_closed" ? t("vacancy.closedText") : t("vacancy.pastText", parts(vacancy))}
            </Notice>
          ) : (
            <Card>
              {isPreview ? (
                <p className="font-semibold">{words("drafts.applyHere")}</p>
              ) : (
                <Apply vacancyId={vacancy.vacancyId} title={vacancy.title} organisation={vacancy.organisation} />
              )}
              <p className="text-ink-2 text-sm md:mt-2.5">
                {t.rich("vacancy.reply", { date: day(vacancy.replyBy, false), b: (words) => <b className="text-ink">{words}</b> })}
              </p>
            </Card>
          )}
          <div className="rounded-2 bg-kunyit-soft p-4 text-kunyit-ink">
            <p className="flex items-center gap-2 font-semibold">
              <ShieldCheck aria-hidden strokeWidth={1.9} className="size-5 shrink-0" />
              {t("vacancy.pledgeTitle")}
            </p>
            <p className="mt-1 text-sm">
              {vacancy.pledgedBy
                ? t("vacancy.pledgeText", { name: vacancy.pledgedBy, date: day(vacancy.pledgedOn, false) })
                : t("vacancy.pledgeUnsigned", { date: day(vacancy.pledgedOn, false) })}
            </p>
          </div>
          {vacancy.replies ? <ReplyRates replies={vacancy.replies} /> : null}
          <ul className="grid gap-1.5 text-ink-2 text-sm">
            <li className="flex items-center gap-2">
              <Clock aria-hidden strokeWidth={1.9} className="size-4 shrink-0" />
              {t("vacancy.posted", { date: day(vacancy.postedOn) })}
            </li>
            <li className="flex items-center gap-2">
              <Calendar aria-hidden strokeWidth={1.9} className="size-4 shrink-0" />
              {t("vacancy.until", parts(vacancy))}
            </li>
          </ul>
        </div>
      </aside>
      <div className="min-w-0 max-w-text">
        <h2 className="text-xl">{t("vacancy.work")}</h2>
        {vacancy.remote ? <p className="mt-2">{t("vacancy.remoteText", { country: t(`country.${vacancy.country}`) })}</p> : null}
        <div className="mt-2 grid gap-3">
          {vacancy.description.split(/\n{2,}/).map((part) => (
            <p key={part} className="whitespace-pre-line break-words" dir="auto">
              {part}
            </p>
          ))}
        </div>
        {vacancy.mustHave.length > 0 ? (
          <>
            <h2 className="mt-7 text-xl">{t("vacancy.needs")}</h2>
            <ul className="mt-2 grid list-disc gap-1.5 ps-5 marker:text-leaf">
              {vacancy.mustHave.map((must) => (
                <li key={must}>
                  <bdi>{must}</bdi>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <VacancyNeeds vacancy={vacancy} />
        {vacancy.shownIn.length > 0 ? (
          <>
            <h2 className="mt-7 text-xl">{t("vacancy.shown")}</h2>
            <ul className="mt-2 border-line border-t">
              {vacancy.shownIn.map((one) => (
                <li key={one.at} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-2 text-sm">
                  <Pin aria-hidden strokeWidth={1.9} className="size-4 shrink-0 text-ink-2" />
                  <span className="min-w-0 flex-1 basis-[calc(100%-2rem)] tabular-nums sm:basis-0">
                    {t("vacancy.shownLine", { date: day(one.at, false), time: time(one.at), forum: one.title })}
                  </span>
                  {one.live ? (
                    <>
                      <Chip tone="live">{t("vacancy.live")}</Chip>
                      <Button asChild size="sm">
                        <RoomLink roomId={one.roomId}>{t("vacancy.toRoom")}</RoomLink>
                      </Button>
                    </>
                  ) : null}
                </li>
              ))}
            </ul>
            <p className="mt-2 text-ink-2 text-xs">{t("vacancy.shownText")}</p>
          </>
        ) : null}
        {isPreview ? null : (
          <p className="mt-8">
            <ReportLink kind="vacancy" id={vacancy.vacancyId}>
              {t("vacancy.report")}
            </ReportLink>
          </p>
        )}
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-2 text-sm">{name}</dt>
      <dd className="font-bold text-[1.0625rem] break-words">{children}</dd>
    </div>
  );
}
