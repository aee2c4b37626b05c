// Another address for an account. Both addresses get a letter: whoever reads the new one confirms it, whoever reads the old one can stop
// it within a day. Then it is changed. Nobody learns here whether the new address has an account; only its owner reads that.
import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "../platform/auth/actor.ts";
import * as session from "../platform/auth/session.ts";
import type { Visit } from "../platform/auth/visit.ts";
import { db, type Tx, transact } from "../platform/db.ts";
import { tryRow } from "../platform/each-row.ts";
import { env } from "../platform/env.ts";
import { emit } from "../platform/jobs.ts";
import * as tries from "../platform/limits.ts";
import { done, type Result, refuse } from "../platform/result.ts";
import { limits } from "./context.ts";
import * as email from "./email.ts";
import { accountEvents } from "./events.ts";
import { requireProof } from "./factors/grave-action.ts";
import * as signInAttempt from "./factors/sign-in-attempt.ts";
import * as person from "./person.ts";
import type { addressInput, linkUseInput } from "./schema.ts";
import * as link from "./sign-in/link.ts";

/** What a link of a letter does. It is the first part of its token. */
type Press = "confirm" | "stop";

/** Made from the row's id and our secret: it rests nowhere, and dies with the row. */
function tokenOf(press: Press, changeId: string): string {
  const mac = createHmac("sha256", env().SITE_SECRET).update(`address ${press} ${changeId}`).digest("base64url");
  return `${press}.${changeId}.${mac}`;
}

/** The row that this token is for; null for anything that we have not written. */
function changeIn(token: string, press: Press): string | null {
  const [, id = ""] = /^[a-z]+\.([0-9a-f-]{36})\.[\w-]{43}$/.exec(token) ?? [];
  const [sent, wanted] = [Buffer.from(token), Buffer.from(tokenOf(press, id))];
  return id !== "" && sent.length === wanted.length && timingSafeEqual(sent, wanted) ? id : null;
}

/** Asks for another address; one that was asked for before is forgotten. `email_invalid`: no address, or the one of now. `proof_needed`. */
export async function ask(actor: Actor, visit: Visit, input: z.output<typeof addressInput>): Promise<Result<null>> {
  const address = email.canonical(input.email);
  if (!address) return refuse("email_invalid", { field: "email" });
  const proof = await requireProof(db, actor, "change the address");
  if (proof) return proof;
  const minutes = await tries.spend([limits.signUpByNetwork, visit.network], ...person.letterCounts(visit, address));
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    const refused = await requireProof(tx, actor, "change the address");
    if (refused) return refused;
    if ((await person.emailOf(tx, actor.personId)) === address) return refuse("email_invalid", { field: "email" });
    await tx.addressChange.deleteMany({ where: { personId: actor.personId } });
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO address_change (id, person_id, email, due_at)
      VALUES (uuidv7(), ${actor.personId}::uuid, ${address}, app_now() + interval '1 day') RETURNING id`;
    if (row) await emit(tx, accountEvents, "address_change_asked", { changeId: row.id });
    return done(null);
  });
}

/** Forgets it. Nothing to forget is no error. */
export async function withdraw(actor: Actor): Promise<Result<null>> {
  await db.addressChange.deleteMany({ where: { personId: actor.personId } });
  return done(null);
}

/** Whoever reads the new address's letters says yes. Twice is harmless. `link_dead`: late, stopped, or another one was asked for. */
export async function confirm({ token }: z.output<typeof linkUseInput>): Promise<Result<null>> {
  const changeId = changeIn(token, "confirm");
  const confirmed =
    changeId === null
      ? 0
      : await db.$executeRaw`
          UPDATE address_change SET confirmed_at = coalesce(confirmed_at, app_now())
          WHERE id = ${changeId}::uuid AND (confirmed_at IS NOT NULL OR due_at > app_now())`;
  return confirmed === 1 ? done(null) : refuse("link_dead");
}

/** Whoever reads the old address's letters says no: nothing changes, and every session ends, since whoever asked was signed in. */
export async function stop({ token }: z.output<typeof linkUseInput>): Promise<Result<null>> {
  const changeId = changeIn(token, "stop");
  if (!changeId) return refuse("link_dead");
  return transact(async (tx) => {
    const seen = await tx.addressChange.findUnique({ where: { id: changeId }, select: { personId: true } });
    if (!seen || !(await session.lockAccount(tx, seen.personId))) return refuse("link_dead");
    const { count } = await tx.addressChange.deleteMany({ where: { id: changeId } });
    if (count === 0) return refuse("link_dead");
    await signInAttempt.endAll(tx, seen.personId);
    await session.endAll(tx, seen.personId);
    return done(null);
  });
}

export type PendingAddress = { email: string; at: Date; isConfirmed: boolean };

/** The address that I asked for, and when it becomes mine; null when there is none. */
export async function pending(personId: string): Promise<PendingAddress | null> {
  const row = await db.addressChange.findUnique({ where: { personId }, select: { email: true, dueAt: true, confirmedAt: true } });
  return row && { email: row.email, at: row.dueAt, isConfirmed: row.confirmedAt !== null };
}

/** Accounts that wish to have this address. */
export const atAddress = (tx: Tx, address: string): Promise<{ at: Date; until: Date }[]> =>
  tx.$queryRaw`SELECT created_at AS at, due_at AS until FROM address_change WHERE email = ${address} ORDER BY created_at, id`;

/** Whoever reads the letters of the address wishes for none of it. */
export async function forget(tx: Tx, address: string): Promise<void> {
  await tx.addressChange.deleteMany({ where: { email: address } });
}

export type AddressLetters = {
  /** To the new address. Without a token it has an account already, and nothing will happen. */
  toNew: person.Reader & { token: string | null };
  toOld: person.Reader & { token: string; at: Date };
};

/** Who gets which letter; null when it was taken back meanwhile. */
export async function lettersOf(changeId: string): Promise<AddressLetters | null> {
  const row = await db.addressChange.findUnique({ where: { id: changeId }, select: { personId: true, email: true, dueAt: true } });
  const owner = row && (await person.reader(row.personId));
  if (!row || !owner) return null;
  const isTaken = (await db.person.count({ where: { email: row.email, emailConfirmedAt: { not: null } } })) > 0;
  return {
    toNew: { to: row.email, locale: owner.locale, token: isTaken ? null : tokenOf("confirm", changeId) },
    toOld: { ...owner, token: tokenOf("stop", changeId), at: row.dueAt },
  };
}

/** Does what is due; where one fails the others still go. */
export async function carryOut(): Promise<void> {
  const due = await db.$queryRaw<
    { personId: string }[]
  >`SELECT person_id AS "personId" FROM address_change WHERE due_at <= app_now() LIMIT 100`;
  for (const { personId } of due) await tryRow("address change", personId, () => transact((tx) => change(tx, personId)));
}

/** One that nobody confirmed, or whose address has become somebody else's, is forgotten. */
async function change(tx: Tx, personId: string): Promise<void> {
  if (!(await session.lockAccount(tx, personId))) return;
  const [row] = await tx.$queryRaw<{ email: string; isConfirmed: boolean }[]>`
    DELETE FROM address_change WHERE person_id = ${personId}::uuid AND due_at <= app_now()
    RETURNING email, confirmed_at IS NOT NULL AS "isConfirmed"`;
  if (!row?.isConfirmed) return;
  await person.forgetUnconfirmed(tx, row.email);
  const changed = await tx.$executeRaw`
    UPDATE person SET email = ${row.email}, email_confirmed_at = app_now()
    WHERE id = ${personId}::uuid AND NOT EXISTS (SELECT 1 FROM person other WHERE other.email = ${row.email})`;
  if (changed === 0) return;
  await link.retire(tx, personId);
  await signInAttempt.endAll(tx, personId);
  await emit(tx, accountEvents, "address_changed", { personId });
}
