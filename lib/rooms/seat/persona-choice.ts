// The name and picture a member will have in a room, chosen before they enter and changed as long as nobody has seen them.
import "server-only";
import type { z } from "zod";
import * as persona from "#lib/accounts/persona";
import type { Actor } from "#lib/platform/auth/actor";
import { transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "../context.ts";
import type { personaInput } from "../schema.ts";

export type WornPersona = { name: string; seed: string };

/** The persona of this person in the room's series, drawn if there is none; another one when `fresh`. With a seat there, it stays as it is. */
export async function wear(actor: Actor, input: z.output<typeof personaInput>): Promise<Result<WornPersona>> {
  if (await spend([limits.personaByPerson, actor.personId])) return refuse("too_often");
  return transact(async (tx): Promise<Result<WornPersona>> => {
    const room = await tx.room.findFirst({ where: { id: input.roomId, kind: "forum" }, select: { seriesId: true } });
    if (!room) return refuse("missing");
    const seat = await tx.seat.findFirst({
      where: { roomId: input.roomId, personId: actor.personId, leftAt: null, removedAt: null },
      select: { persona: { select: { name: true, seed: true } } },
    });
    if (seat?.persona) return done(seat.persona);
    const { name, seed } = await persona.take(tx, actor.personId, room.seriesId, { fresh: input.fresh });
    return done({ name, seed });
  });
}
