// Compares LiveKit with the seats every five seconds and corrects LiveKit: calls fail, webhooks get lost, servers restart.
import "server-only";
import { pairsAmong } from "#lib/disclosure/block";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { tryRow } from "#lib/platform/each-row";
import { isVoiceOn } from "#lib/platform/voice/availability";
import { createRoom, deleteRoom, listParticipants, listRooms, removeVoices, type Voice } from "#lib/platform/voice/server";
import { voiceRights } from "../rules.ts";
import * as presence from "../seat/presence.ts";
import type { Phase } from "../view.ts";
import { keepPairsApart } from "./apart.ts";
import * as voice from "./effects.ts";

/** Rounds in which a seat must have had nobody: one may fall between a reload's leaving and coming. */
const missedRounds = 2;
const missed = new Map<string, number>();
const atOnce = 20;

type Seat = {
  id: string;
  roomId: string;
  personId: string | null;
  voiceId: string;
  voiceSid: string | null;
  role: "listener" | "speaker" | "moderator";
  lockedAt: Date | null;
  awayAt: Date | null;
};
type OpenRoom = { id: string; voiceRoom: string; phase: Phase };

/** One round over all rooms. Nothing happens while LiveKit does not answer: that says nothing about its voices. */
export async function reconcile(): Promise<void> {
  if (!isVoiceOn()) return;
  // LiveKit first: a room it has was open before, so our later look finds it open or ended, never not yet there.
  const listedAt = await now();
  const theirs = await listRooms();
  if (!theirs) return;
  const ours = await db.room.findMany({
    where: { phase: { in: ["backstage", "open"] } },
    select: { id: true, voiceRoom: true, phase: true },
  });
  const open = new Set(ours.map(({ voiceRoom }) => voiceRoom));
  for (const voiceRoom of theirs) if (!open.has(voiceRoom)) await deleteRoom(voiceRoom);
  const heard: { room: OpenRoom; voices: Voice[] }[] = [];
  for (const room of ours) {
    await tryRow("voice of a room", room.id, async () => {
      if (!theirs.includes(room.voiceRoom)) await createRoom(room.voiceRoom);
      const voices = await listParticipants(room.voiceRoom);
      if (voices) heard.push({ room, voices });
    });
  }
  // After all voices, for all rooms at once: whoever was connected had a seat before.
  const seats = await seatsOf(heard.map(({ room }) => room.id));
  const connected = new Set(heard.flatMap(({ voices }) => voices.map(({ voiceId }) => voiceId)));
  const people = seats.flatMap(({ personId, voiceId }) => (personId && connected.has(voiceId) ? [personId] : []));
  const hasBlocks = (await pairsAmong(db, people)).length > 0;
  const byRoom = Map.groupBy(seats, ({ roomId }) => roomId);
  for (const { room, voices } of heard)
    await tryRow("voice of a room", room.id, () => reconcileRoom(room, voices, byRoom.get(room.id) ?? [], hasBlocks, listedAt));
  const seated = new Set(seats.map(({ id }) => id));
  for (const seatId of missed.keys()) if (!seated.has(seatId)) missed.delete(seatId);
}

const seatsOf = async (roomIds: string[]): Promise<Seat[]> =>
  roomIds.length === 0
    ? []
    : db.seat.findMany({
        where: { roomId: { in: roomIds }, leftAt: null, removedAt: null },
        select: { id: true, roomId: true, personId: true, voiceId: true, voiceSid: true, role: true, lockedAt: true, awayAt: true },
      });

async function reconcileRoom(room: OpenRoom, voices: Voice[], seats: Seat[], hasBlocks: boolean, listedAt: Date): Promise<void> {
  const bySeat = new Map(seats.map((seat) => [seat.voiceId, seat]));
  const byVoice = new Map(voices.map((one) => [one.voiceId, one]));
  await removeVoices(
    room.voiceRoom,
    voices.filter(({ voiceId }) => !bySeat.has(voiceId)).map(({ voiceId }) => voiceId),
  );
  const odd = seats.filter((seat) => disagrees(seat, byVoice.get(seat.voiceId), room.phase));
  for (let from = 0; from < odd.length; from += atOnce) {
    await Promise.all(
      odd
        .slice(from, from + atOnce)
        .map((seat) => tryRow("voice of a seat", seat.id, () => repair(seat, byVoice.get(seat.voiceId), room.phase, listedAt))),
    );
  }
  for (const seat of seats) if (byVoice.has(seat.voiceId)) missed.delete(seat.id);
  if (!hasBlocks) return;
  await keepPairsApart(
    room.voiceRoom,
    seats.filter(({ voiceId }) => byVoice.has(voiceId)),
  );
}

function disagrees(seat: Seat, found: Voice | undefined, phase: Phase): boolean {
  if (!found) return seat.awayAt === null;
  return found.sid !== seat.voiceSid || seat.awayAt !== null || hasOtherRights(seat, found, phase);
}

function hasOtherRights({ role, lockedAt }: Seat, { canPublish, canSubscribe, publishes }: Voice, phase: Phase): boolean {
  const rights = voiceRights({ role, isLocked: lockedAt !== null, isOver: false }, phase);
  return rights === "none" || !canSubscribe || canPublish !== (rights === "speak") || (publishes && rights !== "speak");
}

async function repair(seat: Seat, found: Voice | undefined, phase: Phase, listedAt: Date): Promise<void> {
  if (!found) {
    const rounds = (missed.get(seat.id) ?? 0) + 1;
    missed.set(seat.id, rounds);
    if (rounds < missedRounds) return;
    missed.delete(seat.id);
    return presence.away(seat.id, seat.voiceSid);
  }
  if (hasOtherRights(seat, found, phase)) await voice.apply(seat.id);
  if (found.sid !== seat.voiceSid || seat.awayAt !== null) await presence.seen(seat.voiceId, found.sid, listedAt);
}
