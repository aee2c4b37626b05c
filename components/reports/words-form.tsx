"use client";
// Asking for the removal of words about oneself: which words, where they stand as far as one knows, and then the code to follow it by.
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ActionForm, useActionForm } from "#components/ui/action/action-form";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Field, Input, Textarea } from "#components/ui/field";
import { useDraft } from "#components/ui/use-draft";
import { askWordsRemoval } from "#lib/reports/actions";
import { type Filed, SentCode } from "./sent-code.tsx";

export function WordsForm() {
  const t = useTranslations("reports.words");
  const form = useActionForm({ fields: ["words", "where"] });
  const [draftId] = useState(() => crypto.randomUUID());
  const { draft, change, forget } = useDraft("words removal", { words: "", where: "" });
  const [sent, setSent] = useState<Filed | null>(null);
  if (sent) return <Sent sent={sent} />;
  return (
    <Card className="p-5 sm:p-6">
      <ActionForm
        form={form}
        onSend={() =>
          void form.run(() => askWordsRemoval({ ...draft, draftId }), {
            after: (filed) => {
              forget();
              setSent(filed);
            },
          })
        }
      >
        <Field label={t("words")} hint={t("wordsHint")} error={form.fault("words")}>
          <Input
            name="words"
            maxLength={200}
            autoComplete="off"
            dir="auto"
            value={draft.words}
            onChange={(event) => change({ words: event.target.value })}
          />
        </Field>
        <Field label={t("where")} hint={t("whereHint")} error={form.fault("where")}>
          <Textarea name="where" maxLength={500} value={draft.where} onChange={(event) => change({ where: event.target.value })} />
        </Field>
        <p className="text-sm text-ink-2">{t("secret")}</p>
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {t("ask")}
        </Button>
      </ActionForm>
    </Card>
  );
}

function Sent({ sent }: { sent: Filed }) {
  const t = useTranslations("reports");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="flex flex-col gap-6">
      <div>
        <h2 ref={title} tabIndex={-1} className="text-xl outline-none">
          {t("words.sent")}
        </h2>
        <p className="mt-1 text-ink-2">{t("sent.due", { hours: sent.hours })}</p>
      </div>
      <SentCode code={sent.code} />
    </div>
  );
}
