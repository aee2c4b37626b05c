// A company that registers itself. Whoever reads the letters of its domain and is signed in as the one who asked makes it visible, as its
// first admin; before that nobody sees anything of it.
import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "../../platform/auth/actor.ts";
import * as session from "../../platform/auth/session.ts";
import type { Visit } from "../../platform/auth/visit.ts";
import { now } from "../../platform/clock.ts";
import { db, type Tx, transact, wasFirst } from "../../platform/db.ts";
import { env } from "../../platform/env.ts";
import { emit } from "../../platform/jobs.ts";
import * as tries from "../../platform/limits.ts";
import * as pages from "../../platform/pages/pages.ts";
import { done, type Refusal, type Result, refuse } from "../../platform/result.ts";
import { randomId } from "../../platform/secret/random.ts";
import { limits } from "../context.ts";
import * as email from "../email.ts";
import { accountEvents } from "../events.ts";
import { requireProof } from "../factors/grave-action.ts";
import * as person from "../person.ts";
import { isPublicMail } from "../public-mail.ts";
import type { linkUseInput, registrationInput } from "../schema.ts";
import * as membership from "./membership.ts";
import { registeredAtMost, registrationDays } from "./rules.ts";

/** Made from the row's id and our secret: it rests nowhere, and dies with the row. */
function tokenOf(registrationId: string): string {
  const mac = createHmac("sha256", env().SITE_SECRET).update(`company ${registrationId}`).digest("base64url");
  return `${registrationId}.${mac}`;
}

/** The row that this token is for; null for anything that we have not written. */
function registrationIn(token: string): string | null {
  const [, id = ""] = /^([0-9a-f-]{36})\.[\w-]{43}$/.exec(token) ?? [];
  const [sent, wanted] = [Buffer.from(token), Buffer.from(tokenOf(id))];
  return id !== "" && sent.length === wanted.length && timingSafeEqual(sent, wanted) ? id : null;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);

/**
 * Asks for a company; what was asked for before is replaced. Refuses `email_invalid`, `free_mail`, `company_exists` (one with this domain),
 * `name_taken`, `companies_full`, `proof_needed`, `too_often`.
 */
export async function ask(
  actor: Actor,
  visit: Visit,
  { email: typed, ...says }: z.output<typeof registrationInput>,
): Promise<Result<null>> {
  const address = email.canonical(typed);
  if (!address) return refuse("email_invalid", { field: "email" });
  if (isPublicMail(domainOf(address))) return refuse("free_mail", { field: "email" });
  const proof = await requireProof(db, actor, "make a company");
  if (proof) return proof;
  const minutes = await tries.spend([limits.registrationByPerson, actor.personId], ...person.letterCounts(visit, address));
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    const taken = await whyNot(tx, actor, { name: says.name, domain: domainOf(address) });
    if (taken) return taken;
    await tx.companyRegistration.deleteMany({ where: { personId: actor.personId } });
    const row = await tx.companyRegistration.create({ data: { ...says, email: address, personId: actor.personId }, select: { id: true } });
    await emit(tx, accountEvents, "company_asked", { registrationId: row.id });
    return done(null);
  });
}

/**
 * The press behind the letter, by the person who asked: the company is there, with them as its admin. `link_dead` for everybody else, for a
 * late one and one that was replaced; of two companies with one domain or name the later is told `company_exists` or `name_taken`.
 */
export async function confirm(actor: Actor, { token }: z.output<typeof linkUseInput>): Promise<Result<{ organisationId: string }>> {
  const registrationId = registrationIn(token);
  if (!registrationId) return refuse("link_dead");
  try {
    return await transact(async (tx) => {
      await session.lockAccount(tx, actor.personId);
      const [asked] = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM company_registration WHERE id = ${registrationId}::uuid AND person_id = ${actor.personId}::uuid
          AND created_at > app_now() - ${registrationDays} * interval '1 day' FOR NO KEY UPDATE`;
      if (!asked) return refuse("link_dead");
      const {
        id,
        personId,
        createdAt: _,
        email: address,
        ...says
      } = await tx.companyRegistration.findUniqueOrThrow({ where: { id: asked.id } });
      const domain = domainOf(address);
      const taken = await whyNot(tx, actor, { name: says.name, domain });
      if (taken) return taken;
      const at = await now(tx);
      const made = await tx.organisation.create({
        data: { ...says, seed: randomId(10), domain, domainConfirmedAt: at, registeredById: personId, registeredAt: at },
        select: { id: true },
      });
      await tx.companyRegistration.delete({ where: { id }, select: { id: true } });
      await membership.join(tx, actor, made.id, "admin");
      await pages.changed(tx, `organisation:${made.id}`);
      return done({ organisationId: made.id });
    });
  } catch (error) {
    // Of two at the same moment the later one meets the index.
    if (!wasFirst(error)) throw error;
    return (await whyNot(db, actor, await namesOf(registrationId))) ?? refuse("conflict");
  }
}

/** Takes it back. Nothing to take back is no error. */
export async function withdraw(actor: Actor): Promise<Result<null>> {
  await db.companyRegistration.deleteMany({ where: { personId: actor.personId } });
  return done(null);
}

async function whyNot(tx: Tx, actor: Actor, { name, domain }: { name: string; domain: string }): Promise<Refusal | null> {
  if ((await tx.organisation.count({ where: { registeredById: actor.personId } })) >= registeredAtMost) return refuse("companies_full");
  if ((await tx.organisation.count({ where: { domain } })) > 0) return refuse("company_exists", { field: "email" });
  if ((await tx.organisation.count({ where: { name: { equals: name, mode: "insensitive" } } })) > 0)
    return refuse("name_taken", { field: "name" });
  return null;
}

async function namesOf(registrationId: string) {
  const row = await db.companyRegistration.findUnique({ where: { id: registrationId }, select: { name: true, email: true } });
  return { name: row?.name ?? "", domain: domainOf(row?.email ?? "") };
}

export type PendingRegistration = { name: string; email: string; until: Date };

/** The company that I asked for and that waits for its letter to be answered; null when there is none. */
export async function pending(actor: Actor): Promise<PendingRegistration | null> {
  const [row] = await db.$queryRaw<PendingRegistration[]>`
    SELECT name, email, created_at + ${registrationDays} * interval '1 day' AS until FROM company_registration
    WHERE person_id = ${actor.personId}::uuid AND created_at > app_now() - ${registrationDays} * interval '1 day'`;
  return row ?? null;
}

/** What the letter to the company's address says; null when it was taken back meanwhile. */
export async function letterOf(registrationId: string): Promise<(person.Reader & { token: string; name: string }) | null> {
  const row = await db.companyRegistration.findUnique({
    where: { id: registrationId },
    select: { email: true, name: true, person: { select: { locale: true } } },
  });
  return row && { to: row.email, locale: row.person.locale, token: tokenOf(registrationId), name: row.name };
}

/** Companies asked for with this address, for whoever reads its letters. */
export const atAddress = (tx: Tx, address: string): Promise<{ name: string; at: Date; until: Date }[]> => tx.$queryRaw`
  SELECT name, created_at AS at, created_at + ${registrationDays} * interval '1 day' AS until
  FROM company_registration WHERE email = ${address} ORDER BY created_at, id`;

/** Removes what was asked for with an address. */
export async function forget(tx: Tx, address: string): Promise<void> {
  await tx.companyRegistration.deleteMany({ where: { email: address } });
}

/** What nobody confirmed is forgotten. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM company_registration WHERE created_at < app_now() - ${registrationDays} * interval '1 day'`;
}
