// A frozen profile: its person is hidden from everybody, in lists, rooms and counts, until they take the freeze back. Nothing is lost.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "./context.ts";
import { disclosureEvents } from "./events.ts";
import { lockShield } from "./shield.ts";

/** Hides the person everywhere. Frozen already is no error, and keeps its first moment. */
export const freeze = (actor: Actor): Promise<Result<null>> =>
  transact(async (tx) => {
    const { frozenAt } = await lockShield(tx, actor.personId);
    if (frozenAt) return done(null);
    await tx.shield.update({ where: { personId: actor.personId }, data: { frozenAt: await now(tx) }, select: { salt: true } });
    await emit(tx, disclosureEvents, "visibility_changed", { personId: actor.personId });
    return done(null);
  });

/** Shows the person again as before, or refuses `too_often`. Not frozen is no error. */
export async function thaw(actor: Actor): Promise<Result<null>> {
  const minutes = await spend([limits.thawByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    const { count } = await tx.shield.updateMany({
      where: { personId: actor.personId, frozenAt: { not: null } },
      data: { frozenAt: null },
    });
    if (count > 0) await emit(tx, disclosureEvents, "visibility_changed", { personId: actor.personId });
    return done(null);
  });
}

/** Since when this person is frozen; null when they are not. */
export async function frozenSince(actor: Actor): Promise<string | null> {
  const row = await db.shield.findUnique({ where: { personId: actor.personId }, select: { frozenAt: true } });
  return row?.frozenAt?.toISOString() ?? null;
}
