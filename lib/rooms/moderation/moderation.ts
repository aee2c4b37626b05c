// Moderation of one person in a room: mute, lock the microphone, demote, remove, ban. Each is an event in the log, with author and reason.
// Moderators are equals: none takes the microphone or the seat from another.
import "server-only";
import type { z } from "zod";
import { requireProof } from "#lib/accounts/factors/grave-action";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact } from "#lib/platform/db";
import { done, type Refusal, type Result, refuse } from "#lib/platform/result";
import { isModerator, spacesModeratedBy } from "#lib/series/moderator";
import { record } from "../room-event.ts";
import { asModerator, type LockedRoom } from "../room-lock.ts";
import type { banInput, liftBanInput, seatInput, seatReasonInput } from "../schema.ts";
import * as turn from "../stage/turn.ts";
import { applyEffects, type Effects, muteVoice, noEffects } from "../voice/effects.ts";
import { banSeat, banShown, type LockedSeat, lift, lockSeatRoom, type RemovableSeat, removeEverywhere } from "./removal.ts";

/** Mutes an open microphone at once; its owner may open it again. */
export async function mute(actor: Actor, input: z.output<typeof seatInput>): Promise<Result<null>> {
  const muted = await transact(async (tx): Promise<Result<{ voiceRoom: string; voiceId: string } | null>> => {
    const found = await lockSeat(tx, actor, input.seatId);
    if (!found) return refuse("missing");
    const { room, seat } = found;
    if (seat.isOver || seat.role === "listener") return done(null);
    await record(tx, room.roomId, "muted", actor.personId, { seatId: seat.id });
    return done({ voiceRoom: room.voiceRoom, voiceId: seat.voiceId });
  });
  if (!muted.ok) return muted;
  if (muted.value) await muteVoice(muted.value.voiceRoom, muted.value.voiceId);
  return done(null);
}

/** Closes a speaker's microphone until a moderator opens it again. */
export const lock = (actor: Actor, input: z.output<typeof seatReasonInput>): Promise<Result<null>> =>
  actOnSeat(actor, input.seatId, async (tx, room, seat, effects) => {
    if (seat.role === "listener") return refuse("conflict");
    const { count } = await tx.seat.updateMany({
      where: { id: seat.id, lockedAt: null, leftAt: null, removedAt: null },
      data: { lockedAt: room.now, reason: input.reason },
    });
    if (count > 0) await record(tx, room.roomId, "locked", actor.personId, { seatId: seat.id, reason: input.reason });
    effects.changedSeats.add(seat.id);
    return done(null);
  });

/** Lets a closed microphone be opened again, by its owner. */
export const unlock = (actor: Actor, input: z.output<typeof seatInput>): Promise<Result<null>> =>
  actOnSeat(actor, input.seatId, async (tx, room, seat, effects) => {
    const { count } = await tx.seat.updateMany({
      where: { id: seat.id, lockedAt: { not: null }, leftAt: null, removedAt: null },
      data: { lockedAt: null, reason: null },
    });
    if (count > 0) await record(tx, room.roomId, "unlocked", actor.personId, { seatId: seat.id });
    effects.changedSeats.add(seat.id);
    return done(null);
  });

/** Takes a speaker from the stage; they listen on. */
export const demote = (actor: Actor, input: z.output<typeof seatReasonInput>): Promise<Result<null>> =>
  actOnSeat(actor, input.seatId, async (tx, room, seat, effects) => {
    const turns = await turn.running(tx, { seatId: seat.id });
    for (const running of turns) await turn.finish(tx, room, running, "moderator", actor.personId, effects);
    if (turns.length === 0) return done(null);
    await tx.seat.update({ where: { id: seat.id }, data: { reason: input.reason }, select: { id: true } });
    await record(tx, room.roomId, "demoted", actor.personId, { seatId: seat.id, reason: input.reason });
    return done(null);
  });

/** Removes somebody from this meeting: hand, turn and interview end, and no pass they hold is good any more. */
export const remove = (actor: Actor, input: z.output<typeof seatReasonInput>): Promise<Result<null>> =>
  actOnSeat(actor, input.seatId, async (tx, room, seat, effects) => {
    await removeEverywhere(tx, room, seat, input.reason, actor.personId, effects);
    await record(tx, room.roomId, "removed", actor.personId, { seatId: seat.id, reason: input.reason });
    return done(null);
  });

/** Removes somebody and bans them from this meeting or from the whole series; the latter asks who the moderator is. */
export async function ban(actor: Actor, input: z.output<typeof banInput>): Promise<Result<{ banId: string }>> {
  const effects = noEffects();
  const banned = await transact(async (tx): Promise<Result<{ banId: string }>> => {
    const found = await lockSeat(tx, actor, input.seatId);
    if (!found) return refuse("missing");
    const { room, seat } = found;
    const kept = await ofModerator(tx, room, seat);
    if (kept) return kept;
    const refused = input.scope === "series" ? await requireProof(tx, actor, "ban from a series") : null;
    if (refused) return refused;
    const banId = await banSeat(tx, room, seat, { ...input, byId: actor.personId }, effects);
    return banId ? done({ banId }) : refuse("missing");
  });
  await applyEffects(effects);
  return banned;
}

/** Lets a banned person in again. */
export async function liftBan(actor: Actor, input: z.output<typeof liftBanInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await tx.ban.findFirst({
      where: { id: input.banId, space: spacesModeratedBy(actor.personId) },
      select: banShown,
    });
    if (!found) return refuse("missing");
    await lift(tx, found, actor.personId);
    return done(null);
  });
}

/** Locks the seat's room for one of its moderators, then reads the seat as it is now; null when there is none for them. */
async function lockSeat(tx: Tx, actor: Actor, seatId: string): Promise<LockedSeat | null> {
  const found = await lockSeatRoom(tx, seatId);
  return found && (await asModerator(tx, found.room, actor)) ? found : null;
}

type SeatAction = (tx: Tx, room: LockedRoom, seat: RemovableSeat, effects: Effects) => Promise<Result<null>>;

/** An act on somebody's live seat; on one that is over there is nothing left to do. */
async function actOnSeat(actor: Actor, seatId: string, act: SeatAction): Promise<Result<null>> {
  const effects = noEffects();
  const acted = await transact(async (tx): Promise<Result<null> | Refusal> => {
    const found = await lockSeat(tx, actor, seatId);
    if (!found) return refuse("missing");
    if (found.seat.isOver) return done(null);
    return (await ofModerator(tx, found.room, found.seat)) ?? act(tx, found.room, found.seat, effects);
  });
  await applyEffects(effects);
  return acted;
}

/** The refusal where a moderator holds the seat. One that was taken under a persona is no seat to act on: nobody learns whose the persona is. */
async function ofModerator(tx: Tx, room: LockedRoom, seat: RemovableSeat): Promise<Refusal | null> {
  if (seat.personId === null || !(await isModerator(tx, room.seriesId, seat.personId))) return null;
  return refuse(seat.role === "moderator" ? "moderator_protected" : "missing");
}
