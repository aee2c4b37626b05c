// The queue as moderators see it: who is called, who waits, in which order, for how long. Kept by seat.
import "server-only";
import { db, Prisma } from "#lib/platform/db";
import { callHistory } from "../../stage/queue.ts";
import { median, order, type QueueHistory } from "../../stage/queue-order.ts";
import type { Card, ModeratorView, QueueTicket } from "../../view.ts";
import { type Hiding, hidingColumns, neutral, neutralCard, neutralIn, versionOf } from "../neutral.ts";

/** Key of the queue beside its seats: who was called, and when. */
export const callsKey = "calls";

/** A seat has at most one open ticket. */
type QueueState = { hands: ReadonlyMap<string, QueuedHand>; history: QueueHistory; waitMinutes: number | null };
export type QueuedHand = Omit<QueueTicket, "card" | "raisedAt"> & Card & { raisedAt: Date; heldAt: number | null } & Hiding;

export async function loadQueue(roomId: string): Promise<QueueState> {
  const [hands, calls] = await Promise.all([readHands(roomId, null), readCalls(roomId)]);
  return { hands: new Map(hands.map((hand) => [hand.seatId, hand])), ...calls };
}

export async function updateQueue(roomId: string, before: QueueState, keys: readonly string[]): Promise<QueueState> {
  const seatIds = keys.filter((key) => key !== callsKey);
  const [read, calls] = await Promise.all([
    seatIds.length > 0 ? readHands(roomId, seatIds) : [],
    seatIds.length < keys.length ? readCalls(roomId) : before,
  ]);
  const hands = new Map(before.hands);
  for (const seatId of seatIds) hands.delete(seatId);
  for (const hand of read) hands.set(hand.seatId, hand);
  return { hands, history: calls.history, waitMinutes: calls.waitMinutes };
}

async function readCalls(roomId: string): Promise<Pick<QueueState, "history" | "waitMinutes">> {
  const [history, waits] = await Promise.all([callHistory(db, roomId), readWaits(roomId)]);
  const wait = median(waits.map(({ seconds }) => seconds));
  return { history, waitMinutes: wait === null ? null : Math.round(wait / 60) };
}

export function queueVersion({ hands }: QueueState, view: string): string {
  return versionOf(hands.values(), view);
}

/** The called first, then the queue in its order. */
export function queueFields({ hands, history, waitMinutes }: QueueState, version: string): Pick<ModeratorView, "queue" | "waitMinutes"> {
  const isNeutral = neutralIn(version);
  const all = [...hands.values()];
  const called = all.filter(({ state }) => state === "called").sort((a, b) => a.number - b.number);
  const waiting = all.filter(({ state }) => state !== "called");
  const queue = [...called, ...order(waiting, history)].map(
    ({ roleWanted, field, city, line, firstTime, raisedAt, heldAt: _, personId: __, shield: ___, ...row }) => ({
      ...row,
      card: { roleWanted, field, city, line, firstTime },
      raisedAt: raisedAt.getTime(),
      ...(isNeutral(row) ? { ...neutral, card: neutralCard, subject: null, turnsBefore: 0 } : {}),
    }),
  );
  return { queue, waitMinutes };
}

/** The hands in the queue, of these seats or all. */
async function readHands(roomId: string, seatIds: readonly string[] | null): Promise<QueuedHand[]> {
  const which = seatIds ? Prisma.sql`AND k.seat_id = ANY (${[...seatIds]}::uuid[])` : Prisma.empty;
  const rows = await db.$queryRaw<(Omit<QueuedHand, "heldAt"> & { heldAt: Date | null })[]>`
    SELECT k.id AS "ticketId", k.seat_id AS "seatId", k.number, k.state::text AS state, coalesce(p.name, '') AS name, coalesce(p.seed, '') AS seed,
           k.role_wanted AS "roleWanted", k.field, k.city, k.line, k.first_time AS "firstTime", k.pin_ref AS "pinRef", k.raised_at AS "raisedAt",
           CASE WHEN k.state = 'held' THEN k.held_at END AS "heldAt", s.away_at IS NOT NULL AS away,
           (SELECT count(*)::int FROM turn t JOIN seat ts ON ts.id = t.seat_id JOIN room tr ON tr.id = t.room_id
            WHERE ts.person_id = s.person_id AND tr.series_id = r.series_id AND t.ended_by IN ('self', 'moderator', 'timer')) AS "turnsBefore",
           ${hidingColumns}
    FROM ticket k JOIN seat s ON s.id = k.seat_id JOIN room r ON r.id = k.room_id LEFT JOIN persona p ON p.id = s.persona_id
    WHERE k.room_id = ${roomId}::uuid AND k.state IN ('queued', 'called', 'held') ${which}`;
  return rows.map((row) => ({ ...row, heldAt: row.heldAt?.getTime() ?? null }));
}

/** Seconds that the last ten called people had waited. */
const readWaits = (roomId: string) => db.$queryRaw<{ seconds: number }[]>`
  SELECT extract(epoch FROM called_at - raised_at)::float8 AS seconds FROM ticket
  WHERE room_id = ${roomId}::uuid AND called_at IS NOT NULL ORDER BY called_at DESC LIMIT 10`;
