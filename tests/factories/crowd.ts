// Full rooms, made through the tables in a few statements: for what only shows with many people.
import { db } from "#lib/platform/db";
import { digest } from "#lib/platform/secret/random";
import type { Forum } from "./forum.ts";

/** What a member of the crowd carries in the cookie. */
export const tokenOf = (hall: Pick<Forum, "roomId">, nth: number): string => `${hall.roomId}-${nth}`;

/**
 * `seats` listeners with a session each, here for an hour, the first `hands` of them with a hand up. One in `every` has had a turn before.
 */
export async function crowd(hall: Pick<Forum, "roomId" | "seriesId">, seats: number, hands: number, every = 8): Promise<void> {
  const digests = Array.from({ length: seats }, (_, nth) => digest(tokenOf(hall, nth)));
  await db.$executeRaw`
    WITH who AS (SELECT gen_random_uuid() AS person, gen_random_uuid() AS seat, gen_random_uuid() AS session, gen_random_uuid() AS persona, digest, nth::int - 1 AS nth
                 FROM unnest(${digests}::text[]) WITH ORDINALITY AS d (digest, nth)),
      people AS (INSERT INTO person (id, email, locale) SELECT person, person || '@crowd.test', 'id' FROM who RETURNING id),
      sessions AS (INSERT INTO session (id, token_digest, person_id, device, expires_at)
        SELECT session, digest, person, 'crowd', app_now() + interval '1 day' FROM who JOIN people ON people.id = person RETURNING id),
      personas AS (INSERT INTO persona (id, person_id, space_id, name, seed)
        SELECT persona, person, ${hall.seriesId}::uuid, 'Pencari ' || nth, 'seed' || nth FROM who JOIN people ON people.id = person RETURNING id),
      seats AS (INSERT INTO seat (id, room_id, person_id, session_id, persona_id, voice_id, browsers, heartbeat_at)
        SELECT seat, ${hall.roomId}::uuid, person, session, persona, seat::text, ARRAY[digest], app_now() + interval '1 hour'
        FROM who JOIN sessions ON sessions.id = session JOIN personas ON personas.id = persona RETURNING id),
      had AS (INSERT INTO ticket (id, room_id, seat_id, number, state, role_wanted, field, city, line, first_time, called_at, ended_at)
        SELECT gen_random_uuid(), ${hall.roomId}::uuid, seat, 100000 + nth, 'done', 'Penjahit', 'Garmen', 'Karawang', 'Enam tahun di garmen', true, app_now() - make_interval(mins => nth + 2), app_now() - make_interval(mins => nth)
        FROM who JOIN seats ON seats.id = seat WHERE nth % ${every} = ${every - 1} RETURNING id, seat_id, called_at, ended_at),
      turns AS (INSERT INTO turn (id, room_id, seat_id, ticket_id, seconds, granted_at, started_at, ended_at, ended_by)
        SELECT gen_random_uuid(), ${hall.roomId}::uuid, seat_id, id, 120, called_at, called_at, ended_at, 'self' FROM had RETURNING id)
    INSERT INTO ticket (id, room_id, seat_id, number, role_wanted, field, city, line, first_time)
    SELECT gen_random_uuid(), ${hall.roomId}::uuid, seat, nth + 1, 'Operator las', 'Manufaktur', 'Karawang', 'Las SMAW dan GTAW empat tahun, siap kerja shift', nth % ${every} <> ${every - 1}
    FROM who JOIN seats ON seats.id = seat WHERE nth < ${hands}`;
  await db.$executeRaw`
    INSERT INTO room_event (room_id, seq, kind, payload)
    SELECT r.id, r.event_count + row_number() OVER (ORDER BY s.id), 'seat_taken', jsonb_build_object('seatId', s.id)
    FROM room r JOIN seat s ON s.room_id = r.id WHERE r.id = ${hall.roomId}::uuid`;
  await db.$executeRaw`
    UPDATE room SET ticket_count = 200000, event_count = (SELECT max(seq) FROM room_event WHERE room_id = room.id) WHERE id = ${hall.roomId}::uuid`;
}

/** The same, of a meeting that is over: everybody has gone, and nobody's hand is up. */
export async function pastCrowd(hall: Pick<Forum, "roomId" | "seriesId">, seats: number): Promise<void> {
  await crowd(hall, seats, 0, 2);
  await db.seat.updateMany({ where: { roomId: hall.roomId }, data: { leftAt: new Date() } });
  await db.room.update({ where: { id: hall.roomId }, data: { phase: "ended" }, select: { id: true } });
}
