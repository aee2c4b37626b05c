// What somebody in the queue is told about their place, by a screen reader and in the tab's title.
import type { MyTicket } from "../view.ts";

/** Places that are announced to somebody in the queue. */
export const announcedPlaces = [5, 3, 1] as const;
export type AnnouncedPlace = (typeof announcedPlaces)[number];

/** The place to announce when moving from `before` to `after`; null when no announced place was reached. Moving back announces nothing. */
export function placeNews(before: number | null, after: number | null): AnnouncedPlace | null {
  if (after === null) return null;
  if (before !== null && after >= before) return null;
  const reached = announcedPlaces.filter((place) => after <= place && (before === null ? after === place : before > place));
  return reached.at(-1) ?? null;
}

/** The microphone may be tried out from this place on. */
export const mayCheckMicrophone = (ticket: MyTicket | null): boolean =>
  ticket?.state === "held" || (ticket?.state === "queued" && ticket.place !== null && ticket.place <= 3);

export type TitleMark = { kind: "called" } | { kind: "on_stage" } | { kind: "place"; place: number } | null;

/** What goes before the page's title while a hand is up. */
export function titleMark(ticket: MyTicket | null): TitleMark {
  if (!ticket) return null;
  if (ticket.state === "called") return { kind: "called" };
  if (ticket.state === "on_stage") return { kind: "on_stage" };
  return ticket.place === null ? null : { kind: "place", place: ticket.place };
}
