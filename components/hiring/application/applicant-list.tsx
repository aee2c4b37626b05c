"use client";
// The people who applied, in order of arrival. What one wrote is opened one by one, and the person sees that it was.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isWaiting } from "#lib/hiring/application/state";
import type { ApplicantLine } from "#lib/hiring/view";
import { useRouter } from "#lib/i18n/navigation";
import { Batik } from "../../ui/brand/batik.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";
import { ApplicationHistory } from "./application-history.tsx";
import { toneOf } from "./application-tone.ts";
import { OpenedApplication } from "./opened-application.tsx";
import { useShown } from "./use-shown.ts";

/** Sent again after an answer: who reads it now should know. */
const wasAnswered = ({ history }: ApplicantLine) => history.filter(({ kind }) => kind === "applied").length > 1;

export function ApplicantList({ vacancyId, applicants }: { vacancyId: string; applicants: readonly ApplicantLine[] }) {
  const t = useTranslations("hiring");
  const router = useRouter();
  const { day } = useDay(useVisitorZone());
  const [opened, setOpened] = useState<ApplicantLine | null>(null);
  const named = applicants.filter(({ name }) => name !== null).map(({ applicationId }) => applicationId);
  const { may, isStale } = useShown(vacancyId, named);
  const reading = opened && may(opened.applicationId) ? opened : null;

  function shut() {
    setOpened(null);
    router.refresh();
  }

  return (
    <>
      {isStale ? (
        <Notice tone="warn" title={t("applicants.unsure")} className="mb-3">
          {t("applicants.unsureText")}
        </Notice>
      ) : null}
      <ul className="border-line border-t">
        {applicants.map((line) => (
          <li key={line.applicationId} className="flex min-h-16 items-center gap-x-3.5 border-line border-b py-3.5">
            {line.name !== null && !may(line.applicationId) ? (
              <p className="text-ink-2 text-sm">{t("applicants.hidden")}</p>
            ) : line.name === null || line.seed === null ? (
              <div>
                <p className="text-ink-2 text-sm">
                  {t(line.state === "withdrawn" ? "applicants.withdrawn" : "applicants.ended", {
                    date: day(line.endedAt ?? line.appliedAt),
                  })}
                </p>
                <ApplicationHistory history={line.history} />
              </div>
            ) : (
              <>
                <Batik seed={line.seed} px={44} />
                <div className="grid min-w-0 flex-1 grid-cols-1 items-center gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_14rem_10rem]">
                  <b className="clip-line">
                    <bdi translate="no">{line.name}</bdi>
                  </b>
                  <div className="text-ink-2 text-sm">
                    <span className="block">{t("applicants.applied", { date: day(line.appliedAt, false) })}</span>
                    {isWaiting(line.state) ? (
                      <span className="block">{t("applicants.replyBy", { date: day(line.replyBy, false) })}</span>
                    ) : null}
                    {wasAnswered(line) ? <ApplicationHistory history={line.history} /> : null}
                  </div>
                  <Chip tone={line.late ? "danger" : toneOf(line.state)} className="justify-self-start md:justify-self-end">
                    {line.late && line.state !== "ghosted" ? t("applicants.late") : t(`stage.${line.state}`)}
                  </Chip>
                </div>
                <Button onClick={() => setOpened(line)}>{t("applicants.open")}</Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <Sheet open={reading !== null} onClose={shut} title={<bdi translate="no">{reading?.name ?? ""}</bdi>}>
        {reading ? <OpenedApplication key={reading.applicationId} line={reading} /> : null}
      </Sheet>
    </>
  );
}
