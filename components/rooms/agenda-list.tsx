"use client";
// The run-sheet of a room: when what comes, and where it is now.
import { useTranslations } from "next-intl";
import { When } from "#components/ui/when";
import { agendaTimes } from "#lib/rooms/present";
import type { Segment } from "#lib/rooms/view";

/** `segment` is the open one; null before and after the room. */
export function AgendaList({
  agenda,
  startsAt,
  zone,
  segment,
}: {
  agenda: Segment[];
  startsAt: number;
  zone: string;
  segment: number | null;
}) {
  const t = useTranslations("rooms");
  const times = agendaTimes(agenda, startsAt);
  return (
    <ol className="flex flex-col">
      {agenda.map((item, at) => {
        const open = at === segment;
        const over = segment !== null && at < segment;
        return (
          <li
            key={`${times[at]} ${item.title}`}
            aria-current={open ? "step" : undefined}
            className={`grid grid-cols-[4.5rem_1fr] gap-2 py-1.5 ${open ? "font-semibold" : over ? "text-ink-3" : ""}`}
          >
            <When at={times[at] ?? startsAt} as="time" zone={zone} className={`tabular-nums ${open ? "text-leaf" : "text-ink-2"}`} />
            <span>
              <bdi>{item.title}</bdi>
              {open && <span className="block font-normal text-ink-2 text-xs">{t("agenda.now", { minutes: item.minutes })}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
