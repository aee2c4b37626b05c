// The forums that are on the air now.
import "server-only";
import { shieldJson } from "#lib/disclosure/visible";
import { db, Prisma } from "#lib/platform/db";
import { byListeners, coarse } from "../seat/listener-count.ts";
import type { OpenRoom } from "../view.ts";

/** The forums that are open now, the fullest first, at most twenty. */
export async function onAir(): Promise<OpenRoom[]> {
  const rows = await db.$queryRaw<
    (Omit<OpenRoom, "speaker" | "listeners"> & { listeners: number } & { name: string | null; seed: string | null; line: string | null })[]
  >`
    SELECT r.id AS "roomId", e.title, (extract(epoch FROM r.opened_at) * 1000)::float8 AS "startedAt",
           (SELECT count(*)::int FROM seat s WHERE s.room_id = r.id AND s.role = 'listener' AND s.left_at IS NULL AND s.removed_at IS NULL AND s.away_at IS NULL) AS listeners,
           (SELECT count(*)::int FROM ticket t WHERE t.room_id = r.id AND t.state IN ('queued', 'called', 'held')) AS hands,
           CASE WHEN turn.hidden THEN '' ELSE turn.name END AS name, CASE WHEN turn.hidden THEN '' ELSE turn.seed END AS seed,
           CASE WHEN turn.hidden THEN '' ELSE turn.line END AS line
    FROM room r JOIN series e ON e.id = r.series_id
    LEFT JOIN LATERAL (
      SELECT p.name, p.seed, k.line, ${shieldJson(Prisma.sql`s.person_id`)} IS NOT NULL AS hidden
      FROM turn t JOIN seat s ON s.id = t.seat_id JOIN ticket k ON k.id = t.ticket_id JOIN persona p ON p.id = s.persona_id
      WHERE t.room_id = r.id AND t.ended_at IS NULL AND t.started_at IS NOT NULL
      ORDER BY t.started_at DESC LIMIT 1) turn ON true
    WHERE r.kind = 'forum' AND r.phase = 'open' AND r.opened_at IS NOT NULL
    ORDER BY listeners DESC, r.opened_at LIMIT 20`;
  return rows
    .map(({ name, seed, line, listeners, ...room }) => ({
      ...room,
      listeners: coarse(listeners),
      speaker: name !== null && seed !== null ? { name, seed, line: line ?? "" } : null,
    }))
    .sort((a, b) => byListeners(a.listeners, b.listeners) || a.startedAt - b.startedAt);
}
