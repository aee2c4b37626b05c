// The queue of raised hands as it is now: in its fair order, with what estimates of the wait are computed from.
import "server-only";
import type { Tx } from "#lib/platform/db";
import { type Hand, order, type QueueHistory } from "./queue-order.ts";

export type WaitingHand = Hand & { seatId: string; isAway: boolean };

/** The hands that may be called, next one first. */
export async function read(tx: Tx, roomId: string): Promise<WaitingHand[]> {
  const hands = await tx.$queryRaw<
    { ticketId: string; seatId: string; number: number; firstTime: boolean; heldAt: Date | null; isAway: boolean }[]
  >`
    SELECT k.id AS "ticketId", k.seat_id AS "seatId", k.number, k.first_time AS "firstTime", CASE WHEN k.state = 'held' THEN k.held_at END AS "heldAt",
           s.away_at IS NOT NULL AS "isAway"
    FROM ticket k JOIN seat s ON s.id = k.seat_id WHERE k.room_id = ${roomId}::uuid AND k.state IN ('queued', 'held')`;
  return order(
    hands.map((hand) => ({ ...hand, heldAt: hand.heldAt?.getTime() ?? null })),
    await callHistory(tx, roomId),
  );
}

/** The calls before, as far as the order depends on them. */
export async function callHistory(tx: Tx, roomId: string): Promise<QueueHistory> {
  const calls = await tx.$queryRaw<{ firstTime: boolean; calledAt: Date }[]>`
    SELECT first_time AS "firstTime", called_at AS "calledAt" FROM ticket
    WHERE room_id = ${roomId}::uuid AND called_at IS NOT NULL ORDER BY called_at DESC, number DESC LIMIT 3`;
  const other = calls.findIndex((call) => !call.firstTime);
  return { firstsInRow: other === -1 ? calls.length : other, lastCalledAt: calls[0]?.calledAt.getTime() ?? null };
}

export type Pace = { turnSeconds: number; pace: number[] };

/** What the wait is reckoned from: how long turns are here, and the seconds that each of the latest ten took with the pause after it, from call to call. */
export async function pace(tx: Tx, roomId: string): Promise<Pace> {
  const [row] = await tx.$queryRaw<Pace[]>`
    SELECT r.turn_seconds AS "turnSeconds", ARRAY(
      SELECT (extract(epoch FROM ended_at - granted_at) + least(300, greatest(0, coalesce(extract(epoch FROM next_at - ended_at), 30))))::float8
      FROM (SELECT granted_at, ended_at, lead(granted_at) OVER (ORDER BY granted_at) AS next_at FROM turn WHERE room_id = r.id) AS turn
      WHERE ended_at IS NOT NULL ORDER BY granted_at DESC LIMIT 10) AS pace
    FROM room r WHERE r.id = ${roomId}::uuid`;
  return row ?? { turnSeconds: 120, pace: [] };
}
