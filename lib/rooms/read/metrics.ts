// How much is going on in forums, as numbers and nothing else.
import "server-only";
import { db } from "#lib/platform/db";

export type RoomMetrics = { roomsOpen: number; members: number; guests: number; onStage: number; handsUp: number; interviews: number };

/** Rooms that are open, who sits in them, hands that wait, and private talks, at this moment. */
export async function roomMetrics(): Promise<RoomMetrics> {
  const [row] = await db.$queryRaw<RoomMetrics[]>`
    WITH open AS (SELECT id FROM room WHERE kind = 'forum' AND phase = 'open'),
      here AS (SELECT role, guest_digest FROM seat WHERE room_id IN (SELECT id FROM open) AND left_at IS NULL AND removed_at IS NULL)
    SELECT (SELECT count(*)::int FROM open) AS "roomsOpen",
      (SELECT count(*)::int FROM here WHERE guest_digest IS NULL) AS members,
      (SELECT count(*)::int FROM here WHERE guest_digest IS NOT NULL) AS guests,
      (SELECT count(*)::int FROM here WHERE role <> 'listener') AS "onStage",
      (SELECT count(*)::int FROM ticket WHERE room_id IN (SELECT id FROM open) AND state IN ('queued', 'called', 'held')) AS "handsUp",
      (SELECT count(*)::int FROM interview WHERE state = 'running') AS interviews`;
  if (!row) throw new Error("a count without a row");
  return row;
}
