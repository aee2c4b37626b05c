// Who is recruiter, officer or admin here, given and taken by admins. Every change ends that person's sessions: new rights
// begin, and old ones end, with signing in anew.
import "server-only";
import type { z } from "zod";
import { audit, auditingDenials } from "../platform/audit/audit-log.ts";
import { type Actor, has, type Role } from "../platform/auth/actor.ts";
import * as session from "../platform/auth/session.ts";
import { db, type Tx, transact } from "../platform/db.ts";
import { emit } from "../platform/jobs.ts";
import { log } from "../platform/log.ts";
import { done, type Result, refuse } from "../platform/result.ts";
import * as email from "./email.ts";
import { accountEvents } from "./events.ts";
import { startGrace } from "./factors/factor.ts";
import { requireProof } from "./factors/grave-action.ts";
import type { findPersonInput, grantInput } from "./schema.ts";

/** Whether this person holds the role at this moment, whatever their session was told. Without a second factor a role ends after a grace. */
export async function holds(tx: Tx, personId: string, role: Role): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM role_grant WHERE person_id = ${personId}::uuid AND role = ${role}::"Role"
      AND coalesce(second_factor_due(person_id) > app_now(), true)`;
  return rows.length === 1;
}

/** Whether this person was given any role. */
export const holdsAny = async (tx: Tx, personId: string): Promise<boolean> => (await tx.roleGrant.count({ where: { personId } })) > 0;

/** Whether nobody else could give roles if this person went. The rows stay locked, so that two who go at once leave one. */
export async function isLastAdmin(tx: Tx, personId: string): Promise<boolean> {
  const admins = await tx.$queryRaw<{ personId: string }[]>`
    SELECT person_id AS "personId" FROM role_grant WHERE role = 'admin' ORDER BY person_id FOR NO KEY UPDATE`;
  return admins.length === 1 && admins[0]?.personId === personId;
}

/** Whether this role counts for the actor here: one in a browser and network that are new to their account proves who they are first. */
export const may = async (tx: Tx, actor: Actor, role: Role): Promise<boolean> =>
  !actor.isElsewhere && (await holds(tx, actor.personId, role));

export type Found = {
  personId: string;
  email: string;
  roles: Role[];
  organisations: { id: string; name: string }[];
  isMe: boolean;
  hasSecondFactor: boolean;
  isResetAsked: boolean;
};

/** One member by the exact address, for admins. There is no search by a part of it. The screen asks through `lib/reports/staff-look.ts`, which writes the look down. */
export async function find(actor: Actor, input: z.output<typeof findPersonInput>): Promise<Result<Found>> {
  const address = email.canonical(input.email);
  if (!(await may(db, actor, "admin"))) return refuse("missing");
  if (!address) return refuse("email_invalid", { field: "email" });
  const person = await db.person.findUnique({
    where: { email: address, closedAt: null },
    select: {
      id: true,
      email: true,
      grants: { select: { role: true } },
      memberships: { select: { organisation: { select: { id: true, name: true } } } },
      authenticatorApp: { select: { confirmedAt: true } },
      factorReset: { select: { id: true } },
      _count: { select: { passkeys: true } },
    },
  });
  if (!person) return refuse("missing", { field: "email" });
  return done({
    personId: person.id,
    email: person.email,
    roles: person.grants.map((grant) => grant.role),
    organisations: person.memberships.map((membership) => membership.organisation),
    isMe: person.id === actor.personId,
    hasSecondFactor: Boolean(person.authenticatorApp?.confirmedAt) || person._count.passkeys > 0,
    isResetAsked: person.factorReset !== null,
  });
}

/** Gives a role. Giving it twice changes nothing. */
export const grant = (actor: Actor, input: z.output<typeof grantInput>): Promise<Result<null>> =>
  auditingDenials("role.grant", actor.personId, () => give(actor, input));

function give(actor: Actor, { personId, role }: z.output<typeof grantInput>): Promise<Result<null>> {
  return transact(async (tx): Promise<Result<null>> => {
    if (!(await may(tx, actor, "admin"))) return refuse("missing");
    const refused = await requireProof(tx, actor, "change roles");
    if (refused) return refused;
    // Locked as for a change, which follows: of two who give at once, one waits.
    await session.lockAccount(tx, personId);
    if (!(await session.holdOpen(tx, personId))) return refuse("missing");
    const { count } = await tx.roleGrant.createMany({ data: { personId, role, grantedById: actor.personId }, skipDuplicates: true });
    await startGrace(tx, personId);
    if (count > 0) await changed(tx, actor, personId, role, "granted");
    return done(null);
  });
}

/** Takes a role away. `last_admin`: somebody must be left who can give it back. */
export const revoke = (actor: Actor, input: z.output<typeof grantInput>): Promise<Result<null>> =>
  auditingDenials("role.revoke", actor.personId, () => take(actor, input));

function take(actor: Actor, { personId, role }: z.output<typeof grantInput>): Promise<Result<null>> {
  return transact(async (tx): Promise<Result<null>> => {
    // Locked in one order, so that two admins who drop each other at once leave one of them.
    const admins = await tx.$queryRaw<
      { person_id: string }[]
    >`SELECT person_id FROM role_grant WHERE role = 'admin' ORDER BY person_id FOR NO KEY UPDATE`;
    if (!admins.some((admin) => admin.person_id === actor.personId)) return refuse("missing");
    if (!(await may(tx, actor, "admin"))) return refuse("missing");
    const refused = await requireProof(tx, actor, "change roles");
    if (refused) return refused;
    if (role === "admin" && admins.length === 1 && admins[0]?.person_id === personId) return refuse("last_admin");
    const { count } = await tx.roleGrant.deleteMany({ where: { personId, role } });
    if (count > 0) await changed(tx, actor, personId, role, "revoked");
    return done(null);
  });
}

async function changed(tx: Tx, actor: Actor, personId: string, role: Role, what: "granted" | "revoked"): Promise<void> {
  await session.endAll(tx, personId);
  await emit(tx, accountEvents, "roles_changed", { personId });
  log.info({ role: `${role} ${what}` }, "role changed");
  await audit(tx, { kind: `role.${what}`, actorId: actor.personId, aboutId: personId, details: { role } });
}

/** The address of a person, for a look of staff that was written down. */
export async function addressOf(tx: Tx, personId: string): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
  return person?.email ?? null;
}

export type Holder = { personId: string; email: string; role: Role; since: string };

/** Who holds which role, for admins, with their addresses masked; empty for anybody else. */
export async function holders(actor: Actor): Promise<Holder[]> {
  if (!has(actor, "admin")) return [];
  const rows = await db.roleGrant.findMany({
    orderBy: [{ role: "desc" }, { person: { email: "asc" } }],
    select: { personId: true, role: true, grantedAt: true, person: { select: { email: true } } },
    take: 500,
  });
  return rows.map((row) => ({
    personId: row.personId,
    email: email.masked(row.person.email),
    role: row.role,
    since: row.grantedAt.toISOString(),
  }));
}
