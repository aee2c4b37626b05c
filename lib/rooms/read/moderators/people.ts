// Everybody in the room, as moderators see them. Kept by seat.
import "server-only";
import { db, Prisma } from "#lib/platform/db";
import type { ModeratorView, PersonLine } from "../../view.ts";
import { isModeratorsName, shownName } from "../moderators-name.ts";
import { type Hiding, hidingColumns, neutral, neutralIn, versionOf } from "../neutral.ts";

/** People that are shown at most. */
const peopleLength = 400;

type PeopleState = ReadonlyMap<string, SeatRow>;
type SeatRow = PersonLine & { takenAt: Date } & Hiding;

export async function readPeople(roomId: string): Promise<PeopleState> {
  return new Map((await readSeats(roomId, null)).map((row) => [row.seatId, row]));
}

export async function updatePeople(roomId: string, before: PeopleState, seatIds: readonly string[]): Promise<PeopleState> {
  const people = new Map(before);
  for (const seatId of seatIds) people.delete(seatId);
  for (const row of await readSeats(roomId, seatIds)) people.set(row.seatId, row);
  return people;
}

export function peopleVersion(people: PeopleState, view: string): string {
  return versionOf(people.values(), view);
}

/** Those on stage, then those with a hand up, then members, then guests; the latest first. */
export function peopleFields(people: PeopleState, version: string): Pick<ModeratorView, "people" | "listeners" | "guests"> {
  const rows = [...people.values()];
  const isNeutral = neutralIn(version);
  const rank = { moderator: 0, speaker: 1, listener: 2 };
  const number = (row: SeatRow) => row.number ?? Number.POSITIVE_INFINITY;
  const inOrder = rows.sort(
    (a, b) =>
      rank[a.role] - rank[b.role] ||
      (number(a) === number(b) ? 0 : number(a) - number(b)) ||
      Number(a.guest) - Number(b.guest) ||
      b.takenAt.getTime() - a.takenAt.getTime() ||
      (a.seatId < b.seatId ? -1 : 1),
  );
  return {
    people: inOrder
      .slice(0, peopleLength)
      .map(({ takenAt: _, personId: __, shield: ___, ...person }) => (isNeutral(person) ? { ...person, ...neutral } : person)),
    listeners: rows.filter(({ role, away }) => role === "listener" && !away).length,
    guests: rows.filter(({ guest }) => guest).length,
  };
}

/** The live seats of a room, these or all. */
function readSeats(roomId: string, seatIds: readonly string[] | null): Promise<SeatRow[]> {
  const which = seatIds ? Prisma.sql`AND s.id = ANY (${[...seatIds]}::uuid[])` : Prisma.empty;
  return db.$queryRaw<SeatRow[]>`
    SELECT s.id AS "seatId", coalesce(${shownName}, '') AS name,
           coalesce(CASE WHEN ${isModeratorsName} THEN m.seed END, p.seed, '') AS seed, s.role::text AS role,
           s.guest_digest IS NOT NULL AS guest, s.away_at IS NOT NULL AS away, k.number, s.taken_at AS "takenAt",
           ${hidingColumns}
    FROM seat s JOIN room r ON r.id = s.room_id
    LEFT JOIN persona p ON p.id = s.persona_id
    LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = s.person_id
    LEFT JOIN ticket k ON k.seat_id = s.id AND k.state IN ('queued', 'called', 'held', 'on_stage')
    WHERE s.room_id = ${roomId}::uuid AND s.left_at IS NULL AND s.removed_at IS NULL ${which}`;
}
