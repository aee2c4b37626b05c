// Grants: what a person allows an organisation or one recruiter to see, about one thing, until a moment.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { done, type Result, refuse } from "#lib/platform/result";
import { disclosureEvents } from "./events.ts";
import { drawAddress, isRelayOn, maskedAddress } from "./relay-address.ts";
import { grantEnd } from "./rules.ts";
import type { AboutKind, DisclosedField, grantInput } from "./schema.ts";
import type { GrantsView, GrantView } from "./view.ts";

export type About = { kind: AboutKind; id: string };

/** To an organisation, which means its members of the moment, or to one recruiter. */
export type Grantee = { organisationId: string } | { recruiterId: string };

type GrantTerms = {
  personId: string;
  to: Grantee;
  fields: readonly DisclosedField[];
  about: About & { title: string };
  until: Date;
  /** The name the viewer knows the person by; with contact it stands beside the masked address. */
  knownAs?: string;
};

/**
 * Gives a grant inside the transaction of what it belongs to, such as an application. An earlier one of the same person to the same
 * viewer about the same thing ends. It ends by itself at `until`, and 180 days from now at the latest. Contact opens a masked address;
 * on a site without a domain for them it is left out.
 */
export async function give(tx: Tx, { personId, to, fields: asked, about, until, knownAs }: GrantTerms): Promise<string> {
  const at = await now(tx);
  const fields = isRelayOn() ? asked : asked.filter((field) => field !== "contact");
  await tx.disclosureGrant.updateMany({ where: { ...to, ...standing(at), ...of(personId, about) }, data: { withdrawnAt: at } });
  const { id } = await tx.disclosureGrant.create({
    data: {
      personId,
      ...to,
      fields: [...fields],
      ...(fields.includes("contact") ? { relay: drawAddress(), knownAs: knownAs ?? null } : {}),
      aboutKind: about.kind,
      aboutId: about.id,
      aboutTitle: about.title,
      givenAt: at,
      until: grantEnd(at, until),
    },
    select: { id: true },
  });
  return id;
}

/**
 * Gives contact beside the fields that stand: the grant ends and another one with the same end takes its place. False where none stands, or
 * on a site without masked addresses.
 */
export async function addContact(tx: Tx, personId: string, organisationId: string, about: About, knownAs: string): Promise<boolean> {
  await lockAll(tx, personId);
  const where = { organisationId, ...of(personId, about), ...standing(await now(tx)) };
  const found = await tx.disclosureGrant.findFirst({ where, select: { fields: true, aboutTitle: true, until: true } });
  if (!found || !isRelayOn()) return false;
  const fields = found.fields as DisclosedField[];
  if (fields.includes("contact")) return true;
  await give(tx, {
    personId,
    to: { organisationId },
    fields: [...fields, "contact"],
    about: { ...about, title: found.aboutTitle },
    until: found.until,
    knownAs,
  });
  return true;
}

/** What the applications are about whose grant stands without contact, where this site could add it. */
export async function withoutContact(personId: string): Promise<ReadonlySet<string>> {
  if (!isRelayOn()) return new Set();
  const rows = await db.disclosureGrant.findMany({
    where: { personId, aboutKind: "application", ...standing(await now()), NOT: { fields: { has: "contact" } } },
    select: { aboutId: true },
  });
  return new Set(rows.map(({ aboutId }) => aboutId));
}

/** Takes a grant back: from this commit on no look is possible. Taken back already is no error. Refuses `missing`, also for another person's. */
export const withdraw = (actor: Actor, { grantId }: z.output<typeof grantInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const where = { id: grantId, personId: actor.personId };
    const { count } = await tx.disclosureGrant.updateMany({ where: { ...where, withdrawnAt: null }, data: { withdrawnAt: await now(tx) } });
    if (count > 0) await emit(tx, disclosureEvents, "grant_withdrawn", { grantId });
    else if ((await tx.disclosureGrant.count({ where })) === 0) return refuse("missing");
    return done(null);
  });

/** Ends what a person granted about one thing, inside the transaction that takes the thing itself back. */
export async function withdrawAbout(tx: Tx, personId: string, about: About): Promise<void> {
  await tx.disclosureGrant.updateMany({ where: { ...of(personId, about), withdrawnAt: null }, data: { withdrawnAt: await now(tx) } });
}

/** Locks all that a person granted, before what the grants are about: the order in which everybody who looks locks them. */
export async function lockAll(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM disclosure_grant WHERE person_id = ${personId}::uuid ORDER BY id FOR NO KEY UPDATE`;
}

/** Whether anything a person granted about one thing stands. */
export async function stands(tx: Tx, personId: string, about: About): Promise<boolean> {
  return (await tx.disclosureGrant.count({ where: { ...of(personId, about), ...standing(await now(tx)) } })) > 0;
}

/** Whose grant it was and what about, for what follows from its end; null when it is gone with its account. */
export async function read(tx: Tx, grantId: string): Promise<(About & { personId: string }) | null> {
  const grant = await tx.disclosureGrant.findUnique({ where: { id: grantId }, select: { personId: true, aboutKind: true, aboutId: true } });
  return grant && { personId: grant.personId, kind: grant.aboutKind as AboutKind, id: grant.aboutId };
}

type ToRecruiter = { grantId: string; personId: string; roomId: string; title: string; fields: DisclosedField[]; until: Date };

/** What stands for one recruiter, the newest first, with whose it is: for the contexts above, which show nobody by it. */
export async function toRecruiter(tx: Tx, recruiterId: string): Promise<ToRecruiter[]> {
  const rows = await tx.disclosureGrant.findMany({
    where: { recruiterId, aboutKind: "room", ...standing(await now(tx)) },
    select: { id: true, personId: true, aboutId: true, aboutTitle: true, fields: true, until: true },
    orderBy: [{ givenAt: "desc" }, { id: "asc" }],
    take: 200,
  });
  return rows.map(({ id, aboutId, aboutTitle, fields, ...same }) => ({
    ...same,
    grantId: id,
    roomId: aboutId,
    title: aboutTitle,
    fields: fields as DisclosedField[],
  }));
}

/** The masked address of one grant that stands. */
export async function relayOf(tx: Tx, grantId: string): Promise<string | null> {
  const row = await tx.disclosureGrant.findFirst({ where: { id: grantId, ...standing(await now(tx)) }, select: { relay: true } });
  return maskedAddress(row?.relay ?? null);
}

/** The masked address that leads to a person for this organisation; null where they granted no contact, or where it has ended. */
export async function relayFor(tx: Tx, organisationId: string, personId: string, about: About): Promise<string | null> {
  if (!isRelayOn()) return null;
  const [row] = await tx.$queryRaw<{ relay: string }[]>`
    SELECT relay FROM disclosure_grant
    WHERE organisation_id = ${organisationId}::uuid AND person_id = ${personId}::uuid AND about_kind = ${about.kind}
      AND about_id = ${about.id}::uuid AND relay IS NOT NULL AND withdrawn_at IS NULL AND until > app_now()`;
  return maskedAddress(row?.relay ?? null);
}

/** Of those who ever granted the organisation something about one thing: when the last grant ended or ends, and whether it was taken back. */
export async function ends(tx: Tx, organisationId: string, about: About): Promise<Map<string, { at: Date; withdrawn: boolean }>> {
  const rows = await tx.disclosureGrant.findMany({
    where: { organisationId, aboutKind: about.kind, aboutId: about.id },
    select: { personId: true, until: true, withdrawnAt: true },
    orderBy: [{ givenAt: "asc" }, { id: "asc" }],
  });
  return new Map(rows.map(({ personId, until, withdrawnAt }) => [personId, { at: withdrawnAt ?? until, withdrawn: withdrawnAt !== null }]));
}

/** What a person has granted, the standing ones first, then the newest; and how many there ever were. */
export async function own(actor: Actor, limit = 50): Promise<GrantsView> {
  const at = await now();
  const where = { personId: actor.personId };
  const [rows, live, total] = await Promise.all([
    db.disclosureGrant.findMany({
      where,
      select: {
        id: true,
        fields: true,
        aboutKind: true,
        aboutTitle: true,
        givenAt: true,
        until: true,
        withdrawnAt: true,
        relay: true,
        organisation: { select: { name: true, seed: true } },
      },
      orderBy: [{ withdrawnAt: { sort: "desc", nulls: "first" } }, { givenAt: "desc" }],
      take: limit,
    }),
    db.disclosureGrant.count({ where: { ...where, ...standing(at) } }),
    db.disclosureGrant.count({ where }),
  ]);
  const grants = rows.map(
    (row): GrantView => ({
      grantId: row.id,
      to: row.organisation?.name ?? null,
      seed: row.organisation?.seed ?? row.id,
      fields: row.fields as DisclosedField[],
      aboutKind: row.aboutKind as AboutKind,
      aboutTitle: row.aboutTitle,
      givenAt: row.givenAt.toISOString(),
      until: row.until.toISOString(),
      state: row.withdrawnAt ? "withdrawn" : row.until <= at ? "expired" : "standing",
      endedAt: (row.withdrawnAt ?? row.until).toISOString(),
      relay: maskedAddress(row.relay),
    }),
  );
  const first = (grant: GrantView) => (grant.state === "standing" ? 0 : 1);
  return { grants: grants.sort((a, b) => first(a) - first(b)), standing: live, total, at: at.toISOString() };
}

const of = (personId: string, about: About) => ({ personId, aboutKind: about.kind, aboutId: about.id });

const standing = (at: Date) => ({ withdrawnAt: null, until: { gt: at } });
