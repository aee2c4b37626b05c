// Which cases somebody may see and decide: moderators those of their series, officers and admins all, and nobody one of their own.
import "server-only";
import * as organisation from "#lib/accounts/organisation";
import * as role from "#lib/accounts/role";
import type { Actor } from "#lib/platform/auth/actor";
import type { Prisma, Tx } from "#lib/platform/db";
import * as reported from "#lib/rooms/read/reported";
import { moderatedIds, peopleOf } from "#lib/series/moderator";

export type Reach = { isOfficer: boolean; where: Prisma.ConductCaseWhereInput };

/** Null for whoever judges nothing here. Asked anew in each transaction: a role that was taken counts no more. */
export async function reachOf(tx: Tx, actor: Actor): Promise<Reach | null> {
  const isOfficer = (await role.may(tx, actor, "officer")) || (await role.may(tx, actor, "admin"));
  const seriesIds = await moderatedIds(actor.personId, tx);
  if (!isOfficer && seriesIds.length === 0) return null;
  const browsers = [...(await reported.browsersOf(tx, actor.personId)), ...(actor.browserDigest ? [actor.browserDigest] : [])];
  const mySeats = await reported.guestSeatsOf(tx, await reportedGuests(tx), browsers);
  const organisationIds = await organisation.idsOf(tx, actor.personId);
  // Whoever moderates now is a fellow, also when the report was about somebody who did not moderate yet.
  const fellows = await peopleOf(tx, seriesIds);
  const mine: Prisma.ConductCaseWhereInput = {
    officersOnly: false,
    OR: [...fellows].map(([seriesId, personIds]) => ({ seriesId, OR: [{ personId: null }, { personId: { notIn: personIds } }] })),
  };
  // A moderator who is an officer too does not judge their own room or fellow moderators.
  const others: Prisma.ConductCaseWhereInput = { OR: [{ seriesId: null }, { seriesId: { notIn: seriesIds } }, mine] };
  return {
    isOfficer,
    where: {
      AND: [
        isOfficer ? others : mine,
        { OR: [{ personId: null }, { personId: { not: actor.personId } }] },
        { OR: [{ seatId: null }, { seatId: { notIn: mySeats } }] },
        { OR: [{ organisationId: null }, { organisationId: { notIn: organisationIds } }] },
        // Nobody judges what they reported, also signed out or by another account, as far as the browser is known as theirs.
        { reports: { none: { OR: [{ reporterId: actor.personId }, { browserDigest: { in: browsers } }] } } },
      ],
    },
  };
}

/** The seats of guests that cases are about: few, where all seats are many. */
async function reportedGuests(tx: Tx): Promise<string[]> {
  const rows = await tx.conductCase.findMany({ where: { personId: null, seatId: { not: null } }, select: { seatId: true } });
  return rows.flatMap(({ seatId }) => seatId ?? []);
}
