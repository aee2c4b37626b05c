// Taking the second factor of somebody who lost it and has no recovery code: an admin asks, with a reason; a day passes, in which the
// owner, told by mail, can object; then it is gone, and so is every session of the account.
import "server-only";
import type { z } from "zod";
import { audit, auditingDenials } from "#lib/platform/audit/audit-log";
import type { Actor } from "../../platform/auth/actor.ts";
import * as session from "../../platform/auth/session.ts";
import { db, type Tx, transact } from "../../platform/db.ts";
import { tryRow } from "../../platform/each-row.ts";
import { emit } from "../../platform/jobs.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { accountEvents } from "../events.ts";
import * as person from "../person.ts";
import * as role from "../role.ts";
import type { factorResetInput, resetPersonInput } from "../schema.ts";
import * as factor from "./factor.ts";
import { requireProof } from "./grave-action.ts";
import * as signInAttempt from "./sign-in-attempt.ts";

/** Asks for it, by an admin and for somebody else. `missing` for who has no second factor. Asked already is no error. */
export const ask = (actor: Actor, input: z.output<typeof factorResetInput>): Promise<Result<null>> =>
  auditingDenials("factor.reset", actor.personId, () => askOnce(actor, input));

function askOnce(actor: Actor, { personId, reason }: z.output<typeof factorResetInput>): Promise<Result<null>> {
  return transact(async (tx): Promise<Result<null>> => {
    if (personId === actor.personId || !(await role.may(tx, actor, "admin"))) return refuse("missing");
    if (!(await session.lockAccount(tx, personId))) return refuse("missing");
    const refused = await requireProof(tx, actor, "reset factors");
    if (refused) return refused;
    const { hasApp, passkeys } = await factor.of(tx, personId);
    if (!hasApp && passkeys === 0) return refuse("missing");
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO factor_reset (id, person_id, asked_by_id, reason, due_at)
      VALUES (uuidv7(), ${personId}::uuid, ${actor.personId}::uuid, ${reason}, app_now() + interval '1 day')
      ON CONFLICT (person_id) DO NOTHING RETURNING id`;
    if (!row) return done(null);
    await emit(tx, accountEvents, "factor_reset_asked", { resetId: row.id });
    await audit(tx, { kind: "factor.reset_asked", actorId: actor.personId, aboutId: personId });
    return done(null);
  });
}

/** Takes it back: the owner, or an admin. Nothing to take back is no error. `proof_needed`: a stolen session must not keep its owner out. */
export async function withdraw(actor: Actor, { personId }: z.output<typeof resetPersonInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    if (personId !== actor.personId && !(await role.may(tx, actor, "admin"))) return refuse("missing");
    if ((await tx.factorReset.count({ where: { personId } })) === 0) return done(null);
    const refused = await requireProof(tx, actor, "reset factors");
    if (refused) return refused;
    const { count } = await tx.factorReset.deleteMany({ where: { personId } });
    if (count > 0) await audit(tx, { kind: "factor.reset_withdrawn", actorId: actor.personId, aboutId: personId });
    return done(null);
  });
}

/** When my second factor will be taken, or null. */
export async function due(personId: string): Promise<Date | null> {
  const row = await db.factorReset.findUnique({ where: { personId }, select: { dueAt: true } });
  return row?.dueAt ?? null;
}

/** To whom the letter goes, and by when they can object; null when it was taken back meanwhile. */
export async function letterOf(resetId: string): Promise<(person.Reader & { at: Date }) | null> {
  const row = await db.factorReset.findUnique({ where: { id: resetId }, select: { personId: true, dueAt: true } });
  const reader = row && (await person.reader(row.personId));
  return row && reader ? { ...reader, at: row.dueAt } : null;
}

/** Does what is due; where one fails the others still go. */
export async function carryOut(): Promise<void> {
  const due = await db.$queryRaw<
    { personId: string }[]
  >`SELECT person_id AS "personId" FROM factor_reset WHERE due_at <= app_now() LIMIT 100`;
  for (const { personId } of due) await tryRow("factor reset", personId, () => transact((tx) => takeAll(tx, personId)));
}

/** Nothing is taken by the word of somebody who is no admin any more: a thief who was found out asked for as many as they could. */
async function takeAll(tx: Tx, personId: string): Promise<void> {
  if (!(await session.lockAccount(tx, personId))) return;
  const [asked] = await tx.$queryRaw<{ byId: string | null }[]>`
    DELETE FROM factor_reset WHERE person_id = ${personId}::uuid AND due_at <= app_now() RETURNING asked_by_id AS "byId"`;
  if (!asked?.byId || !(await role.holds(tx, asked.byId, "admin"))) return;
  await tx.passkey.deleteMany({ where: { personId } });
  await tx.authenticatorApp.deleteMany({ where: { personId } });
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await signInAttempt.endAll(tx, personId);
  await session.endAll(tx, personId);
  await emit(tx, accountEvents, "factors_changed", { personId });
  await audit(tx, { kind: "factor.reset", actorId: asked.byId, aboutId: personId });
}
