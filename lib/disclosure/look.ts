// Looks: the only way to read what people granted. The grant is asked and the ledger written in the transaction that reads.
import "server-only";
import { rolesWith } from "#lib/accounts/company/rules";
import type { Actor } from "#lib/platform/auth/actor";
import { Prisma, type Tx } from "#lib/platform/db";
import type { About } from "./grant.ts";
import * as ledger from "./ledger.ts";
import type { DisclosedField, Purpose } from "./schema.ts";
import type { ShieldFacts } from "./shield-match.ts";
import { anyMemberOf, type Viewer, viewerJson } from "./viewer.ts";
import { isVisibleTo, shieldJson } from "./visible.ts";

type LookRequest = {
  /** The organisation the viewer looks for, as a member; without, what was granted to the viewer as a recruiter. */
  organisationId?: string;
  about: About;
  fields: readonly DisclosedField[];
  purpose: Purpose;
  /** Only these people; without, everybody who granted it. */
  personIds?: readonly string[];
};

/**
 * Hands to `read` the people whose grant to the viewer stands at this moment and holds all the fields, after one row of the ledger was
 * written for each. `read` reads these fields of these people and of nobody else. A row that cannot be written ends the transaction.
 * The grants and the membership stay locked until its end: who withdraws at the same moment is before the look or after it.
 */
export async function look<T>(tx: Tx, actor: Actor, asked: LookRequest, read: (personIds: readonly string[]) => Promise<T>): Promise<T> {
  const grants = await standing(tx, actor, asked);
  const organisation = asked.organisationId && grants[0] ? { id: asked.organisationId, name: grants[0].viewer } : null;
  await ledger.write(
    tx,
    actor,
    {
      viewerRole: asked.organisationId ? "organisation" : "recruiter",
      organisation,
      purpose: asked.purpose,
      fields: asked.fields,
    },
    grants.map(({ personId, grantId, title }) => ({ personId, grantId, about: { ...asked.about, title } })),
  );
  return read(grants.map(({ personId }) => personId));
}

/** Whose grant stands for this viewer, without showing anything of them: for answers and for pages that stay open. Writes nothing. */
export async function whoGrants(tx: Tx, actor: Actor, asked: Omit<LookRequest, "purpose">): Promise<string[]> {
  return (await standing(tx, actor, asked)).map(({ personId }) => personId);
}

/**
 * Whether any member of a company would be shown these fields of this person now, for the person's own preview. It shows nothing to
 * anybody, and so is no look and writes no row.
 */
export async function wouldGrant(
  tx: Tx,
  personId: string,
  { organisationId, about, fields }: { organisationId: string; about: About; fields: readonly DisclosedField[] },
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ shield: ShieldFacts | null }[]>`
    SELECT ${shieldJson(Prisma.sql`g.person_id`)} AS shield
    FROM disclosure_grant g WHERE g.organisation_id = ${organisationId}::uuid AND ${isOpen({ about, fields, personIds: [personId] })}`;
  return rows.some(({ shield }) => isVisibleTo(anyMemberOf(organisationId), personId, shield));
}

type Standing = { personId: string; grantId: string; title: string; viewer: string };

/** The grants that stand and open something: nothing to whom their person hides from, or is in a block with, nor while they are frozen. One statement. */
async function standing(
  tx: Tx,
  actor: Actor,
  { organisationId, about, fields, personIds }: Omit<LookRequest, "purpose">,
): Promise<Standing[]> {
  if (actor.isFactorOverdue) return [];
  const shown = Prisma.sql`
    g.person_id AS "personId", g.id AS "grantId", g.about_title AS title,
    ${viewerJson(Prisma.sql`${actor.personId}::uuid`)} AS looking, ${shieldJson(Prisma.sql`g.person_id`)} AS shield`;
  const open = isOpen({ about, fields, personIds });
  const rows = organisationId
    ? await tx.$queryRaw<(Standing & ViewerFacts)[]>`
        SELECT ${shown}, o.name AS viewer
        FROM disclosure_grant g JOIN organisation o ON o.id = g.organisation_id
        JOIN membership m ON m.organisation_id = g.organisation_id AND m.person_id = ${actor.personId}::uuid
          AND m.role::text = ANY (${rolesWith("applicants")})
        WHERE g.organisation_id = ${organisationId}::uuid AND ${open} ORDER BY g.person_id FOR SHARE OF g, m`
    : await tx.$queryRaw<(Standing & ViewerFacts)[]>`
        SELECT ${shown}, '' AS viewer
        FROM disclosure_grant g WHERE g.recruiter_id = ${actor.personId}::uuid AND ${open} ORDER BY g.person_id FOR SHARE OF g`;
  const granting = [...new Map(rows.map((row) => [row.personId, row])).values()];
  return granting.filter(({ looking, personId, shield }) => looking !== null && isVisibleTo(looking, personId, shield));
}

/** A grant to the viewer that stands and holds all these fields, in a statement that reads grants as `g`. */
function isOpen({
  about,
  fields,
  personIds,
}: Pick<LookRequest, "about" | "fields"> & { personIds: readonly string[] | undefined }): Prisma.Sql {
  const only = personIds ? Prisma.sql`AND g.person_id = ANY (${[...personIds]}::uuid[])` : Prisma.empty;
  return Prisma.sql`
    g.about_kind = ${about.kind} AND g.about_id = ${about.id}::uuid AND g.fields @> ${[...fields]}::text[]
    AND g.withdrawn_at IS NULL AND g.until > app_now() ${only}`;
}

type ViewerFacts = { looking: Viewer | null; shield: ShieldFacts | null };
