"use client";
// A report as its two sides see it: where it stands, the questions to them, the decision, and the way to appeal.
import { useTranslations } from "next-intl";
import { ActionForm, typed, useActionForm } from "#components/ui/action/action-form";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Field, Textarea } from "#components/ui/field";
import { When } from "#components/ui/time/when";
import { useDraft } from "#components/ui/use-draft";
import { answerByCode, answerQuestion, appealByCode, appealDecision } from "#lib/reports/actions";
import type { FollowView, QuestionView } from "#lib/reports/view";
import { Section } from "./section.tsx";
import { Words } from "./words.tsx";

/** By the code of a report, or as the person it is about. */
type By = { code: string } | { caseId: string };

export function FollowReport({ report, by }: { report: FollowView; by: By }) {
  const t = useTranslations("reports");
  const isOpen = report.state === "received" || report.state === "in_hand" || report.state === "appealed";
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Chip tone={isOpen ? "first" : "ok"}>{t(`state.${report.state}`)}</Chip>
        <span className="text-sm text-ink-2">{t.rich("follow.sentAt", { at: () => <When at={report.at} as="short" /> })}</span>
        {isOpen ? (
          <span className="text-sm text-ink-2">{t.rich("follow.dueAt", { at: () => <When at={report.dueAt} as="short" /> })}</span>
        ) : null}
      </p>
      {report.questions.length > 0 ? (
        <Section title={t("follow.questions")}>
          <ul className="flex flex-col gap-6">
            {report.questions.map((question) => (
              <li key={question.statementId}>
                <Question question={question} by={by} isOpen={isOpen} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {report.decisions.map(({ round, rung, reason, at, isUndone }) => (
        <Section key={round} title={t(round === 0 ? "follow.decision" : "follow.second")}>
          <p className="font-semibold">{t(`rung.${rung}`)}</p>
          {isUndone ? <p className="mt-1">{t("follow.undone")}</p> : null}
          <Words>{reason}</Words>
          <p className="mt-1 text-sm text-ink-2">
            <When at={at} as="short" />
          </p>
        </Section>
      ))}
      {report.mayAppeal ? <Appeal by={by} /> : null}
    </>
  );
}

function Question({ question, by, isOpen }: { question: QuestionView; by: By; isOpen: boolean }) {
  const t = useTranslations("reports");
  const form = useActionForm({ fields: ["words"] });
  const { statementId } = question;
  const { draft, change, forget } = useDraft(`answer ${statementId}`, { words: "" });
  return (
    <>
      <p className="font-semibold whitespace-pre-line wrap-anywhere" dir="auto">
        {question.question}
      </p>
      {question.words !== null || !isOpen ? (
        question.words ? (
          <Words>{question.words}</Words>
        ) : (
          <p className="mt-1 text-ink-2">{t("case.noAnswer")}</p>
        )
      ) : (
        <ActionForm
          form={form}
          className="mt-2"
          onSend={(filled) => {
            const words = typed(filled, "words");
            const send = () =>
              "code" in by ? answerByCode({ code: by.code, statementId, words }) : answerQuestion({ statementId, words });
            void form.run(send, { after: forget, refresh: true });
          }}
        >
          <Field label={t("follow.yourAnswer")} hint={t("follow.answerHint")} error={form.fault("words")}>
            <Textarea name="words" maxLength={2000} value={draft.words} onChange={(event) => change({ words: event.target.value })} />
          </Field>
          <Button type="submit" variant="main" aria-busy={form.pending} className="self-start">
            {t("follow.send")}
          </Button>
        </ActionForm>
      )}
    </>
  );
}

function Appeal({ by }: { by: By }) {
  const t = useTranslations("reports");
  const form = useActionForm({ fields: ["words"] });
  const { draft, change, forget } = useDraft(`appeal ${"code" in by ? by.code : by.caseId}`, { words: "" });
  return (
    <Section title={t("follow.appeal")} lead={t("follow.appealLead")}>
      <ActionForm
        form={form}
        onSend={(filled) => {
          const words = typed(filled, "words");
          const send = () => ("code" in by ? appealByCode({ code: by.code, words }) : appealDecision({ caseId: by.caseId, words }));
          void form.run(send, { after: forget, refresh: true });
        }}
      >
        <Field label={t("follow.appealWords")} error={form.fault("words")}>
          <Textarea name="words" maxLength={2000} value={draft.words} onChange={(event) => change({ words: event.target.value })} />
        </Field>
        <Button type="submit" aria-busy={form.pending} className="self-start">
          {t("follow.appealGo")}
        </Button>
      </ActionForm>
    </Section>
  );
}
