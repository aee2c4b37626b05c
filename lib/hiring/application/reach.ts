// Which applications a member of a company may reach, by the grants of those who applied.
import "server-only";
import type * as grant from "#lib/disclosure/grant";
import { whoGrants } from "#lib/disclosure/look";
import type { Actor } from "#lib/platform/auth/actor";
import type { Tx } from "#lib/platform/db";

/** What a grant of an application is about. */
export const aboutOf = (vacancyId: string): grant.About => ({ kind: "application", id: vacancyId });

/**
 * What is asked of the grant of an application to a vacancy of the actor's organisations that was not taken back. Of any other it is a grant
 * that nobody gave, asked like every one: in statements and time a missing application is like one whose person hides.
 */
export async function reached(tx: Tx, actor: Actor, applicationId: string) {
  const [found] = await tx.$queryRaw<{ personId: string; vacancyId: string; organisationId: string }[]>`
    SELECT a.person_id AS "personId", a.vacancy_id AS "vacancyId", v.organisation_id AS "organisationId"
    FROM application a JOIN vacancy v ON v.id = a.vacancy_id
    JOIN membership m ON m.organisation_id = v.organisation_id AND m.person_id = ${actor.personId}::uuid
    WHERE a.id = ${applicationId}::uuid AND a.state <> 'withdrawn' AND v.taken_down_at IS NULL`;
  const { personId, vacancyId, organisationId } = (actor.isFactorOverdue ? null : found) ?? nobodys;
  return { organisationId, about: aboutOf(vacancyId), fields: ["name", "card"] as const, personIds: [personId] };
}

const noId = "00000000-0000-0000-0000-000000000000";
const nobodys = { personId: noId, vacancyId: noId, organisationId: noId };

/** Whom an application is by, for a member of its organisation who may read it now; null for everybody else. For other contexts. */
export async function reportable(tx: Tx, actor: Actor, applicationId: string) {
  const asked = await reached(tx, actor, applicationId);
  if ((await whoGrants(tx, actor, asked)).length === 0) return null;
  const { name, personId } = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { name: true, personId: true },
  });
  return { name, personId, organisationId: asked.organisationId };
}
