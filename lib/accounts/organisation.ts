// Companies and the people who act for them. Admins make a company; its members come and go by invitation.
import "server-only";
import type { z } from "zod";
import { type Actor, has } from "../platform/auth/actor.ts";
import { db, type Prisma, type Tx, transact, wasFirst } from "../platform/db.ts";
import * as pages from "../platform/pages/pages.ts";
import { done, type Result, refuse } from "../platform/result.ts";
import { randomId } from "../platform/secret/random.ts";
import { membershipWith } from "./company/membership.ts";
import type { CompanyRole } from "./company/rules.ts";
import * as email from "./email.ts";
import { requireProof } from "./factors/grave-action.ts";
import * as role from "./role.ts";
import type { organisationInput } from "./schema.ts";

/** Makes a company, for admins. `name_taken` when there is one of that name. */
export async function create(actor: Actor, { name }: z.output<typeof organisationInput>): Promise<Result<{ organisationId: string }>> {
  try {
    return await transact(async (tx) => {
      if (!(await role.may(tx, actor, "admin"))) return refuse("missing");
      const refused = await requireProof(tx, actor, "make a company");
      if (refused) return refused;
      const made = await tx.organisation.create({ data: { name, seed: randomId(10) }, select: { id: true } });
      await pages.changed(tx, `organisation:${made.id}`);
      return done({ organisationId: made.id });
    });
  } catch (error) {
    if (wasFirst(error)) return refuse("name_taken", { field: "name" });
    throw error;
  }
}

export type Member = { personId: string; email: string; role: CompanyRole; isMe: boolean };
export type Company = {
  organisationId: string;
  name: string;
  seed: string;
  members: Member[];
  invitations: { invitationId: string; email: string; role: CompanyRole }[];
};

const crewShape = {
  id: true,
  name: true,
  seed: true,
  memberships: { select: { role: true, person: { select: { id: true, email: true } } }, orderBy: { createdAt: "asc" } },
  invitations: { select: { id: true, email: true, role: true }, orderBy: { createdAt: "asc" } },
} as const;

/** Companies with their people: all of them for admins of the site, for others those whose members they keep. An admin reads masked addresses where they are no member. */
export async function companies(actor: Actor): Promise<Company[]> {
  const rows = await db.organisation.findMany({
    where: has(actor, "admin") ? {} : { memberships: { some: membershipWith(actor, "members") } },
    orderBy: { name: "asc" },
    select: crewShape,
    take: 500,
  });
  return rows.map((row) => crewOf(actor, row));
}

/** The people of one company, for its admins; null for everybody else. */
export async function crew(actor: Actor, organisationId: string): Promise<Company | null> {
  const row = await db.organisation.findFirst({
    where: { id: organisationId, memberships: { some: membershipWith(actor, "members") } },
    select: crewShape,
  });
  return row && crewOf(actor, row);
}

type CrewRow = Prisma.OrganisationGetPayload<{ select: typeof crewShape }>;

function crewOf(actor: Actor, row: CrewRow): Company {
  const isMember = row.memberships.some(({ person }) => person.id === actor.personId);
  const shown = (address: string) => (isMember ? address : email.masked(address));
  return {
    organisationId: row.id,
    name: row.name,
    seed: row.seed,
    members: row.memberships.map(({ person, role: held }) => ({
      personId: person.id,
      role: held,
      email: shown(person.email),
      isMe: person.id === actor.personId,
    })),
    invitations: row.invitations.map((one) => ({ invitationId: one.id, email: shown(one.email), role: one.role })),
  };
}

/** The companies the actor is a member of, by name. */
export async function mine(actor: Actor): Promise<{ id: string; name: string }[]> {
  return db.organisation.findMany({
    where: { memberships: { some: { personId: actor.personId } } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

/** Locks the memberships of this person's companies, so that of two who leave one at once the later sees that the other is gone. */
export async function lockMembers(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM membership WHERE organisation_id IN (SELECT organisation_id FROM membership WHERE person_id = ${personId}::uuid)
    ORDER BY organisation_id, person_id FOR NO KEY UPDATE`;
}

/** The companies of which this person is the only member. */
export async function onlyMemberOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.organisation.findMany({
    where: { memberships: { some: { personId }, every: { personId } } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The name of a company; null when there is none. For other contexts. */
export async function nameOf(tx: Tx, organisationId: string): Promise<string | null> {
  const found = await tx.organisation.findUnique({ where: { id: organisationId }, select: { name: true } });
  return found?.name ?? null;
}

/** The companies that this person is a member of. */
export async function idsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({ where: { personId }, select: { organisationId: true } });
  return rows.map(({ organisationId }) => organisationId);
}

/** The members of this company, those who came first before others. */
export async function memberIds(tx: Tx, organisationId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({ where: { organisationId }, orderBy: { createdAt: "asc" }, select: { personId: true } });
  return rows.map(({ personId }) => personId);
}

/** Of these companies those that there are. */
export const namesOf = (tx: Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  tx.organisation.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });

/** All companies by name, at most 2,000: their names are public. */
export async function names(): Promise<{ id: string; name: string }[]> {
  return db.organisation.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true }, take: 2_000 });
}
