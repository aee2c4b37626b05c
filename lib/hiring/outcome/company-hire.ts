// Which hires a member of a company may know of: those to its vacancies, of people who are there for this member.
import "server-only";
import { membershipWith } from "#lib/accounts/company/membership";
import { viewerOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import type { Tx } from "#lib/platform/db";

/** Whether the actor decides on applicants to this vacancy. */
export const isMember = async (tx: Tx, actor: Actor, vacancyId: string): Promise<boolean> =>
  (await tx.vacancy.findFirst({
    where: { id: vacancyId, organisation: { memberships: { some: membershipWith(actor, "applicants") } } },
    select: { id: true },
  })) !== null;

/**
 * Whether a hire to this vacancy is one that the actor's list shows, also on a page that was opened before its person hid, froze or blocked.
 * Of an account that is gone the hire stays, without a name.
 */
export async function mayKnowHire(tx: Tx, actor: Actor, vacancyId: string, personId: string | null): Promise<boolean> {
  if (!(await isMember(tx, actor, vacancyId))) return false;
  return personId === null || (await visibleTo(tx, await viewerOf(tx, actor.personId), [personId])).has(personId);
}
