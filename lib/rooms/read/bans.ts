// The bans that hold in a room, for its moderators.
import "server-only";
import { shieldJson } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import { db, Prisma } from "#lib/platform/db";
import { moderatedBy } from "#lib/series/moderator";
import { type Hiding, neutral, neutralFor, viewIn } from "./neutral.ts";

export type BanLine = {
  banId: string;
  /** Empty of a guest, and of somebody in the neutral form. */
  name: string;
  seed: string;
  isNeutral: boolean;
  scope: "room" | "series";
  reason: string;
  by: string | null;
  at: string;
};

/** The bans that hold in this room, the latest first; null for whoever does not moderate it. */
export async function read(actor: Actor, roomId: string): Promise<BanLine[] | null> {
  const room = await db.room.findFirst({
    where: { id: roomId, kind: "forum", series: moderatedBy(actor.personId) },
    select: { id: true, seriesId: true },
  });
  if (!room) return null;
  const rows = await db.$queryRaw<(Omit<BanLine, "at" | "isNeutral"> & { at: Date } & Hiding)[]>`
    SELECT b.id AS "banId", b.scope::text AS scope, b.reason, b.created_at AS at, m.name AS by, coalesce(who.name, '') AS name, coalesce(who.seed, '') AS seed,
           b.person_id AS "personId", ${shieldJson(Prisma.sql`b.person_id`)} AS shield
    FROM ban b JOIN room r ON r.series_id = b.space_id
    LEFT JOIN moderator m ON m.space_id = b.space_id AND m.person_id = b.by_id
    LEFT JOIN LATERAL (
      SELECT p.name, p.seed FROM seat s JOIN room sr ON sr.id = s.room_id JOIN persona p ON p.id = s.persona_id
      WHERE sr.series_id = b.space_id AND CASE WHEN b.person_id IS NULL THEN s.guest_digest = ANY (b.browsers) ELSE s.person_id = b.person_id END AND s.taken_at <= b.created_at
      ORDER BY s.taken_at DESC LIMIT 1) who ON true
    WHERE r.id = ${roomId}::uuid AND b.lifted_at IS NULL AND (b.room_id IS NULL OR b.room_id = r.id)
    ORDER BY b.created_at DESC LIMIT 200`;
  const isNeutralHere = neutralFor(await viewIn(db, room.seriesId, actor.personId));
  return rows.map(({ at, personId, shield, ...line }) => {
    const isNeutral = isNeutralHere({ personId, shield });
    return { ...line, ...(isNeutral ? neutral : {}), isNeutral, at: at.toISOString() };
  });
}
