// Entering a room from a browser: the seat together with the pass that says at LiveKit's gate whose it is.
import "server-only";
import type { Caller } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { type Spend, spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { voiceOffReason } from "#lib/platform/voice/availability";
import { mintPass } from "#lib/platform/voice/pass";
import * as moderator from "#lib/series/moderator";
import { limits } from "../context.ts";
import * as participation from "../read/participation.ts";
import type { RoomEntry, RoomMember } from "../view.ts";
import * as seat from "./seat.ts";

/** Takes the seat and hands out a pass for it. Counted by the digest of the network first: a guest draws a new key at will. */
export async function enter(
  caller: Caller,
  network: string,
  input: { roomId: string; name?: string | undefined; fresh?: boolean | undefined },
): Promise<Result<RoomEntry>> {
  const who = caller.kind === "member" ? caller.personId : caller.guestDigest;
  const guests: Spend[] = caller.kind === "guest" ? [[limits.guestEntryByNetwork, network]] : [];
  if (await spend(...guests, [limits.entryByNetwork, network], [limits.entryByCaller, `${who} ${input.roomId}`]))
    return refuse("too_often");
  const taken = await seat.take(caller, input);
  if (!taken.ok) return taken;
  const { voiceRoom, voiceId, ...rest } = taken.value;
  return done({ ...rest, pass: await mintPass({ voiceRoom, voiceId }), wsUrl: "/live", voiceOff: voiceOffReason() });
}

/** What the caller has in this room before entering it; null when there is no such room for them. */
export async function mine(caller: Caller | null, roomId: string): Promise<RoomMember | null> {
  const room = await db.room.findUnique({ where: { id: roomId }, select: { kind: true, seriesId: true } });
  if (!room) return null;
  const owner = caller?.kind === "member" ? { personId: caller.personId } : { guestDigest: caller?.guestDigest ?? "" };
  const held =
    caller &&
    (await db.seat.findFirst({
      where: { roomId, ...owner, leftAt: null, removedAt: null },
      select: { persona: { select: { name: true, seed: true } } },
    }));
  if (room.kind === "interview" && !held) return null;
  if (caller?.kind !== "member") return { moderator: false, persona: held?.persona ?? null, lastCard: null, seat: held !== null };
  const { personId } = caller;
  const [moderates, kept, lastCard] = await Promise.all([
    moderator.find(db, room.seriesId, personId),
    db.persona.findFirst({
      where: { personId, spaceId: room.seriesId },
      orderBy: { createdAt: "desc" },
      select: { name: true, seed: true },
    }),
    participation.lastCard(personId),
  ]);
  return {
    moderator: moderates !== null && room.kind === "forum",
    persona: (moderates && { name: moderates.name, seed: moderates.seed }) ?? held?.persona ?? kept,
    lastCard: lastCard && { roleWanted: lastCard.roleWanted, field: lastCard.field, city: lastCard.city, line: lastCard.line },
    seat: held !== null,
  };
}
