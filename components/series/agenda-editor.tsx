"use client";
// The agenda of a forum, segment by segment: kind, title, minutes, order.
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "#components/ui/button";
import { cn } from "#components/ui/class/cn";
import { besideControl, Field, Input, Select } from "#components/ui/field";
import { segmentKinds } from "#lib/series/schema";
import type { SegmentKind } from "#lib/series/view";
import { agendaMinutes, moved, type SegmentDraft, type SeriesFaults } from "./series-draft.ts";

export type AgendaEditorProps = { agenda: SegmentDraft[]; minutes: number; faults: SeriesFaults; onChange(agenda: SegmentDraft[]): void };

const most = 20;
const sample = [
  ["opening", 10],
  ["market", 15],
  ["technique", 15],
  ["pitch", 100],
  ["pause", 15],
  ["questions", 20],
  ["closing", 5],
] as const satisfies readonly (readonly [SegmentKind, number])[];

/** A key no segment of this list has. */
const freshKey = (agenda: readonly SegmentDraft[]) =>
  `s${agenda.reduce((highest, { key }) => Math.max(highest, Number(key.slice(1))), -1) + 1}`;

export function AgendaEditor({ agenda, minutes, faults, onChange }: AgendaEditorProps) {
  const t = useTranslations("series.form");
  const words = useTranslations("series");
  const used = agendaMinutes(agenda);
  const change = (key: string, part: Partial<SegmentDraft>) => onChange(agenda.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <div className="flex flex-col gap-3">
      {agenda.length > 0 ? (
        <ol className="-mt-2.5 flex flex-col divide-y divide-line border-b border-line">
          {agenda.map((segment, index) => (
            <Row
              key={segment.key}
              segment={segment}
              first={index === 0}
              faults={faults}
              onChange={(part) => change(segment.key, part)}
              onRemove={() => onChange(agenda.filter((one) => one.key !== segment.key))}
              onUp={index > 0 ? () => onChange(moved(agenda, index, -1)) : null}
              onDown={index < agenda.length - 1 ? () => onChange(moved(agenda, index, 1)) : null}
            />
          ))}
        </ol>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="sm"
          disabled={agenda.length >= most}
          onClick={() => onChange([...agenda, { key: freshKey(agenda), kind: "pitch", title: "", minutes: "15" }])}
        >
          <Plus aria-hidden strokeWidth={1.9} />
          {t("add")}
        </Button>
        {agenda.length === 0 ? (
          <Button
            size="sm"
            variant="quiet"
            onClick={() =>
              onChange(
                sample.map(([kind, length], index) => ({
                  key: `s${index}`,
                  kind,
                  title: words(`sample.${kind}`),
                  minutes: String(length),
                })),
              )
            }
          >
            {t("sample")}
          </Button>
        ) : (
          <p role="status" className={cn("ms-auto text-sm tabular-nums", used > minutes ? "font-semibold text-bata-ink" : "text-ink-2")}>
            {t(used > minutes ? "over" : "total", { used, minutes })}
          </p>
        )}
      </div>
    </div>
  );
}

type RowProps = {
  segment: SegmentDraft;
  /** Its labels head the columns. */
  first: boolean;
  faults: SeriesFaults;
  onChange(part: Partial<SegmentDraft>): void;
  onRemove(): void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
};

function Row({ segment, first, faults, onChange, onRemove, onUp, onDown }: RowProps) {
  const t = useTranslations("series.form");
  const words = useTranslations("series");
  const fault = (name: "title" | "minutes") => {
    const found = faults[`agenda.${segment.key}.${name}`];
    return found ? words(`fault.${found}`) : null;
  };
  const title = segment.title || words(`kind.${segment.kind}`);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_8.25rem] items-start gap-x-3 gap-y-2 py-2.5 sm:grid-cols-[minmax(0,1fr)_5rem_11rem_auto]">
      <Field label={t("segment")} labelHidden={!first} error={fault("title")}>
        <Input
          value={segment.title}
          maxLength={60}
          placeholder={words(`kind.${segment.kind}`)}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Field>
      <Field label={t("segmentMinutes")} labelHidden={!first} error={fault("minutes")}>
        <Input
          value={segment.minutes}
          inputMode="numeric"
          maxLength={3}
          onChange={(event) => onChange({ minutes: event.target.value })}
          className="tabular-nums"
        />
      </Field>
      <Field label={t("kind")} labelHidden={!first}>
        <Select value={segment.kind} onChange={(event) => onChange({ kind: event.target.value as SegmentKind })}>
          {segmentKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words(`kind.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <span className={cn("flex max-sm:self-end", first && besideControl)}>
        <IconButton label={t("up", { title })} disabled={!onUp} onClick={() => onUp?.()}>
          <ArrowUp aria-hidden strokeWidth={1.9} />
        </IconButton>
        <IconButton label={t("down", { title })} disabled={!onDown} onClick={() => onDown?.()}>
          <ArrowDown aria-hidden strokeWidth={1.9} />
        </IconButton>
        <IconButton label={t("remove", { title })} onClick={onRemove}>
          <Trash2 aria-hidden strokeWidth={1.9} />
        </IconButton>
      </span>
    </li>
  );
}
