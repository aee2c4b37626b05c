// The agenda with its hours: as planned until the open segment, from its real beginning after it. Pure.
import type { Segment } from "#lib/series/view";

export type AgendaLine = Segment & { index: number; at: number; state: "past" | "open" | "coming" };

/** `now` and all times in epoch milliseconds. Before the room opens nothing is past. */
export function agendaLines(room: {
  agenda: readonly Segment[];
  startsAt: number;
  segment: number;
  segmentAt: number | null;
}): AgendaLine[] {
  let at = room.startsAt;
  return room.agenda.map((segment, index) => {
    if (room.segmentAt !== null && index === room.segment) at = room.segmentAt;
    const line: AgendaLine = { ...segment, index, at, state: stateOf(index, room) };
    at += segment.minutes * 60_000;
    return line;
  });
}

function stateOf(index: number, room: { segment: number; segmentAt: number | null }): AgendaLine["state"] {
  if (room.segmentAt === null || index > room.segment) return "coming";
  return index < room.segment ? "past" : "open";
}

/** Whole minutes the open segment still has, 0 when its time is over; null before it began. */
export function minutesLeft(room: { agenda: readonly Segment[]; segment: number; segmentAt: number | null }, now: number): number | null {
  const open = room.agenda[room.segment];
  if (!open || room.segmentAt === null) return null;
  return Math.max(0, Math.ceil((room.segmentAt + open.minutes * 60_000 - now) / 60_000));
}
