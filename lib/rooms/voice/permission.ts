// The seat behind a voice, asked by the gate at every connection: what its holder may do now, or why nothing.
import "server-only";
import { db } from "#lib/platform/db";
import { voiceRights } from "../rules.ts";
import type { Phase } from "../view.ts";

type Row = {
  phase: Phase;
  role: "listener" | "speaker" | "moderator" | null;
  isCurrent: boolean | null;
  isLocked: boolean;
  isGone: boolean;
  isRemoved: boolean;
  isBanned: boolean;
  /** A member whose session has ended; who signs in again has to enter again. */
  isSignedOut: boolean;
};

/**
 * One statement. Refusal codes: `stale` (an old generation, or left), `signed_out`, `removed`, `banned`, `ended`, `room_not_open`; `no_room` when
 * no room of ours has that name.
 */
export async function forVoice(
  voiceId: string,
  voiceRoom: string,
): Promise<{ allowed: true; rights: "listen" | "speak" } | { allowed: false; code: string } | "no_room"> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT r.phase::text AS phase, s.role::text AS role, s.voice_id = ${voiceId} AS "isCurrent", s.locked_at IS NOT NULL AS "isLocked",
           s.left_at IS NOT NULL AS "isGone", s.removed_at IS NOT NULL AS "isRemoved",
           EXISTS (SELECT 1 FROM ban b
                   WHERE b.space_id = r.series_id AND b.lifted_at IS NULL AND (b.room_id IS NULL OR b.room_id IN (r.id, r.parent_id))
                     AND (b.person_id = s.person_id OR (s.role <> 'moderator' AND b.browsers && s.browsers))) AS "isBanned",
           s.person_id IS NOT NULL AND NOT EXISTS (SELECT FROM session e WHERE e.id = s.session_id AND e.expires_at > app_now()) AS "isSignedOut"
    FROM room r LEFT JOIN LATERAL (
      SELECT * FROM seat WHERE room_id = r.id AND voice_id = ${voiceId}
      UNION ALL
      SELECT * FROM seat WHERE room_id = r.id AND ${voiceId} = ANY (former_voices)
      LIMIT 1) s ON true
    WHERE r.voice_room = ${voiceRoom}`;
  if (!row) return "no_room";
  if (row.isRemoved) return { allowed: false, code: "removed" };
  if (row.isBanned) return { allowed: false, code: "banned" };
  if (row.phase === "ended") return { allowed: false, code: "ended" };
  if (row.role && row.isSignedOut && !row.isGone) return { allowed: false, code: "signed_out" };
  if (!row.role || !row.isCurrent || row.isGone) return { allowed: false, code: "stale" };
  const rights = voiceRights({ role: row.role, isLocked: row.isLocked, isOver: false }, row.phase);
  return rights === "none" ? { allowed: false, code: "room_not_open" } : { allowed: true, rights };
}
