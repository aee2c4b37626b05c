// What the rooms of a series do when it changes, in the same transaction: lib/series asks for it, rooms know how.
import "server-only";
import * as persona from "#lib/accounts/persona";
import type { Prisma, Tx } from "#lib/platform/db";
import type { AfterCommit, SeriesRooms } from "#lib/series/series-rooms";
import * as meetings from "./meetings.ts";
import * as room from "./room.ts";
import { record, signalRoom } from "./room-event.ts";
import { lockRoom } from "./room-lock.ts";
import { applyEffects, noEffects } from "./voice/effects.ts";

const isOn = { kind: "forum", phase: { in: ["backstage", "open"] } } satisfies Prisma.RoomWhereInput;

export const seriesRooms: SeriesRooms = {
  make: meetings.materialise,
  renew: meetings.renew,
  runningStarts: async (tx, seriesId) =>
    (await tx.room.findMany({ where: { seriesId, ...isOn }, select: { startsAt: true } })).map(({ startsAt }) => startsAt),
  stop,
  demote,
  accessChanged,
};

async function stop(tx: Tx, seriesId: string, actorId: string): Promise<AfterCommit> {
  const effects = noEffects();
  for (const { id } of await tx.room.findMany({ where: { seriesId, ...isOn }, select: { id: true } })) {
    const locked = await lockRoom(tx, id);
    if (locked) await room.finish(tx, locked, "stopped", actorId, effects);
  }
  await tx.room.deleteMany({ where: { seriesId, kind: "forum", phase: "scheduled" } });
  return () => applyEffects(effects);
}

async function demote(tx: Tx, seriesId: string, personId: string, actorId: string): Promise<AfterCommit> {
  const effects = noEffects();
  const seats = await tx.seat.findMany({
    where: { personId, role: "moderator", leftAt: null, removedAt: null, room: { seriesId, kind: "forum" } },
    select: { id: true, roomId: true },
  });
  for (const seat of seats) {
    await lockRoom(tx, seat.roomId);
    const shown = await persona.take(tx, personId, seriesId, {});
    await tx.seat.update({
      where: { id: seat.id },
      data: { role: "listener", personaId: shown.personaId, lockedAt: null },
      select: { id: true },
    });
    await record(tx, seat.roomId, "moderator_dropped", actorId, { seatId: seat.id });
    effects.changedSeats.add(seat.id);
  }
  return () => applyEffects(effects);
}

async function accessChanged(tx: Tx, seriesId: string, personId: string): Promise<void> {
  const rooms = await tx.room.findMany({ where: { seriesId, kind: "forum", phase: { not: "ended" } }, select: { id: true } });
  for (const { id } of rooms) await signalRoom(tx, id, "access_changed", { personId });
}
