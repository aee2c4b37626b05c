// One meeting of a series from backstage to its end; its agenda segment, whether hands may be raised, the length of turns.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact, wasFirst } from "#lib/platform/db";
import { changed } from "#lib/platform/pages/pages";
import { done, type Result, refuse } from "#lib/platform/result";
import * as interview from "./interview/interview.ts";
import { record } from "./room-event.ts";
import { type LockedRoom, lockRoomAsModerator } from "./room-lock.ts";
import { backstageHours, phaseAfter, waitingStates } from "./rules.ts";
import type { handsInput, roomInput, segmentInput, turnLengthInput } from "./schema.ts";
import * as turn from "./stage/turn.ts";
import { applyEffects, type Effects, noEffects } from "./voice/effects.ts";

/** Opens the room for moderators only, before it opens for everybody. Refuses `room_already_on` while another room of the series is, `room_not_open` too early or too late. */
export async function backstage(actor: Actor, input: z.output<typeof roomInput>): Promise<Result<null>> {
  const effects = noEffects();
  const gathered = await transact(async (tx): Promise<Result<null>> => {
    const locked = await lockRoomAsModerator(tx, input.roomId, actor);
    if (!locked) return refuse("missing");
    const { room } = locked;
    if (room.phase === "open") return done(null);
    const next = phaseAfter("gather", room.phase);
    if (next === "already") return done(null);
    const isTooEarly = room.now.getTime() < room.startsAt.getTime() - backstageHours * 3_600_000;
    if (!next || isTooEarly || room.now > room.endsAt) return refuse("room_not_open");
    await tx.room.update({ where: { id: room.roomId }, data: { phase: "backstage" }, select: { id: true } });
    await record(tx, room.roomId, "room_backstage", actor.personId, {});
    await tellPages(tx, room);
    effects.openedRooms.add(room.voiceRoom);
    return done(null);
  }).catch((error: unknown) => {
    if (wasFirst(error)) return refuse("room_already_on");
    throw error;
  });
  await applyEffects(effects);
  return gathered;
}

/** Opens the room for everybody. Refuses `room_not_open` before backstage and after the end. */
export async function open(actor: Actor, input: z.output<typeof roomInput>): Promise<Result<null>> {
  const effects = noEffects();
  const opened = await transact(async (tx): Promise<Result<null>> => {
    const locked = await lockRoomAsModerator(tx, input.roomId, actor);
    if (!locked) return refuse("missing");
    const { room } = locked;
    const next = phaseAfter("open", room.phase);
    if (next === "already") return done(null);
    if (!next) return refuse("room_not_open");
    await tx.room.update({
      where: { id: room.roomId },
      data: { phase: "open", openedAt: room.now, segment: 0, segmentAt: room.now },
      select: { id: true },
    });
    await record(tx, room.roomId, "room_opened", actor.personId, {});
    await tellPages(tx, room);
    effects.openedRooms.add(room.voiceRoom);
    return done(null);
  });
  await applyEffects(effects);
  return opened;
}

/** Ends the room for all: hands close, turns and talks end, the voices go. */
export async function end(actor: Actor, input: z.output<typeof roomInput>): Promise<Result<null>> {
  const effects = noEffects();
  const ended = await transact(async (tx): Promise<Result<null>> => {
    const locked = await lockRoomAsModerator(tx, input.roomId, actor);
    if (!locked) return refuse("missing");
    if (locked.room.phase === "ended") return done(null);
    return (await finish(tx, locked.room, "moderator", actor.personId, effects)) ? done(null) : refuse("room_not_open");
  });
  await applyEffects(effects);
  return ended;
}

/** Ends a room that is on; false when it was not. */
export async function finish(
  tx: Tx,
  room: LockedRoom,
  cause: "moderator" | "unmoderated" | "overtime" | "stopped",
  actorId: string | null,
  effects: Effects,
): Promise<boolean> {
  if (phaseAfter("end", room.phase) !== "ended") return false;
  for (const running of await turn.running(tx, { roomId: room.roomId })) await turn.finish(tx, room, running, "room", actorId, effects);
  for (const talk of await interview.open(tx, { forumId: room.roomId })) await interview.finish(tx, room, talk, actorId, effects);
  await tx.ticket.updateMany({
    where: { roomId: room.roomId, state: { in: [...waitingStates] } },
    data: { state: "closed", endedAt: room.now },
  });
  await tx.seat.updateMany({ where: { roomId: room.roomId, leftAt: null, removedAt: null }, data: { leftAt: room.now } });
  await tx.room.update({
    where: { id: room.roomId },
    data: { phase: "ended", endedAt: room.now, lockedAt: null, unmoderatedAt: null },
    select: { id: true },
  });
  await record(tx, room.roomId, "room_ended", actorId, { cause });
  await tellPages(tx, room);
  // Nobody is left to have rights: the room goes as a whole.
  effects.changedSeats.clear();
  effects.closedRooms.add(room.voiceRoom);
  return true;
}

/** Opens another segment of the run-sheet. Refuses `invalid` where the sheet has no such one. */
export async function segment(actor: Actor, input: z.output<typeof segmentInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const locked = await lockRoomAsModerator(tx, input.roomId, actor);
    if (!locked) return refuse("missing");
    const { room } = locked;
    if (room.phase === "ended") return refuse("room_not_open");
    const row = await tx.room.findUniqueOrThrow({ where: { id: room.roomId }, select: { agenda: true, segment: true } });
    if (!Array.isArray(row.agenda) || input.segment >= row.agenda.length) return refuse("invalid", { field: "segment" });
    if (row.segment === input.segment) return done(null);
    await tx.room.update({ where: { id: room.roomId }, data: { segment: input.segment, segmentAt: room.now }, select: { id: true } });
    await record(tx, room.roomId, "segment_set", actor.personId, { segment: input.segment });
    return done(null);
  });
}

/** Opens or closes the raising of hands; those that are up stay. */
export async function hands(actor: Actor, input: z.output<typeof handsInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const locked = await lockRoomAsModerator(tx, input.roomId, actor);
    if (!locked) return refuse("missing");
    if (locked.room.phase === "ended") return refuse("room_not_open");
    if (locked.room.handsOpen === input.open) return done(null);
    await tx.room.update({ where: { id: locked.room.roomId }, data: { handsOpen: input.open }, select: { id: true } });
    await record(tx, locked.room.roomId, "hands_set", actor.personId, { open: input.open });
    return done(null);
  });
}

/** How many seconds the turns from now on have. */
export async function turnLength(actor: Actor, input: z.output<typeof turnLengthInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const locked = await lockRoomAsModerator(tx, input.roomId, actor);
    if (!locked) return refuse("missing");
    if (locked.room.phase === "ended") return refuse("room_not_open");
    if (locked.room.turnSeconds === input.seconds) return done(null);
    await tx.room.update({ where: { id: locked.room.roomId }, data: { turnSeconds: input.seconds }, select: { id: true } });
    await record(tx, locked.room.roomId, "turn_length_set", actor.personId, { seconds: input.seconds });
    return done(null);
  });
}

/** The public pages that show this room's phase. */
const tellPages = (tx: Tx, room: LockedRoom) => changed(tx, "schedule", `room:${room.roomId}`);
