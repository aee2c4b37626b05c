// The hide list of a person: companies, mail domains and single addresses for which they do not exist. Only its owner reads it, and no
// answer tells whether anybody stands behind an entry.
import "server-only";
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { canonical } from "#lib/accounts/email";
import type { Actor } from "#lib/platform/auth/actor";
import { db, type Tx, transact } from "#lib/platform/db";
import { env } from "#lib/platform/env";
import { emit } from "#lib/platform/jobs";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "./context.ts";
import { disclosureEvents } from "./events.ts";
import { addressDigest } from "./shield-match.ts";
import type { hiddenFromIdInput, hideFromInput } from "./visibility-schema.ts";
import type { HiddenFromLine } from "./visibility-view.ts";

/** Entries of one list at most. */
export const entriesAtMost = 200;

/**
 * Adds an entry. Adding it again changes nothing. The address is never looked up: the answer is the same, and takes the same time, whether
 * it has an account or not. Refuses `email_invalid`, `domain_invalid`, `missing` (no such company), `list_full`, `too_often`.
 */
export async function add(actor: Actor, input: z.output<typeof hideFromInput>): Promise<Result<{ entryId: string }>> {
  const address = input.kind === "address" ? canonical(input.address) : null;
  if (input.kind === "address" && !address) return refuse("email_invalid", { field: "address" });
  const domain = input.kind === "domain" ? domainOf(input.domain) : null;
  if (input.kind === "domain" && !domain) return refuse("domain_invalid", { field: "domain" });
  const minutes = await spend([limits.hideFromByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    const { salt } = await lockShield(tx, actor.personId);
    const organisationId = input.kind === "organisation" ? input.organisationId : null;
    if (organisationId && (await tx.organisation.count({ where: { id: organisationId } })) === 0) return refuse("missing");
    const what = {
      organisationId,
      domain,
      addressDigest: address && addressDigest(env().HIDE_LIST_PEPPER, salt, address),
    };
    const had = await tx.hiddenFrom.findFirst({ where: { personId: actor.personId, ...what }, select: { id: true } });
    if (had) return done({ entryId: had.id });
    if ((await tx.hiddenFrom.count({ where: { personId: actor.personId } })) >= entriesAtMost) return refuse("list_full");
    const made = await tx.hiddenFrom.create({ data: { personId: actor.personId, kind: input.kind, ...what }, select: { id: true } });
    await emit(tx, disclosureEvents, "visibility_changed", { personId: actor.personId });
    return done({ entryId: made.id });
  });
}

/** Takes an entry off the list. Gone already is no error; somebody else's is not touched. */
export const remove = (actor: Actor, { entryId }: z.output<typeof hiddenFromIdInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const { count } = await tx.hiddenFrom.deleteMany({ where: { id: entryId, personId: actor.personId } });
    if (count > 0) await emit(tx, disclosureEvents, "visibility_changed", { personId: actor.personId });
    return done(null);
  });

/** The person's list, the newest first. Of an address only the day is known, also to its owner. */
export async function list(actor: Actor): Promise<HiddenFromLine[]> {
  const rows = await db.hiddenFrom.findMany({
    where: { personId: actor.personId },
    select: { id: true, kind: true, domain: true, createdAt: true, organisation: { select: { name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, kind, domain, createdAt, organisation }) => ({
    entryId: id,
    kind,
    name: organisation?.name ?? domain,
    addedAt: createdAt.toISOString(),
  }));
}

/** The companies this person hides from, with those of the same groups, by name. What is compared with them is told only to this person. */
export const companiesHiddenFrom = (tx: Tx, personId: string): Promise<{ id: string; name: string }[]> => tx.$queryRaw`
  SELECT DISTINCT o.id, o.name FROM hidden_from h
  LEFT JOIN organisation_group_member own ON own.organisation_id = h.organisation_id
  LEFT JOIN organisation_group_member sister ON sister.group_id = own.group_id
  JOIN organisation o ON o.id = coalesce(sister.organisation_id, h.organisation_id)
  WHERE h.person_id = ${personId}::uuid ORDER BY o.name`;

/** Those of these people who have one of these companies on their list. */
export async function hidingFrom(tx: Tx, personIds: readonly string[], organisationIds: readonly string[]): Promise<string[]> {
  const where = { personId: { in: [...personIds] }, organisationId: { in: [...organisationIds] } };
  return (await tx.hiddenFrom.findMany({ where, select: { personId: true }, distinct: ["personId"] })).map(({ personId }) => personId);
}

/** Whether this person hides from anybody at all, addresses and domains too. */
export const hidesFromAnybody = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.hiddenFrom.findFirst({ where: { personId }, select: { id: true } })) !== null;

/** The person's row, made now if there is none, locked until the transaction ends. */
export async function lockShield(tx: Tx, personId: string): Promise<{ salt: string; frozenAt: Date | null }> {
  await tx.$executeRaw`
    INSERT INTO shield (person_id, salt) VALUES (${personId}::uuid, ${randomBytes(16).toString("hex")}) ON CONFLICT DO NOTHING`;
  const [row] = await tx.$queryRaw<{ salt: string; frozenAt: Date | null }[]>`
    SELECT salt, frozen_at AS "frozenAt" FROM shield WHERE person_id = ${personId}::uuid FOR NO KEY UPDATE`;
  if (!row) throw new Error("a shield that was just made is there");
  return row;
}

/** Domains at which anybody may have an address: hiding from one would hide from half the country and protect from nobody. */
const publicMail = new Set([
  "gmail.com",
  "googlemail.com",
  "yahoo.com",
  "yahoo.co.id",
  "outlook.com",
  "hotmail.com",
  "icloud.com",
  "proton.me",
]);

/** The domain in its one spelling; null when it is none, or one of the mail providers that everybody uses. */
function domainOf(typed: string): string | null {
  const address = canonical(`a@${typed.replace(/^@/, "")}`);
  const domain = address?.slice(2) ?? null;
  return domain && !publicMail.has(domain) ? domain : null;
}
