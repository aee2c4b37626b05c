"use client";
// The run-sheet of a room: when what comes on the visitor's clock, and where it is now.
import { useTranslations } from "next-intl";
import { sameWall } from "#components/ui/time/days";
import { useVisitorZone } from "#components/ui/time/visitor-zone";
import { When, ZoneName } from "#components/ui/time/when";
import { agendaTimes } from "#lib/rooms/screen/room-screen";
import type { Segment } from "#lib/series/view";

/** `zone` is the room's own: where it differs from the visitor's, theirs is named. `segment` is the open one; null before and after the room. */
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
  const here = useVisitorZone();
  const times = agendaTimes(agenda, startsAt);
  return (
    <>
      {sameWall(startsAt, here, zone) ? null : (
        <p className="mb-1 text-ink-2 text-xs">
          <ZoneName />
        </p>
      )}
      <ol className="flex flex-col">
        {agenda.map((item, at) => {
          const open = at === segment;
          const over = segment !== null && at < segment;
          return (
            <li
              key={`${times[at]} ${item.title}`}
              aria-current={open ? "step" : undefined}
              className={`grid grid-cols-[4.5rem_minmax(0,1fr)] gap-2 py-1.5 ${open ? "font-semibold" : over ? "text-ink-3" : ""}`}
            >
              <When at={times[at] ?? startsAt} as="time" className={`tabular-nums ${open ? "text-leaf" : "text-ink-2"}`} />
              <span className="min-w-0">
                <bdi>{item.title}</bdi>
                {open && <span className="block font-normal text-ink-2 text-xs">{t("agenda.now", { minutes: item.minutes })}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
