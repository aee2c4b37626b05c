// A person's or a guest's place in a room: taking it, leaving it, and what the voice may do that carries its name.
import "server-only";
import * as persona from "#lib/accounts/persona";
import type { Caller } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { type Tx, transact } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import * as moderator from "#lib/series/moderator";
import { record } from "../room-event.ts";
import { type LockedRoom, lockRoom } from "../room-lock.ts";
import { mayEnter } from "../rules.ts";
import * as ticket from "../stage/ticket.ts";
import { applyEffects, type Effects, newVoiceId, noEffects } from "../voice/effects.ts";
import * as exclusion from "./exclusion.ts";
import * as seatEnd from "./seat-end.ts";
import * as takenName from "./taken-name.ts";

export type TakenSeat = {
  seatId: string;
  role: "listener" | "speaker" | "moderator";
  persona: { name: string; seed: string };
  voiceRoom: string;
  voiceId: string;
};

const owner = (caller: Caller) => (caller.kind === "member" ? { personId: caller.personId } : { guestDigest: caller.guestDigest });
/** A seat that is not over. */
const live = { leftAt: null, removedAt: null } as const;

/**
 * Takes the caller's one seat in this room, or finds it again. Where its voice is still connected, this browser takes over: the seat
 * keeps its role, ticket and turn, but gets a new generation and voice, and the old tab falls silent. A listener who has become a moderator
 * gets another seat. After a reload LiveKit has
 * reported the old page gone, so the voice stays the same.
 */
export async function take(
  caller: Caller,
  input: { roomId: string; name?: string | undefined; fresh?: boolean | undefined },
): Promise<Result<TakenSeat>> {
  const effects = noEffects();
  const taken = await transact(async (tx): Promise<Result<TakenSeat>> => {
    // Before the room: whoever is just closing the account must not be left sitting in it.
    if (caller.kind === "member" && !(await session.holdOpen(tx, caller.personId))) return refuse("signed_out");
    const room = await lockRoom(tx, input.roomId);
    if (!room) return refuse("missing");
    // A talk is there for its two, not even to be kept out of.
    if (room.kind === "interview" && !(await hasSat(tx, room, caller))) return refuse("missing");
    const moderates = room.kind === "forum" ? await moderatorOf(tx, room, caller) : null;
    if (await exclusion.isExcluded(tx, room, caller, moderates !== null)) return refuse("banned");
    const found = await tx.seat.findFirst({
      where: { roomId: room.roomId, ...owner(caller), ...live },
      select: {
        id: true,
        role: true,
        epoch: true,
        voiceId: true,
        voiceSid: true,
        formerVoices: true,
        sessionId: true,
        awayAt: true,
        browsers: true,
        personaId: true,
        persona: { select: { name: true, seed: true } },
      },
    });
    // Whoever moderates by now begins with another seat: nobody at the desk learns which persona was theirs.
    const isFromBefore = found !== null && moderates !== null && found.role !== "moderator";
    if (isFromBefore) await seatEnd.leave(tx, room, found, null, effects);
    const had = isFromBefore ? null : found;
    if (room.kind === "interview" && !had) return refuse("missing");
    if (!mayEnter(room.phase, moderates !== null)) return refuse("room_not_open");
    if (!had && !moderates && (await isFull(tx, room))) return refuse("room_full");
    const isTaken = (name: string) =>
      takenName.isTaken(tx, room, name, { personId: caller.kind === "member" ? caller.personId : null, seatId: had?.id ?? null });
    if (input.name && !moderates && room.kind === "forum" && (await isTaken(input.name))) return refuse("name_taken", { field: "name" });

    const role = moderates ? "moderator" : (had?.role ?? "listener");
    const shown = moderates ? { personaId: null, ...moderates } : await personaFor(tx, room, caller, had, input, isTaken);
    const sessionId = caller.kind === "member" ? caller.sessionId : null;
    const browsers = exclusion.browsersOf(caller);
    // Whoever signs in goes on as a member: the place they had as a guest is over.
    if (caller.kind === "member" && room.kind === "forum") await leaveAsGuest(tx, room, browsers, effects);
    const entry = { role, persona: { name: shown.name, seed: shown.seed }, voiceRoom: room.voiceRoom };
    if (!had) {
      const seat = await tx.seat.create({
        data: {
          roomId: room.roomId,
          ...owner(caller),
          sessionId,
          browsers,
          personaId: shown.personaId,
          role,
          voiceId: newVoiceId(),
          takenAt: room.now,
          seenAt: room.now,
        },
        select: { id: true, voiceId: true },
      });
      await record(tx, room.roomId, "seat_taken", null, { seatId: seat.id });
      return done({ ...entry, seatId: seat.id, voiceId: seat.voiceId });
    }
    // A pass of another session must not open this one's voice, not even when its own is over.
    const isTakeOver = (had.voiceSid !== null && had.awayAt === null) || had.sessionId !== sessionId;
    const generation = isTakeOver ? seatEnd.newGeneration(effects, room, had) : { voiceId: had.voiceId };
    await tx.seat.update({
      where: { id: had.id },
      data: {
        role,
        personaId: shown.personaId,
        sessionId,
        browsers: [...new Set([...had.browsers, ...browsers])].slice(-exclusion.browsersAtMost),
        seenAt: room.now,
        awayAt: null,
        heartbeatAt: null,
        ...generation,
      },
      select: { id: true },
    });
    await record(tx, room.roomId, "seat_moved", null, { seatId: had.id });
    return done({ ...entry, seatId: had.id, voiceId: generation.voiceId });
  });
  await applyEffects(effects);
  return taken;
}

/** Leaves without a sound: the hand, the turn and the talk of this seat end with it. Leaving twice is leaving once. */
export async function leave(caller: Caller, input: { roomId: string }): Promise<Result<null>> {
  const effects = noEffects();
  await transact(async (tx) => {
    const room = await lockRoom(tx, input.roomId);
    const seat =
      room &&
      (await tx.seat.findFirst({
        where: { roomId: room.roomId, ...owner(caller), ...live },
        select: { id: true, voiceId: true, formerVoices: true },
      }));
    if (room?.kind === "forum" && seat) await seatEnd.leave(tx, room, seat, caller.kind === "member" ? caller.personId : null, effects);
  });
  await applyEffects(effects);
  return done(null);
}

async function leaveAsGuest(tx: Tx, room: LockedRoom, browsers: string[], effects: Effects): Promise<void> {
  const seats = await tx.seat.findMany({
    where: { roomId: room.roomId, guestDigest: { in: browsers }, ...live },
    select: { id: true, voiceId: true, formerVoices: true },
  });
  for (const seat of seats) await seatEnd.leave(tx, room, seat, null, effects);
}

async function hasSat(tx: Tx, room: LockedRoom, caller: Caller): Promise<boolean> {
  return (await tx.seat.count({ where: { roomId: room.roomId, ...owner(caller) } })) > 0;
}

async function moderatorOf(tx: Tx, room: LockedRoom, caller: Caller) {
  if (caller.kind !== "member") return null;
  return moderator.find(tx, room.seriesId, caller.personId);
}

async function isFull(tx: Tx, room: LockedRoom): Promise<boolean> {
  return (await tx.seat.count({ where: { roomId: room.roomId, ...live } })) >= room.capacity;
}

type CurrentSeat = { id: string; role: string; personaId: string | null; persona: { name: string; seed: string } | null };

/** The persona shown with this seat. It does not change under an open hand or in a talk: the others know this person by it. */
async function personaFor(
  tx: Tx,
  room: LockedRoom,
  caller: Caller,
  had: CurrentSeat | null,
  wish: { name?: string | undefined; fresh?: boolean | undefined },
  isTaken: (name: string) => Promise<boolean>,
) {
  if (had && room.kind === "interview")
    return { personaId: had.personaId, ...((had.persona ?? (await moderatorOf(tx, room, caller))) || { name: "", seed: "" }) };
  const kept = had?.personaId && had.persona ? { personaId: had.personaId, ...had.persona } : null;
  if (had && kept && (caller.kind === "guest" || had.role !== "listener" || (await ticket.openOf(tx, had.id)))) return kept;
  if (caller.kind === "guest") return persona.draw(tx, null, room.seriesId, wish.name);
  const taken = await persona.take(tx, caller.personId, room.seriesId, wish);
  // Chosen on an earlier day, and somebody else's name by now.
  return (await isTaken(taken.name)) ? persona.take(tx, caller.personId, room.seriesId, { fresh: true }) : taken;
}
