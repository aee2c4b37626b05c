// The vacancies of my companies, each with its seats and the people who wait for an answer.
import { Building2, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EmployerView } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import { PartHead } from "../shell/page.tsx";
import { Batik } from "../ui/brand/batik.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { Notice } from "../ui/notice.tsx";
import { MemberLetterChoice } from "./application/member-letter-choice.tsx";
import { CloseVacancy } from "./vacancy/close-vacancy.tsx";
import { DuplicateVacancy } from "./vacancy/duplicate-vacancy.tsx";
import { PlaceText } from "./vacancy/place-text.tsx";
import { StillOpen } from "./vacancy/still-open.tsx";
import { useDeadline } from "./vacancy/use-deadline.tsx";

export function EmployerBoard({ organisations }: EmployerView) {
  const t = useTranslations("hiring");
  const companies = useTranslations("companies.board");
  const words = useTranslations("vacancies");
  const { until } = useDeadline();
  if (organisations.length === 0)
    return (
      <Notice tone="empty" title={t("employer.noneTitle")}>
        {t("employer.noneText")}
      </Notice>
    );
  return organisations.map(({ organisationId, name, seed, isToldAtOnce, vacancies, mayPost, mayReadApplicants, mayManage }) => (
    <section key={organisationId} className="mb-12">
      <PartHead
        className="items-center"
        title={
          <Link href={`/organisations/${organisationId}`} className="inline-flex min-h-11 items-center gap-3 hover:text-leaf">
            <Batik seed={seed} px={32} shape="square" />
            <bdi translate="no">{name}</bdi>
          </Link>
        }
        more={
          <span className="flex flex-wrap gap-2">
            {mayManage ? (
              <Button asChild variant="quiet">
                <Link href={`/employer/companies/${organisationId}`}>
                  <Building2 aria-hidden strokeWidth={1.9} />
                  {companies("settings")}
                </Link>
              </Button>
            ) : null}
            {mayPost ? (
              <Button asChild variant="main">
                <Link href="/employer/vacancies/new">
                  <Plus aria-hidden strokeWidth={1.9} />
                  {t("employer.new")}
                </Link>
              </Button>
            ) : null}
          </span>
        }
      />
      {mayReadApplicants ? <MemberLetterChoice organisationId={organisationId} isAtOnce={isToldAtOnce} /> : null}
      {vacancies.length === 0 ? (
        <Notice tone="empty" title={t("employer.noVacancies")}>
          {t("employer.noVacanciesText")}
        </Notice>
      ) : (
        <ul className="border-line border-t">
          {vacancies.map((vacancy) => (
            <li
              key={vacancy.vacancyId}
              className="grid gap-x-6 gap-y-2 border-line border-b py-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-center"
            >
              <div className="min-w-0">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Link
                    href={vacancy.isPublic ? `/vacancies/${vacancy.vacancyId}` : `/employer/vacancies/${vacancy.vacancyId}/edit`}
                    className="tap-44 font-semibold text-lg hover:text-leaf"
                  >
                    <bdi>{vacancy.title}</bdi>
                  </Link>
                  <Chip tone={vacancy.open && vacancy.isPublic ? "ok" : "plain"}>
                    {vacancy.open && !vacancy.isPublic
                      ? words(vacancy.sentBackReason ? "board.sentBack" : "board.waits")
                      : t(vacancy.takenDown ? "employer.takenDown" : vacancy.open ? "employer.open" : "employer.closed")}
                  </Chip>
                  {vacancy.changeWaits ? <Chip>{words("board.changeWaits")}</Chip> : null}
                </p>
                <p className="text-ink-2 text-sm tabular-nums">
                  <PlaceText {...vacancy} /> · {t("seats", { left: vacancy.left, openings: vacancy.openings })} · {until(vacancy)}
                  {vacancy.applicants === 0 ? ` · ${t("employer.applicants", { count: 0 })}` : ""}
                </p>
              </div>
              {vacancy.sentBackReason ? (
                <p className="text-sm md:col-span-full" dir="auto">
                  {vacancy.sentBackReason}
                </p>
              ) : null}
              <div className="flex flex-wrap items-center gap-2">
                {vacancy.asksIfOpen ? <StillOpen vacancyId={vacancy.vacancyId} left={vacancy.left} /> : null}
                {mayReadApplicants && vacancy.hires > 0 ? (
                  <Button asChild size="sm" variant="mine" className="max-md:w-full">
                    <Link href={`/employer/vacancies/${vacancy.vacancyId}`} prefetch={false}>
                      {t("employer.hires", { count: vacancy.hires })}
                    </Link>
                  </Button>
                ) : null}
                {mayReadApplicants && vacancy.applicants > 0 ? (
                  <Button asChild size="sm" variant={vacancy.waiting > 0 ? "mine" : "plain"} className="max-md:w-full">
                    <Link href={`/employer/vacancies/${vacancy.vacancyId}`} prefetch={false}>
                      {t("employer.applicants", { count: vacancy.applicants })}
                      {vacancy.waiting > 0 ? ` · ${t("employer.waiting", { count: vacancy.waiting })}` : ""}
                    </Link>
                  </Button>
                ) : null}
                {mayPost && vacancy.open ? (
                  <div className="flex gap-2 max-md:-ms-3.5">
                    <Button asChild size="sm" variant="quiet">
                      <Link href={`/employer/vacancies/${vacancy.vacancyId}/edit`}>{t("employer.edit")}</Link>
                    </Button>
                    <CloseVacancy vacancyId={vacancy.vacancyId} />
                  </div>
                ) : null}
                <DuplicateVacancy vacancyId={vacancy.vacancyId} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  ));
}
