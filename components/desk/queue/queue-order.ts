// What the queue shows: filters, waiting times, and an order that holds still while somebody points at it. Pure.
import { guestMicrophones } from "#lib/rooms/rules";
import type { QueueTicket, TurnView } from "#lib/rooms/view";

export type Filter = "all" | "first" | "pin";

/** A row of the list. A row whose ticket has left stays, marked, until the list may move. */
export type QueueRow = { ticket: QueueTicket; gone: boolean };

const passes = (ticket: QueueTicket, filter: Filter, pinRef: string | null): boolean =>
  filter === "all" || (filter === "first" ? ticket.card.firstTime : pinRef !== null && ticket.pinRef === pinRef);

export const filtered = (rows: readonly QueueRow[], filter: Filter, pinRef: string | null): QueueRow[] =>
  rows.filter((row) => passes(row.ticket, filter, pinRef));

/** How many wait under each filter; somebody who has been called no longer waits. */
export function counts(queue: readonly QueueTicket[], pinRef: string | null): Record<Filter, number> {
  const waiting = queue.filter((ticket) => ticket.state !== "called");
  const under = (filter: Filter) => waiting.filter((ticket) => passes(ticket, filter, pinRef)).length;
  return { all: waiting.length, first: under("first"), pin: under("pin") };
}

/** Who is called next: the server sends the queue in the order it will call. */
export const nextOf = (queue: readonly QueueTicket[]): QueueTicket | null => queue.find((ticket) => ticket.state !== "called") ?? null;

/** Every guest microphone is taken or promised: nobody can be called until a turn ends. */
export const isStageFull = (turns: readonly TurnView[], queue: readonly QueueTicket[]): boolean =>
  turns.length + queue.filter((ticket) => ticket.state === "called").length >= guestMicrophones;

/** Whole minutes since the hand went up. */
export const waitedMinutes = (raisedAt: number, now: number): number => Math.max(0, Math.floor((now - raisedAt) / 60_000));

/**
 * The rows to draw. While `hold` is true nothing moves: those who left stay in their place as gone, those who are new come last.
 * Otherwise the server's order is drawn as it is.
 */
export function steady(shown: readonly QueueRow[], live: readonly QueueTicket[], hold: boolean): QueueRow[] {
  if (!hold) return live.map((ticket) => ({ ticket, gone: false }));
  const byId = new Map(live.map((ticket) => [ticket.ticketId, ticket]));
  const known = new Set(shown.map((row) => row.ticket.ticketId));
  const kept = shown.map((row) => {
    const ticket = byId.get(row.ticket.ticketId);
    return ticket ? { ticket, gone: false } : { ticket: row.ticket, gone: true };
  });
  return [...kept, ...live.filter((ticket) => !known.has(ticket.ticketId)).map((ticket) => ({ ticket, gone: false }))];
}
