"use client";
// One application as the employer reads it: what the person wrote, and the next step. Opening it tells the person that it was read.
import { Check, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { openApplication } from "#lib/hiring/actions";
import type { ApplicantLine, OpenedApplicant } from "#lib/hiring/application/view";
import { ReportLink } from "../../reports/report-link.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { OpenedProfile } from "../profile/opened-profile.tsx";
import { ApplicantNotes } from "./applicant-notes.tsx";
import { ApplicationHistory } from "./application-history.tsx";
import { MoveForm } from "./move-form.tsx";

/** Give it the application's id as its key. */
export function OpenedApplication({ line }: { line: ApplicantLine }) {
  const t = useTranslations("hiring");
  const { applicationId } = line;
  const [card, setCard] = useState<OpenedApplicant | null>(null);
  const { run: open, sentence: fault } = useAction();
  useEffect(() => {
    void open(() => openApplication({ applicationId }), { after: setCard });
  }, [open, applicationId]);
  return (
    <>
      {card ? (
        <div className="grid gap-4">
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
            {(["role", "field", "city"] as const).map((name) => (
              <div key={name} className="contents">
                <dt className="text-ink-2">{t(`apply.${name}`)}</dt>
                <dd className="font-semibold">
                  <bdi>{card[name === "role" ? "roleWanted" : name]}</bdi>
                </dd>
              </div>
            ))}
          </dl>
          <p dir="auto" className="rounded-2 bg-sunk p-4">
            {card.line}
          </p>
          {card.note ? (
            <section>
              <h3 className="mb-1 text-md">{t("opened.note")}</h3>
              <p dir="auto" className="whitespace-pre-line wrap-anywhere">
                {card.note}
              </p>
            </section>
          ) : null}
          {card.mustHave.length > 0 ? (
            <section>
              <h3 className="mb-1 text-md">{t("opened.musts")}</h3>
              <ul className="text-sm">
                {card.mustHave.map((must) => {
                  const isTicked = card.musts.includes(must);
                  const Sign = isTicked ? Check : Minus;
                  return (
                    <li key={must} className="flex gap-2 py-0.5">
                      <Sign
                        role="img"
                        aria-label={t(isTicked ? "opened.yes" : "opened.no")}
                        strokeWidth={1.9}
                        className="mt-0.5 size-4 shrink-0 text-leaf"
                      />
                      <bdi>{must}</bdi>
                    </li>
                  );
                })}
              </ul>
            </section>
          ) : null}
          {card.answers.length > 0 ? (
            <section>
              <h3 className="mb-1 text-md">{t("opened.answers")}</h3>
              <dl className="grid gap-2 text-sm">
                {card.answers.map(({ question, answer }) => (
                  <div key={question}>
                    <dt className="text-ink-2">
                      <bdi>{question}</bdi>
                    </dt>
                    <dd dir="auto" className="whitespace-pre-line wrap-anywhere">
                      {answer || t("opened.noAnswer")}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ) : null}
          {card.hasProfile ? <OpenedProfile applicationId={applicationId} /> : null}
          {card.relay ? (
            <div className="rounded-2 border border-line p-4">
              <p className="text-ink-2 text-sm">{t("applicants.relay")}</p>
              <a
                href={`mailto:${card.relay}`}
                className="inline-flex min-h-11 items-center font-semibold text-leaf underline-offset-4 hover:underline"
              >
                <bdi dir="ltr" translate="no" className="wrap-anywhere">
                  {card.relay}
                </bdi>
              </a>
              <p className="text-ink-2 text-xs">{t("applicants.relayText")}</p>
            </div>
          ) : null}
          <ApplicationHistory history={line.history} />
          <ApplicantNotes applicationId={applicationId} written={card.notes} />
          <p className="text-ink-2 text-xs">{t("applicants.seenNote")}</p>
          <ReportLink kind="application" id={applicationId}>
            {t("applicants.report")}
          </ReportLink>
        </div>
      ) : fault ? null : (
        <Skeleton className="h-32" />
      )}
      {fault ? <Notice tone="fault" title={fault} className="mt-3" /> : null}
      {card ? <MoveForm line={{ ...line, version: card.version }} state={card.state} /> : null}
    </>
  );
}
