// Moderation of one person in a room: mute, lock the microphone, demote, remove, ban. Each is an event in the log, with author and reason.
// Moderators are equals: none takes the microphone or the seat from another.
import "server-only";
import type { z } from "zod";
import { requireProof } from "#lib/accounts/factors/grave-action";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact } from "#lib/platform/db";
import { done, type Refusal, type Result, refuse } from "#lib/platform/result";
import { isModerator, spacesModeratedBy } from "#lib/series/moderator";
import * as exclusion from "./exclusion.ts";
import { record } from "./room-event.ts";
import { asModerator, type LockedRoom, lockRoom } from "./room-lock.ts";
import type { banInput, liftBanInput, seatInput, seatReasonInput } from "./schema.ts";
import * as seatEnd from "./seat-end.ts";
import * as turn from "./turn.ts";
import { applyEffects, type Effects, muteVoice, noEffects } from "./voice/effects.ts";

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
    await removeEverywhere(tx, room, seat, input.reason, actor, effects);
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
    if (await isProtected(tx, room, seat)) return refuse("moderator_protected");
    const refused = input.scope === "series" ? await requireProof(tx, actor, "ban from a series") : null;
    if (refused) return refused;
    const { personId } = seat;
    const browsers = await exclusion.knownBrowsers(tx, seat);
    if (!personId && browsers.length === 0) return refuse("missing");
    const roomId = input.scope === "room" ? room.roomId : null;
    const whom = personId ? { personId } : { personId: null, browsers: { hasSome: browsers } };
    const had = await tx.ban.findFirst({ where: { spaceId: room.seriesId, roomId, ...whom, liftedAt: null }, select: { id: true } });
    const { id: banId } =
      had ??
      (await tx.ban.create({
        data: {
          scope: input.scope,
          spaceId: room.seriesId,
          roomId,
          personId,
          browsers,
          reason: input.reason,
          byId: actor.personId,
          createdAt: room.now,
        },
        select: { id: true },
      }));
    await removeEverywhere(tx, room, seat, input.reason, actor, effects);
    if (!had) await record(tx, room.roomId, "banned", actor.personId, { seatId: seat.id, reason: input.reason, banId, scope: input.scope });
    return done({ banId });
  });
  await applyEffects(effects);
  return banned;
}

/** Lets a banned person in again. */
export async function liftBan(actor: Actor, input: z.output<typeof liftBanInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await tx.ban.findFirst({
      where: { id: input.banId, space: spacesModeratedBy(actor.personId) },
      select: { id: true, roomId: true, spaceId: true, personId: true, browsers: true },
    });
    if (!found) return refuse("missing");
    const place =
      found.roomId ??
      (
        await tx.room.findFirst({
          where: { seriesId: found.spaceId, kind: "forum", phase: { in: ["backstage", "open"] } },
          select: { id: true },
        })
      )?.id;
    const room = place ? await lockRoom(tx, place) : null;
    const lifted = await tx.$executeRaw`UPDATE ban SET lifted_at = app_now() WHERE id = ${found.id}::uuid AND lifted_at IS NULL`;
    if (lifted > 0 && room) {
      const seat = await tx.seat.findFirst({
        where: { roomId: room.roomId, ...(found.personId ? { personId: found.personId } : { guestDigest: { in: found.browsers } }) },
        orderBy: { takenAt: "desc" },
        select: { id: true },
      });
      await record(tx, room.roomId, "ban_lifted", actor.personId, { banId: found.id, seatId: seat?.id ?? null });
    }
    return done(null);
  });
}

const seatShown = {
  id: true,
  roomId: true,
  personId: true,
  role: true,
  voiceId: true,
  formerVoices: true,
  leftAt: true,
  removedAt: true,
} as const;
type Seat = seatEnd.LeavingSeat & {
  personId: string | null;
  role: "listener" | "speaker" | "moderator";
  isOver: boolean;
};

/** Locks the seat's room for one of its moderators, then reads the seat as it is now; null when there is none for them. */
async function lockSeat(tx: Tx, actor: Actor, seatId: string): Promise<{ room: LockedRoom; seat: Seat } | null> {
  const where = await tx.seat.findUnique({ where: { id: seatId }, select: { roomId: true } });
  const room = where && (await lockRoom(tx, where.roomId));
  if (!room || !(await asModerator(tx, room, actor))) return null;
  const { leftAt, removedAt, ...seat } = await tx.seat.findUniqueOrThrow({ where: { id: seatId }, select: seatShown });
  return { room, seat: { ...seat, isOver: leftAt !== null || removedAt !== null } };
}

type SeatAction = (tx: Tx, room: LockedRoom, seat: Seat, effects: Effects) => Promise<Result<null>>;

/** An act on somebody's live seat; on one that is over there is nothing left to do. */
async function actOnSeat(actor: Actor, seatId: string, act: SeatAction): Promise<Result<null>> {
  const effects = noEffects();
  const acted = await transact(async (tx): Promise<Result<null> | Refusal> => {
    const found = await lockSeat(tx, actor, seatId);
    if (!found) return refuse("missing");
    if (found.seat.isOver) return done(null);
    if (await isProtected(tx, found.room, found.seat)) return refuse("moderator_protected");
    return act(tx, found.room, found.seat, effects);
  });
  await applyEffects(effects);
  return acted;
}

async function isProtected(tx: Tx, room: LockedRoom, seat: Seat): Promise<boolean> {
  return seat.personId !== null && isModerator(tx, room.seriesId, seat.personId);
}

/**
 * Ends this seat and every other one of the same person or browser in this room: a guest's of before signing in, another tab's. The
 * person may also have come in again by another seat since.
 */
async function removeEverywhere(tx: Tx, room: LockedRoom, seat: Seat, reason: string, actor: Actor, effects: Effects): Promise<void> {
  const browsers = await exclusion.knownBrowsers(tx, seat);
  const others = await exclusion.seatsOf(tx, room, { personId: seat.personId, browsers });
  for (const one of seat.isOver ? others : [seat, ...others.filter(({ id }) => id !== seat.id)]) {
    const data = { browsers: one.id === seat.id ? browsers : await exclusion.knownBrowsers(tx, one) };
    await tx.seat.update({ where: { id: one.id }, data, select: { id: true } });
    await seatEnd.remove(tx, room, one, reason, actor.personId, effects);
    if (one.id !== seat.id) await record(tx, room.roomId, "seat_removed", actor.personId, { seatId: one.id });
  }
}
