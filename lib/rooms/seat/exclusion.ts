// Who may not enter a room: banned from its series, or removed from this room and not allowed in since. People are recognised by
// their account and by the browsers they came with, so that signing in or out changes nothing.
import "server-only";
import type { Caller } from "#lib/platform/auth/actor";
import { Prisma, type Tx } from "#lib/platform/db";
import { namesOf } from "#lib/series/moderator";
import type { LockedRoom } from "../room-lock.ts";

/** What somebody is recognised by. */
export type Identity = { personId: string | null; browsers: readonly string[] };

/** Browsers remembered of one seat or ban at most. */
export const browsersAtMost = 50;

export const browsersOf = (caller: Caller): string[] =>
  caller.kind === "guest" ? [caller.guestDigest] : caller.browserDigest ? [caller.browserDigest] : [];

const identityOf = (caller: Caller): Identity => ({
  personId: caller.kind === "member" ? caller.personId : null,
  browsers: browsersOf(caller),
});

/** A row of `seat` or `ban` that is about this person or one of these browsers. */
const about = (row: Prisma.Sql, { personId, browsers }: Identity) =>
  Prisma.sql`(${row}.person_id = ${personId}::uuid OR ${row}.browsers && ${[...browsers]}::text[])`;

/**
 * Whether the caller is kept out. A moderator is, by the account only: they may share a browser with somebody who was removed.
 * The browser that a known person comes with is remembered, so that they stay out when they sign out in it.
 */
export async function isExcluded(tx: Tx, room: LockedRoom, caller: Caller, moderates: boolean): Promise<boolean> {
  const identity = moderates ? { ...identityOf(caller), browsers: [] } : identityOf(caller);
  const found = await tx.$queryRaw<{ banId: string | null; seatId: string | null }[]>`
    SELECT b.id AS "banId", NULL::uuid AS "seatId" FROM ban b
    WHERE b.space_id = ${room.seriesId}::uuid AND b.lifted_at IS NULL
      AND (b.room_id IS NULL OR b.room_id IN (${room.roomId}::uuid, ${room.parentId}::uuid)) AND ${about(Prisma.sql`b`, identity)}
    UNION ALL
    SELECT NULL, s.id FROM seat s
    WHERE s.room_id = ${room.roomId}::uuid AND s.removed_at IS NOT NULL AND ${about(Prisma.sql`s`, identity)}
      AND NOT EXISTS (SELECT FROM ban p WHERE p.space_id = ${room.seriesId}::uuid AND p.lifted_at >= s.removed_at
                      AND (p.person_id = s.person_id OR p.browsers && s.browsers))`;
  if (found.length === 0) return false;
  const [browser] = browsersOf(caller);
  if (browser) {
    await remember(
      tx,
      Prisma.sql`ban`,
      browser,
      found.flatMap(({ banId }) => banId ?? []),
    );
    await remember(
      tx,
      Prisma.sql`seat`,
      browser,
      found.flatMap(({ seatId }) => seatId ?? []),
    );
  }
  return true;
}

/** Adds a browser to these rows; the newest `browsersAtMost` are kept, however often somebody comes with a new one. */
async function remember(tx: Tx, table: Prisma.Sql, browser: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE ${table} SET browsers = (browsers || ${browser}::text)[greatest(cardinality(browsers) + 2 - ${browsersAtMost}::int, 1):]
    WHERE id = ANY (${[...ids]}::uuid[]) AND NOT ${browser} = ANY (browsers)`;
}

/** The browsers of a seat, with all others that its person was seen with in any room. */
export async function knownBrowsers(tx: Tx, seat: { id: string; personId: string | null }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ browser: string }[]>`
    SELECT known.browser FROM seat s CROSS JOIN unnest(s.browsers) AS known (browser)
    WHERE s.id = ${seat.id}::uuid OR s.person_id = ${seat.personId}::uuid
    GROUP BY known.browser ORDER BY max(s.taken_at) DESC LIMIT ${browsersAtMost}`;
  return rows.map(({ browser }) => browser);
}

type LiveSeat = { id: string; personId: string | null; voiceId: string; formerVoices: string[] };

/** The other live seats in this room of the same person or browsers; those who moderate keep theirs. */
export async function seatsOf(tx: Tx, room: LockedRoom, identity: Identity): Promise<LiveSeat[]> {
  const seats = await tx.$queryRaw<LiveSeat[]>`
    SELECT s.id, s.person_id AS "personId", s.voice_id AS "voiceId", s.former_voices AS "formerVoices" FROM seat s
    WHERE s.room_id = ${room.roomId}::uuid AND s.left_at IS NULL AND s.removed_at IS NULL AND ${about(Prisma.sql`s`, identity)}`;
  const moderators = await namesOf(
    tx,
    room.seriesId,
    seats.flatMap(({ personId }) => personId ?? []),
  );
  return seats.filter(({ personId }) => personId === null || !moderators.has(personId));
}
