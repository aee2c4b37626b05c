// A forum with people in it, for tests: made through the tables where no verb makes them, through the verbs where one does.
import { randomUUID } from "node:crypto";
import type { Actor, Guest, Role } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import type { Result } from "#lib/platform/result";
import { digest, randomId } from "#lib/platform/secret/random";
import * as room from "#lib/rooms/room";
import * as seat from "#lib/rooms/seat/seat";
import * as stage from "#lib/rooms/stage/stage";
import * as ticket from "#lib/rooms/stage/ticket";

export const card = { roleWanted: "Electrician", field: "Manufacturing", city: "Karawang", line: "Eight years at the panel shop" };

/** A signed-in person, with a session that lives. */
export async function member(...roles: Role[]): Promise<Actor> {
  const { id } = await db.person.create({ data: { email: `${randomUUID()}@people.test`, locale: "en" }, select: { id: true } });
  const mine = await session.find(await session.open(db, id, "Chrome, Android"));
  if (!mine) throw new Error("a new session lives");
  return { ...mine, roles };
}

export const guest = (): Guest => ({ kind: "guest", guestDigest: digest(randomUUID()) });

export type Forum = { seriesId: string; slug: string; roomId: string; voiceRoom: string; rina: Actor; budi: Actor };

/** A series with two moderators, Rina (its host) and Budi, and a room that should begin about now. */
export async function forum({
  phase = "open",
  capacity = 1500,
}: {
  phase?: "scheduled" | "backstage" | "open";
  capacity?: number;
} = {}): Promise<Forum> {
  const [rina, budi] = await Promise.all([member("recruiter"), member("recruiter")]);
  const now = await clock.now();
  const agenda = [
    { kind: "opening", title: "Opening", minutes: 10 },
    { kind: "pitch", title: "Pitches", minutes: 60 },
  ];
  const series = await db.series.create({
    data: {
      slug: `forum-${randomId(8)}`,
      title: "Forum Kerja Karawang",
      purpose: "To be heard",
      rule: "FREQ=DAILY",
      startsLocal: "2026-01-01T19:00",
      minutes: 180,
      agenda,
      createdBy: { connect: { id: rina.personId } },
      space: {
        create: {
          kind: "series",
          moderators: {
            create: [
              { personId: rina.personId, name: "Rina", seed: "rina", host: true },
              { personId: budi.personId, name: "Budi", seed: "budi" },
            ],
          },
        },
      },
    },
    select: { id: true, slug: true },
  });
  const made = await db.room.create({
    data: {
      seriesId: series.id,
      voiceRoom: randomId(22),
      startsAt: now,
      endsAt: new Date(now.getTime() + 3 * 3_600_000),
      agenda,
      capacity,
    },
    select: { id: true, voiceRoom: true },
  });
  const at = { roomId: made.id };
  if (phase !== "scheduled") must(await room.backstage(rina, at));
  if (phase === "open") must(await room.open(rina, at));
  return { seriesId: series.id, slug: series.slug, roomId: made.id, voiceRoom: made.voiceRoom, rina, budi };
}

/** What a verb answered when it must have worked. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.code} ${JSON.stringify(result.detail ?? {})}`);
  return result.value;
}

/** The code of a refusal; `ok` where there was none. */
export const code = (result: Result<unknown>): string => (result.ok ? "ok" : result.code);

/** A member who sits in the room. */
export async function listener(hall: Forum, someone?: Actor) {
  const person = someone ?? (await member());
  const taken = must(await seat.take(person, { roomId: hall.roomId }));
  return { ...person, ...taken };
}

/** A moderator of the hall who sits in it. */
export async function seated(hall: Forum, moderator: Actor) {
  return { ...moderator, ...must(await seat.take(moderator, { roomId: hall.roomId })) };
}

/** A listener with a hand up. */
export async function waiting(hall: Forum, someone?: Actor) {
  const person = await listener(hall, someone);
  return { ...person, ...must(await ticket.raise(person, { roomId: hall.roomId, card, pinRef: null })) };
}

/** Somebody who has been called by Rina, out of order if need be. */
export async function called(hall: Forum, someone?: Actor) {
  const person = await waiting(hall, someone);
  must(await stage.call(hall.rina, { roomId: hall.roomId, ticketId: person.ticketId, reason: "is leaving soon" }));
  return person;
}

/** Somebody on stage. */
export async function speaker(hall: Forum, someone?: Actor) {
  const person = await called(hall, someone);
  return { ...person, ...must(await stage.accept(person, { ticketId: person.ticketId })) };
}

/** What the room's record holds, in order. */
export async function record(hall: { roomId: string }) {
  return db.roomEvent.findMany({
    where: { roomId: hall.roomId },
    orderBy: { seq: "asc" },
    select: { seq: true, kind: true, actorId: true, payload: true },
  });
}

export const kinds = async (hall: { roomId: string }) => (await record(hall)).map((event) => event.kind);
