// The seat behind a voice, asked by the gate at every connection: what its holder may do now, or why nothing.
import "server-only";
import { db } from "#lib/platform/db";

type Row = {
  phase: "scheduled" | "backstage" | "open" | "ended";
  role: "listener" | "speaker" | "moderator" | null;
  isCurrent: boolean | null;
  isLocked: boolean;
  isGone: boolean;
  isRemoved: boolean;
  isBanned: boolean;
};

/** What a seat's holder may do in LiveKit. A lock takes the microphone from anybody. */
export const rightsOf = (seat: { role: "listener" | "speaker" | "moderator"; isLocked: boolean }): "listen" | "speak" =>
  seat.role !== "listener" && !seat.isLocked ? "speak" : "listen";

/**
 * One statement. Refusal codes: `stale` (an old generation, or left), `removed`, `banned`, `ended`, `room_not_open`; `no_room` when
 * no room of ours has that name.
 */
export async function forVoice(voiceId: string, voiceRoom: string): Promise<{ allowed: true; rights: "listen" | "speak" } | { allowed: false; code: string } | "no_room"> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT r.phase::text AS phase, s.role::text AS role, s.voice_id = ${voiceId} AS "isCurrent", s.locked_at IS NOT NULL AS "isLocked",
           s.left_at IS NOT NULL AS "isGone", s.removed_at IS NOT NULL AS "isRemoved",
           EXISTS (SELECT 1 FROM ban b
                   WHERE b.series_id = r.series_id AND b.lifted_at IS NULL AND (b.room_id IS NULL OR b.room_id IN (r.id, r.parent_id))
                     AND (b.person_id = s.person_id OR b.guest_digest = s.guest_digest)) AS "isBanned"
    FROM room r LEFT JOIN LATERAL (
      SELECT * FROM seat WHERE room_id = r.id AND voice_id = ${voiceId}
      UNION ALL
      SELECT * FROM seat WHERE room_id = r.id AND ${voiceId} = ANY (former_voices)
      LIMIT 1) s ON true
    WHERE r.voice_room = ${voiceRoom}`;
  if (!row) return "no_room";
  const refused = whyRefused(row);
  if (refused || !row.role) return { allowed: false, code: refused ?? "stale" };
  return { allowed: true, rights: rightsOf({ role: row.role, isLocked: row.isLocked }) };
}

function whyRefused(row: Row): string | null {
  if (row.isRemoved) return "removed";
  if (row.isBanned) return "banned";
  if (row.phase === "ended") return "ended";
  if (!row.role || !row.isCurrent || row.isGone) return "stale";
  if (row.phase === "scheduled" || (row.phase === "backstage" && row.role === "listener")) return "room_not_open";
  return null;
}
