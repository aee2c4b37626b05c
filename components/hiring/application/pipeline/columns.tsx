"use client";
// The board: a column for each stage, on a phone one below the other and without the empty ones. Cards are reached by Tab and by the arrow keys; opening one offers every move, so nothing has to be dragged.
import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import type { Column } from "#lib/hiring/application/columns";
import type { ApplicantLine } from "#lib/hiring/application/view";
import { Button } from "../../../ui/button.tsx";
import { cn } from "../../../ui/class/cn.tsx";
import { ApplicantCard, type Shared } from "./applicant-card.tsx";

/** Cards of a column that are drawn at first: three hundred applicants stay quick. */
const firstShown = 25;

type ColumnsProps = Shared & { lines: readonly ApplicantLine[]; columns: readonly { column: Column; lines: readonly ApplicantLine[] }[] };

export function Columns({ columns, lines: all, ...shared }: ColumnsProps) {
  const t = useTranslations("hiring.pipeline");
  return (
    <fieldset
      className="-mx-4 grid min-w-0 gap-x-3 gap-y-6 bg-sunk px-4 py-4 sm:-mx-6 sm:px-6 md:auto-cols-[minmax(13.5rem,1fr)] md:grid-flow-col md:overflow-x-auto"
      aria-label={t("board")}
      onKeyDown={goByArrow}
    >
      {columns.map(({ column, lines }) => (
        <Lane key={column} column={column} lines={lines} total={all.length} shared={shared} />
      ))}
    </fieldset>
  );
}

type LaneProps = { column: Column; lines: readonly ApplicantLine[]; total: number; shared: Shared };

function Lane({ column, lines, total, shared }: LaneProps) {
  const t = useTranslations("hiring.pipeline");
  const format = useFormatter();
  const [limit, setLimit] = useState(firstShown);
  return (
    <section data-lane className={cn("min-w-0", lines.length === 0 && "max-md:hidden")}>
      <h2 className="text-md">{t(`columns.${column}`)}</h2>
      <p className="mb-3 text-ink-2 text-xs tabular-nums">
        {t.rich("count", {
          count: format.number(lines.length),
          total: format.number(total),
          b: (part) => <b className="text-ink text-sm">{part}</b>,
        })}
      </p>
      <ul className="grid gap-3">
        {lines.slice(0, limit).map((line) => (
          <li key={line.applicationId} className="[contain-intrinsic-size:auto_9rem] [content-visibility:auto]">
            <ApplicantCard line={line} {...shared} />
          </li>
        ))}
      </ul>
      {lines.length > limit ? (
        <Button variant="quiet" className="mt-2" onClick={() => setLimit(lines.length)}>
          {t("more", { count: lines.length - limit })}
        </Button>
      ) : null}
    </section>
  );
}

/** Up and down within a column, to the sides into the next one that has somebody, at the same height where there is one. */
function goByArrow(event: KeyboardEvent<HTMLElement>) {
  const card = (event.target as HTMLElement).closest<HTMLElement>("[data-card]");
  if (!card || !["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(event.key)) return;
  event.preventDefault();
  const cardsOf = (lane: Element | null | undefined) => [...(lane?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
  const lane = card.closest("[data-lane]");
  const cards = cardsOf(lane);
  const height = cards.indexOf(card);
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    cards[height + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
    return;
  }
  const isForward = (event.key === "ArrowRight") !== (getComputedStyle(card).direction === "rtl");
  let next = isForward ? lane?.nextElementSibling : lane?.previousElementSibling;
  while (next && cardsOf(next).length === 0) next = isForward ? next.nextElementSibling : next.previousElementSibling;
  const others = cardsOf(next);
  (others[height] ?? others.at(-1))?.focus();
}
