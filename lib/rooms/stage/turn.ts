// Somebody's time at the microphone: it begins when the voice is there, ends softly, and leaves the microphone closed.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import { db, type Tx, transact } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import { record } from "../room-event.ts";
import { asModerator, type LockedRoom, lockRoom } from "../room-lock.ts";
import { extensionSeconds, type TicketCommand } from "../rules.ts";
import type { turnInput } from "../schema.ts";
import { applyEffects, type Effects, noEffects } from "../voice/effects.ts";
import * as ticket from "./ticket.ts";

export type TurnEnd = "self" | "moderator" | "timer" | "lost" | "room";

/** Starts the clock: the speaker's browser says that the voice is there. Starting it again changes nothing. */
export async function begin(actor: Actor, input: z.output<typeof turnInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await lockTurn(tx, input.turnId);
    if (found?.turn.personId !== actor.personId) return refuse("missing");
    if (found.turn.endedAt) return refuse("call_over");
    await start(tx, found.room, found.turn);
    return done(null);
  });
}

/** Starts the clock of this seat's turn: LiveKit has reported the track. */
export async function beginOfSeat(seatId: string): Promise<void> {
  const running = await db.turn.findFirst({ where: { seatId, endedAt: null, startedAt: null }, select: { id: true } });
  if (!running) return;
  await transact(async (tx) => {
    const found = await lockTurn(tx, running.id);
    if (found && !found.turn.endedAt) await start(tx, found.room, found.turn);
  });
}

/** A moderator ends the turn. Ending it again changes nothing. */
export async function end(actor: Actor, input: z.output<typeof turnInput>): Promise<Result<null>> {
  const effects = noEffects();
  const ended = await transact(async (tx): Promise<Result<null>> => {
    const found = await lockTurn(tx, input.turnId);
    if (!found || !(await asModerator(tx, found.room, actor))) return refuse("missing");
    await finish(tx, found.room, found.turn, "moderator", actor.personId, effects);
    return done(null);
  });
  await applyEffects(effects);
  return ended;
}

/** The speaker leaves the stage. */
export async function stepDown(actor: Actor, input: z.output<typeof turnInput>): Promise<Result<null>> {
  const effects = noEffects();
  const ended = await transact(async (tx): Promise<Result<null>> => {
    const found = await lockTurn(tx, input.turnId);
    if (found?.turn.personId !== actor.personId) return refuse("missing");
    await finish(tx, found.room, found.turn, "self", actor.personId, effects);
    return done(null);
  });
  await applyEffects(effects);
  return ended;
}

/** Thirty seconds more, once. Refuses `already_extended`, `call_over`. */
export async function extend(actor: Actor, input: z.output<typeof turnInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await lockTurn(tx, input.turnId);
    if (!found || !(await asModerator(tx, found.room, actor))) return refuse("missing");
    const { count } = await tx.turn.updateMany({
      where: { id: found.turn.id, endedAt: null, extended: false },
      data: { extended: true, seconds: { increment: extensionSeconds } },
    });
    if (count === 0) return refuse(found.turn.endedAt ? "call_over" : "already_extended");
    await record(tx, found.room.roomId, "turn_extended", actor.personId, eventPayload(found.turn));
    return done(null);
  });
}

export type RunningTurn = { id: string; seatId: string; ticketId: string; number: number };

/** The turns in this room that are not over. */
export async function running(tx: Tx, where: { roomId: string } | { seatId: string }): Promise<RunningTurn[]> {
  const turns = await tx.turn.findMany({
    where: { ...where, endedAt: null },
    orderBy: { grantedAt: "asc" },
    select: { id: true, seatId: true, ticketId: true, ticket: { select: { number: true } } },
  });
  return turns.map(({ ticket: { number }, ...turn }) => ({ ...turn, number }));
}

/**
 * Ends a turn: the seat listens again, the ticket is done, or goes where `command` takes it. False when it was over already.
 * A lost turn keeps its place for a while.
 */
export async function finish(
  tx: Tx,
  room: LockedRoom,
  turn: RunningTurn,
  by: TurnEnd,
  actorId: string | null,
  effects: Effects,
  command: TicketCommand = by === "lost" ? "lose" : "finish",
): Promise<boolean> {
  const { count } = await tx.turn.updateMany({ where: { id: turn.id, endedAt: null }, data: { endedAt: room.now, endedBy: by } });
  if (count === 0) return false;
  await ticket.move(tx, room, { id: turn.ticketId, state: "on_stage" }, command, command === "remove" ? "moderator" : "system");
  await tx.seat.updateMany({ where: { id: turn.seatId, role: "speaker" }, data: { role: "listener", lockedAt: null } });
  await record(tx, room.roomId, "turn_ended", actorId, { ...eventPayload(turn), by });
  effects.changedSeats.add(turn.seatId);
  return true;
}

const eventPayload = (turn: RunningTurn) => ({ turnId: turn.id, ticketId: turn.ticketId, seatId: turn.seatId, number: turn.number });

async function start(tx: Tx, room: LockedRoom, turn: RunningTurn) {
  const { count } = await tx.turn.updateMany({ where: { id: turn.id, startedAt: null, endedAt: null }, data: { startedAt: room.now } });
  if (count === 1) await record(tx, room.roomId, "turn_begun", null, eventPayload(turn));
}

async function lockTurn(tx: Tx, turnId: string) {
  const where = await tx.turn.findUnique({ where: { id: turnId }, select: { roomId: true } });
  const room = where && (await lockRoom(tx, where.roomId));
  if (!room) return null;
  const turn = await tx.turn.findUniqueOrThrow({
    where: { id: turnId },
    select: {
      id: true,
      seatId: true,
      ticketId: true,
      endedAt: true,
      seat: { select: { personId: true } },
      ticket: { select: { number: true } },
    },
  });
  const { seat, ticket: raised, ...rest } = turn;
  return { room, turn: { ...rest, personId: seat.personId, number: raised.number } };
}
