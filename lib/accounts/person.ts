// A member: how one becomes one, and how the password is changed.
import "server-only";
import type { z } from "zod";
import { type Actor, has } from "../platform/auth/actor.ts";
import * as session from "../platform/auth/session.ts";
import type { Visit } from "../platform/auth/visit.ts";
import { db, type Tx, transact } from "../platform/db.ts";
import { emit } from "../platform/jobs.ts";
import * as tries from "../platform/limits.ts";
import { done, type Result, refuse } from "../platform/result.ts";
import { digest } from "../platform/secret/random.ts";
import { limits } from "./context.ts";
import * as email from "./email.ts";
import { accountEvents } from "./events.ts";
import { requireProof } from "./factors/grave-action.ts";
import * as signInAttempt from "./factors/sign-in-attempt.ts";
import type { passwordInput, signUpInput } from "./schema.ts";
import * as link from "./sign-in/link.ts";
import { nextPath } from "./sign-in/next-path.ts";
import * as password from "./sign-in/password.ts";

/**
 * Asks for an account. The answer is the same whether the address has one or not: a letter is on its way, and only its owner reads
 * which. The password is chosen behind the link, by whoever reads the address's letters.
 */
export async function signUp(visit: Visit, input: z.output<typeof signUpInput>): Promise<Result<null>> {
  const address = email.canonical(input.email);
  if (!address) return refuse("email_invalid", { field: "email" });
  const minutes = await tries.spend([limits.signUpByNetwork, visit.network], ...letterCounts(visit, address));
  if (minutes) return refuse("too_often", { minutes });
  await transact(async (tx) => {
    const personId = await findOrMake(tx, address, input.locale);
    await link.order(tx, { personId, purpose: "sign_up", locale: input.locale, next: nextPath(input.next, "") });
  });
  return done(null);
}

/** Letters to one address: few from one network, so that nobody elsewhere uses up what its owner may ask for. */
export const letterCounts = (visit: Visit, address: string): tries.Spend[] => [
  [limits.letterByAccountAndNetwork, `${digest(address)} ${visit.network}`],
  [limits.letterByAccount, digest(address)],
];

/** The account with this address, made now if there is none. An address that nobody has confirmed opens nothing. */
export async function findOrMake(tx: Tx, address: string, locale: string): Promise<string> {
  await tx.$executeRaw`INSERT INTO person (id, email, locale) VALUES (uuidv7(), ${address}, ${locale}) ON CONFLICT (email) DO NOTHING`;
  const person = await tx.person.findUniqueOrThrow({ where: { email: address }, select: { id: true } });
  return person.id;
}

/** An account with this address that nobody confirmed and nothing opens makes way for somebody who has confirmed the address. */
export async function forgetUnconfirmed(tx: Tx, address: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM person p WHERE p.email = ${address} AND p.email_confirmed_at IS NULL AND p.password_hash IS NULL
      AND NOT EXISTS (SELECT 1 FROM session s WHERE s.person_id = p.id)`;
}

/** Since when there is such an account; null when there is none. */
export async function unconfirmedSince(tx: Tx, address: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT p.created_at AS at FROM person p WHERE p.email = ${address} AND p.email_confirmed_at IS NULL AND p.password_hash IS NULL
      AND NOT EXISTS (SELECT 1 FROM session s WHERE s.person_id = p.id)`;
  return row?.at ?? null;
}

/** Whoever pressed a mailed link reads the letters of the address: it is theirs, and links of other sign-ups with it are dead. */
export async function confirm(tx: Tx, personId: string): Promise<void> {
  const confirmed = await tx.$executeRaw`
    UPDATE person SET email_confirmed_at = app_now() WHERE id = ${personId}::uuid AND email_confirmed_at IS NULL`;
  if (confirmed === 1) await link.retire(tx, personId);
}

/** The first password of an account that nobody has confirmed before; false when somebody has. Under the account's lock. */
export async function setFirstPassword(tx: Tx, personId: string, passwordHash: string): Promise<boolean> {
  const set = await tx.$executeRaw`
    UPDATE person SET password_hash = ${passwordHash} WHERE id = ${personId}::uuid AND email_confirmed_at IS NULL`;
  if (set === 1) await confirm(tx, personId);
  return set === 1;
}

/**
 * Sets another password, under the account's lock: every session and every open link ends, and the owner hears of it. By a mailed link,
 * without a session that goes on, a change of address that somebody asked for ends too.
 */
export async function setPassword(tx: Tx, personId: string, passwordHash: string, exceptSessionId?: string): Promise<true> {
  await tx.$executeRaw`
    UPDATE person SET password_hash = ${passwordHash}, password_changed_at = app_now(),
      email_confirmed_at = coalesce(email_confirmed_at, app_now())
    WHERE id = ${personId}::uuid`;
  await session.endAll(tx, personId, exceptSessionId);
  await signInAttempt.endAll(tx, personId);
  await link.retire(tx, personId);
  if (exceptSessionId === undefined) await tx.addressChange.deleteMany({ where: { personId } });
  await emit(tx, accountEvents, "password_changed", { personId });
  return true;
}

/**
 * Changes the password of somebody who knows the old one, and ends every other session. `conflict`: it changed meanwhile. `proof_needed`:
 * after ten minutes, since with a second factor the password alone proves nothing.
 */
export async function changePassword(actor: Actor, input: z.output<typeof passwordInput>): Promise<Result<null>> {
  const minutes = await tries.spend([limits.passwordChangeByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  const person = await db.person.findUniqueOrThrow({ where: { id: actor.personId }, select: { email: true, passwordHash: true } });
  if (!(await password.verify(person.passwordHash, input.current))) return refuse("wrong_password", { field: "current" });
  await tries.restore([limits.passwordChangeByPerson, actor.personId]);
  const weakness = password.judge(input.next, person.email);
  if (weakness) return refuse(weakness, { field: "next" });
  const passwordHash = await password.hash(input.next);
  return transact(async (tx) => {
    if (!(await stillHas(tx, actor.personId, person.passwordHash))) return refuse("conflict");
    const refused = await requireProof(tx, actor, "change the password");
    if (refused) return refused;
    await setPassword(tx, actor.personId, passwordHash, actor.sessionId);
    return done(null);
  });
}

/** Locks the person; false when the password is no longer this one, so whatever was verified with it is void. */
export async function stillHas(tx: Tx, personId: string, passwordHash: string | null): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE id = ${personId}::uuid AND password_hash = ${passwordHash} FOR NO KEY UPDATE`;
  return rows.length === 1;
}

export type OwnAccount = { email: string; locale: string; hasPassword: boolean; isStaff: boolean };

/** What a person's own page shows of the account. */
export async function mine(actor: Actor): Promise<OwnAccount> {
  const person = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: { email: true, locale: true, passwordHash: true },
  });
  return {
    email: person.email,
    locale: person.locale,
    hasPassword: person.passwordHash !== null,
    isStaff: has(actor, "officer") || has(actor, "admin"),
  };
}

/** The language letters are written in. */
export async function chooseLanguage(actor: Actor, input: { locale: string }): Promise<Result<null>> {
  await db.person.update({ where: { id: actor.personId }, data: { locale: input.locale }, select: { id: true } });
  return done(null);
}

export type Reader = { to: string; locale: string };

/** To whom a letter goes and in which language; null when the account is closed or gone. */
export async function reader(personId: string): Promise<Reader | null> {
  const person = await db.person.findUnique({ where: { id: personId, closedAt: null }, select: { email: true, locale: true } });
  return person && { to: person.email, locale: person.locale };
}

/** The same for letters about the closing itself. */
export async function readerOfClosed(personId: string): Promise<Reader | null> {
  const person = await db.person.findUnique({ where: { id: personId, closedAt: { not: null } }, select: { email: true, locale: true } });
  return person && { to: person.email, locale: person.locale };
}

/** Before this moment the account is not destroyed, whoever asks: a thief who changed the password or the address today leaves its owner a day. */
export async function earliestDestruction(tx: Tx, personId: string): Promise<Date> {
  const [row] = await tx.$queryRaw<{ earliest: Date }[]>`
    SELECT greatest(created_at, password_changed_at + interval '1 day',
      -- An account that nobody confirms is gone after a day: confirmed later, it is a change of address.
      CASE WHEN email_confirmed_at >= created_at + interval '1 day' THEN email_confirmed_at + interval '1 day' END) AS earliest
    FROM person WHERE id = ${personId}::uuid`;
  return row?.earliest ?? new Date(0);
}

/** The reader behind an address: in the language of its account, else in that of whoever has us write. Only the letter shows which. */
export async function readerAt(email: string, writersLocale: string | undefined): Promise<Reader> {
  const person = await db.person.findUnique({ where: { email }, select: { locale: true } });
  return { to: email, locale: person?.locale ?? writersLocale ?? "id" };
}

/** The account at an address; null when there is none. For other contexts; the answer never leaves the server. */
export async function idAt(tx: Tx, email: string): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
  return person?.id ?? null;
}

/** The address of a person, once they have confirmed it. */
export async function confirmedEmail(tx: Tx, personId: string): Promise<string | null> {
  const person = await tx.person.findFirst({ where: { id: personId, emailConfirmedAt: { not: null } }, select: { email: true } });
  return person?.email ?? null;
}

/** The address of a person; null when the account is gone. */
export async function emailOf(tx: Tx, personId: string): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
  return person?.email ?? null;
}

/** In which language an account's data is explained, and when its password was replaced last, if ever; null when the account is gone. */
export const exportTerms = (tx: Tx, personId: string): Promise<{ locale: string; passwordChangedAt: Date | null } | null> =>
  tx.person.findUnique({ where: { id: personId }, select: { locale: true, passwordChangedAt: true } });
