// Who belongs to a company, and as what: joining, another role, the end. Each counts from its commit on; a company keeps an admin.
import "server-only";
import type { z } from "zod";
import type { Actor } from "../../platform/auth/actor.ts";
import * as session from "../../platform/auth/session.ts";
import { type Prisma, type Tx, transact } from "../../platform/db.ts";
import { emit } from "../../platform/jobs.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { accountEvents } from "../events.ts";
import * as factor from "../factors/factor.ts";
import { requireProof } from "../factors/grave-action.ts";
import * as role from "../role.ts";
import type { dropMemberInput, memberRoleInput } from "../schema.ts";
import * as sessionLife from "../sign-in/session-life.ts";
import { type CompanyRight, type CompanyRole, leavesNoAdmin, roleMay, rolesWith } from "./rules.ts";

/** The memberships by which the actor has this right: none past the seven days without a second factor. */
export const membershipWith = ({ personId, isFactorOverdue = false }: Actor, right: CompanyRight): Prisma.MembershipWhereInput => ({
  personId: { in: isFactorOverdue ? [] : [personId] },
  role: { in: rolesWith(right) },
});

/** Whether the actor is in this company with a role that has the right. */
export const may = async (tx: Tx, actor: Actor, organisationId: string, right: CompanyRight): Promise<boolean> =>
  (await tx.membership.count({ where: { ...membershipWith(actor, right), organisationId } })) > 0;

/** Whether this person has the right in this company at this moment. */
export const has = async (tx: Tx, organisationId: string, personId: string, right: CompanyRight): Promise<boolean> =>
  (await tx.membership.count({ where: { organisationId, personId, role: { in: rolesWith(right) } } })) > 0;

/** Whether the actor decides who belongs to this company: its admins and those of the site. */
export const mayManage = async (tx: Tx, actor: Actor, organisationId: string): Promise<boolean> =>
  (await may(tx, actor, organisationId, "members")) || (await role.may(tx, actor, "admin"));

/**
 * Makes the actor a member. Where signing in asks for a second step from then on, it ends their sessions, as a role does: none that was
 * opened without that step is a member's.
 */
export async function join(tx: Tx, actor: Actor, organisationId: string, as: CompanyRole): Promise<void> {
  const before = await factor.of(tx, actor.personId);
  await tx.membership.createMany({ data: { personId: actor.personId, organisationId, role: as }, skipDuplicates: true });
  await factor.startGrace(tx, actor.personId);
  await sessionLife.renew(tx, actor.personId);
  const after = await factor.of(tx, actor.personId);
  if (factor.asksSecondStep(after) && !factor.asksSecondStep(before)) await session.endAll(tx, actor.personId);
}

/** Gives a member another role, by an admin of the company or of the site. The same role again is no error. `missing`, `last_company_admin`, `proof_needed`. */
export const changeRole = (actor: Actor, { organisationId, personId, role: to }: z.output<typeof memberRoleInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const members = await lock(tx, organisationId);
    if (!(await manages(tx, actor, members))) return refuse("missing");
    const proof = await requireProof(tx, actor, "change a company's members");
    if (proof) return proof;
    const held = members.find((one) => one.personId === personId)?.role;
    if (!held) return refuse("missing");
    if (leavesNoAdmin(members, { personId, role: to })) return refuse("last_company_admin");
    await tx.membership.updateMany({ where: { organisationId, personId }, data: { role: to } });
    if (roleMay(held, "forums") && !roleMay(to, "forums")) await emit(tx, accountEvents, "membership_ended", { organisationId, personId });
    return done(null);
  });

/**
 * Ends a membership: an admin any, a member their own. Ended already is no error. Refuses `missing`, and `last_company_admin` unless an
 * admin of the site does it.
 */
export const drop = (actor: Actor, { organisationId, personId }: z.output<typeof dropMemberInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const members = await lock(tx, organisationId);
    const isOwn = actor.personId === personId && members.some((one) => one.personId === personId);
    if (!isOwn && !(await manages(tx, actor, members))) return refuse("missing");
    if (leavesNoAdmin(members, { personId, role: null }) && !(await role.may(tx, actor, "admin"))) return refuse("last_company_admin");
    const { count } = await tx.membership.deleteMany({ where: { organisationId, personId } });
    if (count > 0) await emit(tx, accountEvents, "membership_ended", { organisationId, personId });
    await sessionLife.renew(tx, personId);
    return done(null);
  });

type LockedMember = { personId: string; role: CompanyRole };

/** The company's members, locked: of two admins who end each other's membership the later finds that they are none any more. */
const lock = (tx: Tx, organisationId: string): Promise<LockedMember[]> => tx.$queryRaw`
  SELECT person_id AS "personId", role::text AS role FROM membership WHERE organisation_id = ${organisationId}::uuid
  ORDER BY person_id FOR NO KEY UPDATE`;

async function manages(tx: Tx, actor: Actor, members: readonly LockedMember[]): Promise<boolean> {
  const own = members.find(({ personId }) => personId === actor.personId)?.role;
  return (own !== undefined && !actor.isFactorOverdue && roleMay(own, "members")) || (await role.may(tx, actor, "admin"));
}
