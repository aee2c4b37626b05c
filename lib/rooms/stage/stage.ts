// Who is asked onto the stage, and what they answer.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact } from "#lib/platform/db";
import { done, type Refusal, type Result, refuse } from "#lib/platform/result";
import { record } from "../room-event.ts";
import { type LockedRoom, lastModeratorName, lockRoomAsModerator, type Moderator } from "../room-lock.ts";
import { callIsOpen, guestMicrophones } from "../rules.ts";
import type { callInput, ticketInput } from "../schema.ts";
import * as takenName from "../seat/taken-name.ts";
import { applyEffects, noEffects } from "../voice/effects.ts";
import * as queue from "./queue.ts";
import * as ticket from "./ticket.ts";
import * as turn from "./turn.ts";

/**
 * Calls the next one, or another one with a reason that all will see. Of two moderators at once the second learns who was first.
 * Refuses `room_locked`, `stage_full`, `name_on_stage`, `reason_needed`, `somebody_first`, `missing` when nobody waits.
 */
export async function call(actor: Actor, input: z.output<typeof callInput>): Promise<Result<{ ticketId: string }>> {
  return transact(async (tx) => {
    const locked = await lockRoomAsModerator(tx, input.roomId, actor);
    if (!locked) return refuse("missing");
    const { room, moderator } = locked;
    if (room.phase !== "open") return refuse("room_not_open");
    if (room.lockedAt) return refuse("room_locked");
    const already = await calledAlready(tx, room, actor, input.ticketId);
    if (already) return already;
    const hands = await queue.read(tx, room.roomId);
    const next = hands[0];
    const wanted = input.ticketId ? hands.find((hand) => hand.ticketId === input.ticketId) : next;
    if (!wanted) return input.ticketId ? whyNotWaiting(tx, room, input.ticketId) : refuse("missing");
    // Passing over people who are away is no jump: the first who is here may be called like the next.
    const isJump = wanted !== next && wanted !== hands.find(({ isAway }) => !isAway);
    if (isJump && !input.reason) return refuse("reason_needed");
    if ((await microphonesInUse(tx, room)) >= guestMicrophones) return refuse("stage_full");
    if (await takenName.isTakenForStage(tx, room, wanted.seatId, "call")) return refuse("name_on_stage");
    return callTicket(tx, room, moderator, actor, wanted, isJump ? (input.reason ?? null) : null);
  });
}

/** An open call: mine is the answer again, another moderator's comes first. Somebody else may still be called by name beside it. */
async function calledAlready(
  tx: Tx,
  room: LockedRoom,
  actor: Actor,
  ticketId: string | undefined,
): Promise<Result<{ ticketId: string }> | null> {
  const open = await tx.ticket.findFirst({
    where: { roomId: room.roomId, state: "called", ...(ticketId ? { id: ticketId } : {}) },
    orderBy: { calledAt: "desc" },
    select: { id: true },
  });
  if (!open) return null;
  const [by] = await tx.$queryRaw<{ actorId: string | null }[]>`
    SELECT actor_id AS "actorId" FROM room_event
    WHERE room_id = ${room.roomId}::uuid AND kind = 'ticket_called' AND payload->>'ticketId' = ${open.id} ORDER BY seq DESC LIMIT 1`;
  if (by?.actorId === actor.personId) return done({ ticketId: open.id });
  const name = await lastModeratorName(tx, room.roomId, open.id);
  return name ? refuse("somebody_first", { name }) : refuse("conflict");
}

/** Why a wanted ticket is not in the queue any more. */
async function whyNotWaiting(tx: Tx, room: LockedRoom, ticketId: string): Promise<Refusal> {
  const found = await tx.ticket.findFirst({ where: { id: ticketId, roomId: room.roomId }, select: { state: true } });
  if (!found) return refuse("missing");
  const name = found.state === "on_stage" || found.state === "removed" ? await lastModeratorName(tx, room.roomId, ticketId) : null;
  return name ? refuse("somebody_first", { name }) : refuse("conflict");
}

/** Microphones taken or promised. */
async function microphonesInUse(tx: Tx, room: LockedRoom): Promise<number> {
  return tx.ticket.count({ where: { roomId: room.roomId, state: { in: ["called", "on_stage"] } } });
}

async function callTicket(
  tx: Tx,
  room: LockedRoom,
  moderator: Moderator,
  actor: Actor,
  wanted: queue.WaitingHand,
  reason: string | null,
): Promise<Result<{ ticketId: string }>> {
  const called = await ticket.move(
    tx,
    room,
    { id: wanted.ticketId, state: wanted.heldAt === null ? "queued" : "held" },
    "call",
    "moderator",
    {
      calledAt: room.now,
      calledById: moderator.seatId,
      reason,
    },
  );
  if (!called) return refuse("conflict");
  await record(tx, room.roomId, "ticket_called", actor.personId, { ...ticket.eventPayload({ ...wanted, id: wanted.ticketId }), reason });
  return done({ ticketId: wanted.ticketId });
}

/**
 * The called person agrees to be heard by all: the turn is granted and the microphone allowed. Their own browser opens it.
 * Refuses `not_called`, `call_over` when the answer came too late, `stage_full`, `name_on_stage`.
 */
export async function accept(actor: Actor, input: z.output<typeof ticketInput>): Promise<Result<{ turnId: string }>> {
  const effects = noEffects();
  const accepted = await transact(async (tx): Promise<Result<{ turnId: string }>> => {
    const found = await ticket.lockOwnTicket(tx, actor, input.ticketId);
    if (!found) return refuse("missing");
    const { room, ticket: called } = found;
    const [granted] = await turn.running(tx, { seatId: called.seatId });
    if (granted?.ticketId === called.id) return done({ turnId: granted.id });
    if (called.state !== "called" || !called.calledAt) return refuse(called.state === "queued" ? "not_called" : "call_over");
    if (!callIsOpen(called.calledAt, room.now)) return refuse("call_over");
    const speakers = await tx.ticket.count({ where: { roomId: room.roomId, state: "on_stage" } });
    if (speakers >= guestMicrophones) return refuse("stage_full");
    if (await takenName.isTakenForStage(tx, room, called.seatId, "accept")) return refuse("name_on_stage");
    if (!(await ticket.move(tx, room, called, "accept", "owner"))) return refuse("call_over");
    await tx.seat.updateMany({ where: { id: called.seatId, role: "listener" }, data: { role: "speaker", lockedAt: null } });
    const started = await tx.turn.create({
      data: { roomId: room.roomId, seatId: called.seatId, ticketId: called.id, seconds: room.turnSeconds, grantedAt: room.now },
      select: { id: true },
    });
    await record(tx, room.roomId, "turn_granted", actor.personId, { turnId: started.id, ...ticket.eventPayload(called) });
    effects.changedSeats.add(called.seatId);
    return done({ turnId: started.id });
  });
  await applyEffects(effects);
  return accepted;
}

/** "Not now": the place is kept for some minutes. */
export async function decline(actor: Actor, input: z.output<typeof ticketInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await ticket.lockOwnTicket(tx, actor, input.ticketId);
    if (!found) return refuse("missing");
    const { room, ticket: called } = found;
    if (called.state === "held") return done(null);
    if (!(await ticket.move(tx, room, called, "decline", "owner"))) return refuse(called.state === "queued" ? "not_called" : "call_over");
    await record(tx, room.roomId, "ticket_declined", actor.personId, ticket.eventPayload(called));
    return done(null);
  });
}
