// The names somebody carries: all in one place for their owner, and nowhere together for anybody else.
import "server-only";
import type { z } from "zod";
import * as persona from "#lib/accounts/persona";
import * as seeker from "#lib/hiring/seeker";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { db, type Tx, transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "#lib/rooms/context";
import * as participation from "#lib/rooms/read/participation";
import type { personaInput } from "./schema.ts";
import type { AppliedName, MyPersona } from "./view.ts";

/** My names by forum, and those on my applications. */
export async function mine(actor: Actor): Promise<{ personas: MyPersona[]; applied: AppliedName[] }> {
  const [personas, applications] = await Promise.all([participation.personas(db, actor.personId), seeker.applications(actor)]);
  return {
    personas: personas.map(({ spaceId, ...one }, index) => ({
      ...one,
      isCurrent: personas.findIndex((other) => other.spaceId === spaceId) === index,
    })),
    applied: applications.map(({ applicationId, name, seed, organisation, title }) => ({ applicationId, name, seed, organisation, title })),
  };
}

/** Another name and picture for the forum of this one, from the next time its owner comes in. Refuses `missing`, `too_often`. */
export async function drawAgain(actor: Actor, { personaId }: z.output<typeof personaInput>): Promise<Result<{ name: string }>> {
  if (await spend([limits.personaByPerson, actor.personId])) return refuse("too_often");
  return transact(async (tx) => {
    const found = await own(tx, actor, personaId);
    if (!found) return refuse("missing");
    const { name } = await persona.draw(tx, actor.personId, found.spaceId);
    return done({ name });
  });
}

/** Lets a name go, with what says whose it was. Refuses `missing`, and `conflict` while it is worn in a room. */
export const retire = (actor: Actor, { personaId }: z.output<typeof personaInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const found = await own(tx, actor, personaId);
    if (!found) return refuse("missing");
    if (found.isWorn) return refuse("conflict");
    await persona.retire(tx, actor.personId, personaId);
    return done(null);
  });

async function own(tx: Tx, { personId }: Actor, personaId: string) {
  await session.lockAccount(tx, personId);
  return (await participation.personas(tx, personId)).find((one) => one.personaId === personaId) ?? null;
}
