// Under which of their names somebody sat: who moderates now may have worn a persona here before, and let it go since.
import "server-only";
import { Prisma } from "#lib/platform/db";

/** Whether a seat carries the name its person moderates under, in a statement that reads seats as `s` and rooms as `r`. */
export const isModeratorsName: Prisma.Sql = Prisma.sql`(s.role = 'moderator' OR s.persona_id IS NULL AND r.kind = 'interview')`;

/** The name of a seat, null where there is none; personas are read as `p` and moderators as `m`. */
export const shownName: Prisma.Sql = Prisma.sql`coalesce(CASE WHEN ${isModeratorsName} THEN m.name END, p.name)`;
