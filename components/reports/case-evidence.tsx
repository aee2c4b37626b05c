"use client";
// What a case rests on: the reports without their senders, who was on stage by the server's rows, the room's log, what both sides said.
import { useTranslations } from "next-intl";
import { Chip } from "#components/ui/chip";
import { When } from "#components/ui/time/when";
import type { CaseView, LogEvidence, ReportView, StatementView } from "#lib/reports/view";
import { sentenceOf } from "../desk/log/log-sentence.ts";
import { Section } from "./section.tsx";
import { Words } from "./words.tsx";

export function CaseEvidence({ found }: { found: CaseView }) {
  const t = useTranslations("reports");
  return (
    <>
      <Section title={t("case.reports")} lead={t("case.linkWarning")}>
        <ul className="flex flex-col gap-5">
          {found.reportsSent.map((report) => (
            <li key={report.at}>
              <Report report={report} />
            </li>
          ))}
        </ul>
      </Section>
      {found.wordsFound ? (
        <Section title={t("case.wordsFound")} lead={t("case.wordsFoundLead")}>
          <p>{t("case.wordsFoundIn", found.wordsFound)}</p>
        </Section>
      ) : null}
      {found.subject === "person" ? (
        <Section title={t("case.log")}>
          {found.log.length === 0 ? <p className="text-ink-2">{t("case.logNone")}</p> : <Log log={found.log} name={found.name} />}
        </Section>
      ) : null}
      <Section title={t("case.statements")}>
        {found.statements.length === 0 ? (
          <p className="text-ink-2">{t("case.statementsNone")}</p>
        ) : (
          <ul className="flex flex-col gap-4">
            {found.statements.map((statement) => (
              <li key={`${statement.side} ${statement.askedAt} ${statement.question}`}>
                <Statement statement={statement} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {found.appeal ? (
        <Section title={t("case.appeal")} lead={t(`case.appealBy.${found.appeal.by}`)}>
          <Words>{found.appeal.words}</Words>
        </Section>
      ) : null}
      {found.decisions.map(({ round, rung, reason, at, undone }) => (
        <Section key={round} title={t(round === 0 ? "follow.decision" : "follow.second")}>
          <p className="font-semibold">{t(`rung.${rung}`)}</p>
          {undone ? <p className="mt-1">{t(`case.undone.${undone}`)}</p> : null}
          <Words>{reason}</Words>
          <p className="mt-1 text-sm text-ink-2">
            <When at={at} as="short" />
          </p>
        </Section>
      ))}
    </>
  );
}

function Report({ report }: { report: ReportView }) {
  const t = useTranslations("reports");
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        <span className="font-semibold text-ink">{t(`category.${report.category}`)}</span>
        <span>{t(`case.${report.from}`)}</span>
        <When at={report.at} as="short" />
      </p>
      {report.words ? <Words>{report.words}</Words> : <p className="mt-1 text-ink-2">{t("case.noWords")}</p>}
      {report.phase === null ? null : (
        <div className="mt-2 text-sm">
          <p className="text-ink-2">{t("case.stage")}</p>
          {report.stage.length === 0 ? (
            <p>{t("case.stageNobody")}</p>
          ) : (
            <ul className="list-disc ps-5 marker:text-ink-3">
              {report.stage.map((person) => (
                <li key={`${person.name} ${person.role}`}>
                  <bdi translate="no">{person.name || t("case.nameless")}</bdi>
                  {": "}
                  {[person.speaking ? t("case.speaking") : "", t(`case.${person.microphone}`)].filter(Boolean).join(", ")}{" "}
                  {person.isReported ? <Chip tone="first">{t("case.reported")}</Chip> : null}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}

function Log({ log, name }: { log: readonly LogEvidence[]; name: string }) {
  const t = useTranslations("desk.log");
  return (
    <ol className="flex flex-col gap-1.5 text-sm text-ink-2">
      {log.map((line) => (
        <li key={line.seq} className="flex gap-2">
          <When at={line.at} as="time" className="shrink-0 tabular-nums text-ink-3" />
          <span className="min-w-0">
            {t.rich(`line.${sentenceOf(line)}`, {
              by: line.by ?? t("system"),
              name: name || t("someone"),
              number: line.number ?? 0,
              b: (words) => <b className="text-ink">{words}</b>,
            })}
            {line.reason ? (
              <bdi className="ms-1.5">
                <q>{line.reason}</q>
              </bdi>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Statement({ statement }: { statement: StatementView }) {
  const t = useTranslations("reports");
  return (
    <>
      <p className="text-sm text-ink-2">{t(statement.side === "reporter" ? "case.fromReporter" : "case.fromReported")}</p>
      {statement.question ? (
        <p className="font-semibold whitespace-pre-line wrap-anywhere" dir="auto">
          {statement.question}
        </p>
      ) : null}
      {statement.answeredAt ? <Words>{statement.words}</Words> : <p className="mt-1 text-ink-2">{t("case.noAnswer")}</p>}
    </>
  );
}
