"use client";
// The moderators' log: what was done, by whom, when and why; newest first.
import { useTranslations } from "next-intl";
import { useDesk } from "#components/desk/desk-context";
import { When, ZoneName } from "#components/ui/time/when";
import type { LogLine } from "#lib/rooms/view";
import { sentenceOf } from "./log-sentence.ts";

export function RoomLog() {
  const t = useTranslations("desk.log");
  const { moderators } = useDesk();
  const lines = [...moderators.log].sort((a, b) => b.seq - a.seq);
  return (
    <section aria-labelledby="desk-log" className="min-h-0">
      <h2 id="desk-log" className="text-lg">
        {t("title")} <ZoneName className="font-normal text-ink-3 text-xs tracking-normal" />
      </h2>
      {lines.length === 0 ? (
        <p className="mt-1 text-sm text-ink-2">{t("empty")}</p>
      ) : (
        <ol className="mt-2 flex flex-col gap-1.5 text-sm text-ink-2">
          {lines.map((line) => (
            <Line key={line.seq} line={line} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** A name keeps its own direction inside a sentence of another one. */
const isolated = (name: string) => `\u2068${name}\u2069`;

function Line({ line }: { line: LogLine }) {
  const t = useTranslations("desk.log");
  const sentence = t.rich(`line.${sentenceOf(line)}`, {
    by: isolated(line.by ?? t("system")),
    name: isolated(line.name ?? t("someone")),
    number: line.number ?? 0,
    b: (words) => <b className="text-ink">{words}</b>,
  });
  return (
    <li className="flex gap-2">
      <When at={line.at} as="time" className="shrink-0 tabular-nums text-ink-3" />
      <span className="min-w-0">
        {sentence}
        {line.reason ? (
          <bdi className="ms-1.5">
            <q>{line.reason}</q>
          </bdi>
        ) : null}
      </span>
    </li>
  );
}
