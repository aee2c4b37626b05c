"use client";
// The one form of a forum, for making and for changing it; what is wrong stands beside its field, what was written stays.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm, useActionForm } from "#components/ui/action/action-form";
import { Button } from "#components/ui/button";
import { Field, Input, Textarea } from "#components/ui/field";
import { Notice } from "#components/ui/notice";
import { PageSection, PageSectionEnd } from "#components/ui/page-section";
import { Segmented } from "#components/ui/segmented";
import { useDraft } from "#components/ui/use-draft";
import { useRouter } from "#lib/i18n/navigation";
import { createSeries, editSeries } from "#lib/rooms/actions";
import type { StartBounds } from "#lib/series/first-meeting";
import { AgendaEditor } from "./agenda-editor.tsx";
import { draftOf, type EditableSeries, faultsOf, fieldOfRefusal, type SeriesDraft, type SeriesFaults, termsOf } from "./series-draft.ts";
import { suggestSlug } from "./slug.ts";
import { WhenFields } from "./when-fields.tsx";

export type SeriesFormProps = {
  /** Null makes a new one. */
  series: (EditableSeries & { seriesId: string }) | null;
  /** Local dates: what is proposed for a new forum, and between which its first meeting may lie. */
  days: StartBounds & { tomorrow: string };
};

export function SeriesForm({ series, days }: SeriesFormProps) {
  const t = useTranslations("series.form");
  const words = useTranslations("series.fault");
  const router = useRouter();
  const blank = draftOf(series, days.tomorrow);
  const { draft, change, forget, restored, reset } = useDraft<SeriesDraft>(`series:${series?.seriesId ?? "new"}`, blank);
  const [isTried, setTried] = useState(false);
  const form = useActionForm();
  const isNew = series === null;
  const found = faultsOf(draft, { isNew, days, kept: series?.startsLocal });
  const refusedAt = form.refusal && fieldOfRefusal(form.refusal.code, form.refusal.detail?.field);
  const faults: SeriesFaults = { ...(refusedAt ? { [refusedAt.name]: refusedAt.fault } : {}), ...found };
  const count = Object.keys(found).length;

  const errorOf = (name: keyof SeriesDraft): string | null => {
    const fault = isTried ? faults[name] : undefined;
    return fault ? words(fault) : null;
  };
  const write = (part: Partial<SeriesDraft>) => {
    form.clear();
    change(part);
  };

  async function send() {
    setTried(true);
    if (count > 0) return form.focusFault();
    const terms = termsOf(draft);
    const worked = await form.run<{ slug: string } | null>(
      () =>
        series
          ? editSeries({ seriesId: series.seriesId, ...terms })
          : createSeries({ ...terms, slug: draft.slug.trim(), myName: draft.myName.trim() }),
      {
        after: (made) => {
          forget();
          setTried(false);
          if (made) router.push(`/series/${made.slug}/edit?made=1`);
          else router.refresh();
        },
        done: isNew ? "" : t("saved"),
      },
    );
    if (!worked) form.focusFault();
  }

  return (
    <ActionForm form={form} onSend={send} notice="none" className="block">
      {restored ? (
        <Notice
          className="mb-8"
          title={t("restored")}
          action={
            <Button
              size="sm"
              onClick={() => {
                forget();
                reset(blank);
              }}
            >
              {t("again")}
            </Button>
          }
        />
      ) : null}
      <PageSection title={t("about")}>
        <Field label={t("title")} hint={t("titleHint")} error={errorOf("title")}>
          <Input
            value={draft.title}
            maxLength={60}
            onChange={({ target }) =>
              write({ title: target.value, ...(isNew && !draft.slugTouched ? { slug: suggestSlug(target.value) } : {}) })
            }
          />
        </Field>
        {isNew ? (
          <Field label={t("slug")} hint={<bdi dir="ltr">{t("slugHint", { slug: draft.slug || "…" })}</bdi>} error={errorOf("slug")}>
            <Input
              dir="ltr"
              value={draft.slug}
              maxLength={60}
              autoCapitalize="none"
              spellCheck={false}
              onChange={({ target }) => write({ slug: target.value.toLowerCase(), slugTouched: target.value !== "" })}
            />
          </Field>
        ) : null}
        <Field label={t("purpose")} hint={t("purposeHint")} error={errorOf("purpose")}>
          <Textarea rows={3} value={draft.purpose} maxLength={400} onChange={({ target }) => write({ purpose: target.value })} />
        </Field>
      </PageSection>
      <PageSection title={t("when")}>
        <WhenFields draft={draft} days={days} change={write} errorOf={errorOf} />
        <div className="flex flex-col items-start gap-1.5">
          <p className="text-sm font-semibold">{t("turn")}</p>
          <Segmented
            label={t("turn")}
            value={draft.turnSeconds}
            options={([60, 90, 120] as const).map((seconds) => ({ value: seconds, label: t("seconds", { seconds }) }))}
            onChange={(turnSeconds) => write({ turnSeconds })}
          />
        </div>
      </PageSection>
      <PageSection title={t("agenda")} lead={t("agendaLead")}>
        <AgendaEditor
          agenda={draft.agenda}
          minutes={draft.minutes}
          faults={isTried ? faults : {}}
          onChange={(agenda) => write({ agenda })}
        />
      </PageSection>
      {isNew ? (
        <PageSection title={t("you")}>
          <Field label={t("myName")} hint={t("myNameHint")} error={errorOf("myName")} className="sm:max-w-form">
            <Input value={draft.myName} maxLength={40} autoComplete="nickname" onChange={({ target }) => write({ myName: target.value })} />
          </Field>
        </PageSection>
      ) : null}
      <PageSectionEnd>
        <Button type="submit" variant="main" size="big" disabled={form.pending} aria-busy={form.pending}>
          {t(form.pending ? "sending" : isNew ? "create" : "save")}
        </Button>
        <p role="status" className="text-sm">
          {form.done ? <span className="text-leaf-ink">{form.done}</span> : null}
          {form.sentence && !refusedAt ? <span className="text-bata-ink">{form.sentence}</span> : null}
          {isTried && count > 0 ? <span className="text-bata-ink">{t("check", { count })}</span> : null}
        </p>
      </PageSectionEnd>
    </ActionForm>
  );
}
