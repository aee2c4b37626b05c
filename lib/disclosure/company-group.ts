// Companies that belong together, kept by officers: whoever hides from one hides from all of them. Read at each look, so a change counts at
// once for lists, and within seconds in open rooms.
import "server-only";
import type { z } from "zod";
import * as organisation from "#lib/accounts/organisation";
import * as role from "#lib/accounts/role";
import { audit } from "#lib/platform/audit/audit-log";
import { type Actor, has } from "#lib/platform/auth/actor";
import { db, type Tx, transact, wasFirst } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { done, type Result, refuse } from "#lib/platform/result";
import { disclosureEvents } from "./events.ts";
import type { companyGroupIdInput, companyGroupInput } from "./visibility-schema.ts";
import type { CompanyGroupsPage } from "./visibility-view.ts";

/**
 * Makes a group, or gives the one of `groupId` this name and these companies. For officers and admins. Refuses `missing` (no such group or
 * company), `name_taken`, `conflict` where a company is in another group: taking it out there is a decision of its own, and `own_company`
 * where the companies change and the actor is a member of one: who is hidden from it is for others to decide.
 */
export async function save(
  actor: Actor,
  { groupId, name, organisationIds }: z.output<typeof companyGroupInput>,
): Promise<Result<{ groupId: string }>> {
  const ids = [...new Set(organisationIds)];
  try {
    return await transact(async (tx) => {
      if (!(await mayKeep(tx, actor))) return refuse("missing");
      const known = await organisation.namesOf(tx, ids);
      if (known.length < ids.length) return refuse("missing");
      if (groupId && !(await lock(tx, groupId))) return refuse("missing");
      const elsewhere = { organisationId: { in: ids }, ...(groupId ? { groupId: { not: groupId } } : {}) };
      if ((await tx.organisationGroupMember.count({ where: elsewhere })) > 0) return refuse("conflict");
      const { id } = groupId
        ? await tx.organisationGroup.update({ where: { id: groupId }, data: { name }, select: { id: true } })
        : await tx.organisationGroup.create({ data: { name }, select: { id: true } });
      const had = await membersOf(tx, id);
      const [added, removed] = [ids.filter((one) => !had.includes(one)), had.filter((one) => !ids.includes(one))];
      if (added.length + removed.length > 0 && (await isOfOne(tx, actor, [...had, ...added]))) throw new Own();
      await tx.organisationGroupMember.deleteMany({ where: { groupId: id, organisationId: { notIn: ids } } });
      await tx.organisationGroupMember.createMany({
        data: ids.map((organisationId) => ({ groupId: id, organisationId })),
        skipDuplicates: true,
      });
      // One that another officer put elsewhere meanwhile was skipped.
      if ((await tx.organisationGroupMember.count({ where: { groupId: id } })) < ids.length) throw new Elsewhere();
      if (added.length + removed.length > 0)
        await emit(tx, disclosureEvents, "company_group_changed", { organisationIds: [...new Set([...had, ...ids])] });
      const details = { groupId: id, companies: ids.length, added: listed(added), removed: listed(removed) };
      await audit(tx, { kind: "company_group.saved", actorId: actor.personId, details });
      return done({ groupId: id });
    });
  } catch (error) {
    if (error instanceof Elsewhere) return refuse("conflict");
    if (error instanceof Own) return refuse("own_company");
    if (wasFirst(error)) return refuse("name_taken", { field: "name" });
    throw error;
  }
}

/** Thrown, so that the transaction is rolled back. */
class Elsewhere extends Error {}
class Own extends Error {}

/**
 * Takes a group apart. Gone already is no error. Refuses `missing` for everybody but officers and admins, and `own_company` for a member of
 * one of its companies.
 */
export const drop = (actor: Actor, { groupId }: z.output<typeof companyGroupIdInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await mayKeep(tx, actor))) return refuse("missing");
    if (!(await lock(tx, groupId))) return done(null);
    const removed = await membersOf(tx, groupId);
    if (await isOfOne(tx, actor, removed)) return refuse("own_company");
    await tx.organisationGroup.deleteMany({ where: { id: groupId } });
    await emit(tx, disclosureEvents, "company_group_changed", { organisationIds: removed });
    await audit(tx, { kind: "company_group.dropped", actorId: actor.personId, details: { groupId, removed: listed(removed) } });
    return done(null);
  });

/** All groups with their companies, and the companies to choose from; null for everybody but officers and admins. */
export async function page(actor: Actor): Promise<CompanyGroupsPage | null> {
  if (!has(actor, "officer") && !has(actor, "admin")) return null;
  const [groups, organisations] = await Promise.all([
    db.organisationGroup.findMany({
      select: { id: true, name: true, members: { select: { organisationId: true } } },
      orderBy: { name: "asc" },
      take: 500,
    }),
    organisation.names(),
  ]);
  return {
    organisations,
    groups: groups.map(({ id, name, members }) => ({
      groupId: id,
      name,
      companies: organisations.filter((one) => members.some(({ organisationId }) => organisationId === one.id)),
    })),
  };
}

const mayKeep = async (tx: Tx, actor: Actor): Promise<boolean> =>
  (await role.may(tx, actor, "officer")) || (await role.may(tx, actor, "admin"));

const membersOf = async (tx: Tx, groupId: string): Promise<string[]> =>
  (await tx.organisationGroupMember.findMany({ where: { groupId }, select: { organisationId: true } })).map((one) => one.organisationId);

const isOfOne = async (tx: Tx, actor: Actor, organisationIds: readonly string[]): Promise<boolean> =>
  (await organisation.idsOf(tx, actor.personId)).some((id) => organisationIds.includes(id));

const listed = (ids: readonly string[]): string => [...ids].sort().join(" ");

/** Two who change one group wait for each other; false where it is gone. */
async function lock(tx: Tx, groupId: string): Promise<boolean> {
  return (await tx.$queryRaw<unknown[]>`SELECT 1 FROM organisation_group WHERE id = ${groupId}::uuid FOR NO KEY UPDATE`).length > 0;
}
