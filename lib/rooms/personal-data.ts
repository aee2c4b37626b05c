// What is done with what forums hold of a person (personal-data-columns.ts): export, closing, reopening, erasure, what others hold about them.
import "server-only";
import { z } from "zod";
import { now } from "#lib/platform/clock";
import type { Tx } from "#lib/platform/db";
import { type Closed, type HeldAbout, holdsNothing, type SetAside } from "#lib/platform/personal-data";
import { onlyModeratedBy } from "#lib/series/moderator";
import { lockRoom } from "./room-lock.ts";
import * as seatEnd from "./seat/seat-end.ts";
import { seriesRooms } from "./series-rooms.ts";
import { alsoRemoveVoices, applyEffects, noEffects } from "./voice/effects.ts";

export { columns, tables } from "./personal-data-columns.ts";

const seriesTitle = { select: { title: true } } as const;
const spaceTitle = { select: { series: seriesTitle } } as const;
const talk = { select: { state: true, minutes: true, invitedAt: true, startedAt: true, endedAt: true } } as const;

/** Everything of this person here, without other people. */
export async function exportOf(tx: Tx, personId: string) {
  const seats = await tx.seat.findMany({
    where: { personId },
    orderBy: { takenAt: "asc" },
    select: {
      role: true,
      takenAt: true,
      leftAt: true,
      removedAt: true,
      seenAt: true,
      awayAt: true,
      lockedAt: true,
      reason: true,
      persona: { select: { name: true, seed: true } },
      room: { select: { kind: true, startsAt: true, series: seriesTitle } },
      tickets: {
        select: {
          number: true,
          state: true,
          roleWanted: true,
          field: true,
          city: true,
          line: true,
          firstTime: true,
          raisedAt: true,
          pinRef: true,
          calledAt: true,
          heldAt: true,
          endedAt: true,
          reason: true,
        },
      },
      turns: { select: { seconds: true, extended: true, grantedAt: true, startedAt: true, endedAt: true, endedBy: true } },
      invited: talk,
      inviting: talk,
    },
  });
  const bans = await tx.ban.findMany({
    where: { personId },
    select: { scope: true, reason: true, createdAt: true, liftedAt: true, space: spaceTitle },
  });
  return { seats, bans };
}

/**
 * Erases what a person said of themselves and every tie to them. That somebody sat and spoke stays as a count. Before the account
 * goes: its row takes personas and bans along, and the log loses its author.
 */
export async function erase(tx: Tx, personId: string): Promise<void> {
  const at = await now(tx);
  const mine = { seat: { personId } };
  await tx.turn.updateMany({ where: { ...mine, endedAt: null }, data: { endedAt: at, endedBy: "self" } });
  await tx.ticket.updateMany({
    where: { ...mine, state: { in: ["queued", "called", "held", "on_stage"] } },
    data: { state: "withdrawn", endedAt: at },
  });
  await tx.ticket.updateMany({ where: mine, data: { roleWanted: "", field: "", city: "", line: "", pinRef: null, reason: null } });
  await tx.seat.updateMany({ where: { personId, leftAt: null }, data: { leftAt: at, role: "listener" } });
  const seats = await tx.seat.findMany({ where: { personId }, select: { id: true } });
  await tx.$executeRaw`SELECT erase_room_event_reasons(${seats.map(({ id }) => id)}::uuid[])`;
  // The name of the voice too: the audio server may have written it down.
  await tx.$executeRaw`UPDATE seat SET voice_id = id::text WHERE person_id = ${personId}::uuid`;
  await tx.seat.updateMany({
    where: { personId },
    data: { personId: null, sessionId: null, personaId: null, reason: null, browsers: [], formerVoices: [], voiceSid: null },
  });
}

const setAsideShape = z.object({ worn: z.array(z.object({ id: z.string(), personaId: z.string() })) });

/**
 * Leaves every room as the person would: hand, turn and talk end, the voice is out. The names worn in past rooms are taken off, and
 * what was said about oneself is out of sight with them. Forums that lose their only moderator end their rooms.
 */
export async function close(tx: Tx, personId: string): Promise<Closed> {
  const effects = noEffects();
  const live = { personId, leftAt: null, removedAt: null };
  const seats = await tx.seat.findMany({ where: live, select: { id: true, roomId: true }, orderBy: { roomId: "asc" } });
  for (const { id, roomId } of seats) {
    const room = await lockRoom(tx, roomId);
    const seat = await tx.seat.findFirst({ where: { id, ...live }, select: { id: true, voiceId: true, formerVoices: true } });
    // The seat of a talk ends with the talk, which ends with the seat in its forum.
    if (room?.kind === "forum" && seat) await seatEnd.leave(tx, room, seat, null, effects);
  }
  const left = await tx.seat.findMany({ where: live, select: { voiceId: true, room: { select: { voiceRoom: true } } } });
  for (const { voiceId, room } of left) alsoRemoveVoices(effects, room.voiceRoom, [voiceId]);
  await tx.seat.updateMany({ where: live, data: { leftAt: await now(tx) } });
  const worn = await tx.$queryRaw<{ id: string; personaId: string }[]>`
    UPDATE seat s SET persona_id = NULL FROM seat was
    WHERE was.id = s.id AND s.person_id = ${personId}::uuid AND was.persona_id IS NOT NULL RETURNING s.id, was.persona_id AS "personaId"`;
  const ended: (() => Promise<void>)[] = [];
  for (const seriesId of await onlyModeratedBy(tx, personId)) ended.push(await seriesRooms.stop(tx, seriesId, personId));
  const afterCommit = async () => {
    await applyEffects(effects);
    for (const end of ended) await end();
  };
  return { setAside: { worn }, afterCommit };
}

/** The names are worn again; the rooms were left for good. */
export async function reopen(tx: Tx, personId: string, setAside: SetAside): Promise<void> {
  const { worn } = setAsideShape.parse(setAside);
  for (const { id, personaId } of worn)
    await tx.$executeRaw`
      UPDATE seat SET persona_id = p.id FROM persona p
      WHERE seat.id = ${id}::uuid AND seat.person_id = ${personId}::uuid AND p.id = ${personaId}::uuid AND seat.persona_id IS NULL`;
}

export const counts = async (tx: Tx, personId: string) => ({
  visits: await tx.seat.count({ where: { personId } }),
  hands: await tx.ticket.count({ where: { seat: { personId } } }),
});

export async function heldAbout(tx: Tx, personId: string): Promise<HeldAbout[]> {
  const bans = await tx.ban.findMany({
    where: { personId, liftedAt: null },
    select: { id: true, reason: true, createdAt: true, space: spaceTitle },
  });
  return bans.map(({ id, reason, createdAt, space }) => ({
    id,
    kind: "ban",
    by: space.series?.title ?? null,
    text: reason,
    at: createdAt,
    until: null,
    may: ["answer"],
  }));
}

export const heldEvidence = holdsNothing;
