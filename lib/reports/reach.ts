// Which cases somebody may see and decide: moderators those of their series, officers and admins all, and nobody one of their own.
import "server-only";
import * as organisation from "#lib/accounts/organisation";
import * as role from "#lib/accounts/role";
import type { Actor } from "#lib/platform/auth/actor";
import type { Prisma, Tx } from "#lib/platform/db";
import { moderatedIds } from "#lib/series/moderator";

export type Reach = { isOfficer: boolean; where: Prisma.ConductCaseWhereInput };

/** Null for whoever judges nothing here. Asked anew in each transaction: a role that was taken counts no more. */
export async function reachOf(tx: Tx, actor: Actor): Promise<Reach | null> {
  const isOfficer = (await role.may(tx, actor, "officer")) || (await role.may(tx, actor, "admin"));
  const seriesIds = await moderatedIds(actor.personId, tx);
  if (!isOfficer && seriesIds.length === 0) return null;
  const organisationIds = await organisation.idsOf(tx, actor.personId);
  const mine: Prisma.ConductCaseWhereInput = { seriesId: { in: seriesIds }, officersOnly: false };
  // A moderator who is an officer too does not judge their own room or fellow moderators.
  const others: Prisma.ConductCaseWhereInput = { OR: [{ seriesId: null }, { seriesId: { notIn: seriesIds } }, { officersOnly: false }] };
  return {
    isOfficer,
    where: {
      AND: [
        isOfficer ? others : mine,
        { OR: [{ personId: null }, { personId: { not: actor.personId } }] },
        { OR: [{ organisationId: null }, { organisationId: { notIn: organisationIds } }] },
        { reports: { none: { reporterId: actor.personId } } },
      ],
    },
  };
}
