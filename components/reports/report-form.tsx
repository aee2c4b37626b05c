"use client";
// Reports with one press on a category: it is sent at once, the code is shown, and words can follow.
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { ActionForm, useActionForm } from "#components/ui/action/action-form";
import { useAction } from "#components/ui/action/use-action";
import { Button } from "#components/ui/button";
import { Field, Textarea } from "#components/ui/field";
import { Notice } from "#components/ui/notice";
import { useDraft } from "#components/ui/use-draft";
import { sendReport } from "#lib/reports/actions";
import { categories, hoursFor, type ReportCategory } from "#lib/reports/ladder";
import { reportedBy } from "#lib/reports/reported-address";
import type { ReportedThing } from "#lib/reports/schema";
import { type Filed, SentCode } from "./sent-code.tsx";

/** What the address names; undefined before the browser has read it. */
function useReported(): ReportedThing | null | undefined {
  const [about, setAbout] = useState<ReportedThing | null>();
  useEffect(() => {
    setAbout(reportedBy(new URLSearchParams(location.search)));
  }, []);
  return about;
}

export function ReportForm() {
  const t = useTranslations("reports");
  const about = useReported();
  if (about === undefined) return <div aria-busy className="min-h-96" />;
  if (about === null)
    return (
      <Notice tone="empty" title={t("send.nothing")}>
        {t("send.nothingText")}
      </Notice>
    );
  return <CategoryList about={about} />;
}

type Sent = Filed & { category: ReportCategory };

function CategoryList({ about }: { about: ReportedThing }) {
  const t = useTranslations("reports");
  const action = useAction();
  const [draftId] = useState(() => crypto.randomUUID());
  const [sent, setSent] = useState<Sent | null>(null);
  if (sent) return <SentReport about={about} sent={sent} draftId={draftId} />;
  return (
    <>
      <p className="mb-3 font-semibold">{t(`send.about.${about.kind}`)}</p>
      {action.sentence ? <Notice tone="fault" title={action.sentence} className="mb-4" /> : null}
      <ul className="border-line border-t">
        {categories.map((category) => (
          <li key={category} className="border-line border-b">
            <button
              type="button"
              aria-busy={action.pendingKey === category}
              onClick={() =>
                void action.run(() => sendReport({ about, category, words: "", draftId }), {
                  key: category,
                  after: (filed) => setSent({ ...filed, category }),
                })
              }
              className="flex min-h-14 w-full items-center gap-3 py-2 text-start font-semibold hover:text-leaf"
            >
              <span className="min-w-0 flex-1">{t(`category.${category}`)}</span>
              <span className="text-sm font-normal text-ink-2">{t("within", { hours: hoursFor[category] })}</span>
              <ChevronRight aria-hidden strokeWidth={1.9} className="size-5 shrink-0 text-ink-3 rtl:rotate-180" />
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-sm text-ink-2">{t("send.unvouched")}</p>
      <p className="mt-2 text-sm text-ink-2">{t("send.secret")}</p>
      {about.kind === "seat" || about.kind === "room" ? <p className="mt-2 text-sm text-ink-2">{t("send.moment")}</p> : null}
    </>
  );
}

function SentReport({ about, sent, draftId }: { about: ReportedThing; sent: Sent; draftId: string }) {
  const t = useTranslations("reports");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="flex flex-col gap-6">
      <div>
        <h2 ref={title} tabIndex={-1} className="text-xl outline-none">
          {t("sent.title")}
        </h2>
        <p className="mt-1 text-ink-2">{t("sent.due", { hours: sent.hours })}</p>
      </div>
      <SentCode code={sent.code}>
        <Button variant="quiet" onClick={() => history.back()}>
          {t("back")}
        </Button>
      </SentCode>
      <AddWords about={about} category={sent.category} draftId={draftId} />
    </div>
  );
}

function AddWords({ about, category, draftId }: { about: ReportedThing; category: ReportCategory; draftId: string }) {
  const t = useTranslations("reports");
  const form = useActionForm({ fields: ["words"] });
  const { draft, change, forget } = useDraft(`report ${about.id}`, { words: "" });
  const [isAdded, setAdded] = useState(false);
  if (isAdded) return <Notice title={t("sent.added")} />;
  return (
    <ActionForm
      form={form}
      onSend={() => {
        if (draft.words.trim() === "") return;
        void form.run(() => sendReport({ about, category, words: draft.words, draftId }), {
          after: () => {
            forget();
            setAdded(true);
          },
        });
      }}
    >
      <Field label={t("sent.words")} hint={t("sent.wordsHint")} error={form.fault("words")}>
        <Textarea name="words" maxLength={1000} value={draft.words} onChange={(event) => change({ words: event.target.value })} />
      </Field>
      <Button type="submit" aria-busy={form.pending} className="self-start">
        {t("sent.add")}
      </Button>
    </ActionForm>
  );
}
