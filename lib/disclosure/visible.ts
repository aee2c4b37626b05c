// Who sees whom: asked in the transaction of every read that shows people to others. Hidden means absent.
import "server-only";
import { Prisma, type Tx } from "#lib/platform/db";
import { env } from "#lib/platform/env";
import { names, type ShieldFacts } from "./shield-match.ts";
import { membersAsViewers, type Viewer } from "./viewer.ts";

/**
 * What makes this person hidden, as JSON in a statement that reads people; null of almost everybody, who has no list and is not frozen.
 * `personId` names a column or a value. A domain means the companies with it or below it too: their members may read other
 * mail here. A company means the domain it has confirmed too.
 */
export const shieldJson = (personId: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT json_build_object('salt', w.salt, 'isFrozen', w.frozen_at IS NOT NULL,
    'organisations', ARRAY(SELECT coalesce(sister.organisation_id, meant.id) FROM (
                             SELECT h.organisation_id AS id FROM hidden_from h
                             WHERE h.person_id = w.person_id AND h.organisation_id IS NOT NULL
                             UNION
                             SELECT o.id FROM hidden_from h
                             JOIN organisation o ON o.domain_key >= reverse(h.domain) || '.' COLLATE "C"
                                                AND o.domain_key < reverse(h.domain) || '/' COLLATE "C"
                             WHERE h.person_id = w.person_id AND h.domain IS NOT NULL) AS meant
                           LEFT JOIN organisation_group_member own ON own.organisation_id = meant.id
                           LEFT JOIN organisation_group_member sister ON sister.group_id = own.group_id),
    'domains', ARRAY(SELECT h.domain FROM hidden_from h WHERE h.person_id = w.person_id AND h.domain IS NOT NULL UNION
                     SELECT o.domain FROM hidden_from h JOIN organisation o ON o.id = h.organisation_id
                     WHERE h.person_id = w.person_id AND o.domain IS NOT NULL),
    'addressDigests', ARRAY(SELECT h.address_digest FROM hidden_from h WHERE h.person_id = w.person_id AND h.address_digest IS NOT NULL))
  FROM shield w
  WHERE w.person_id = ${personId} AND (w.frozen_at IS NOT NULL OR EXISTS (SELECT FROM hidden_from h WHERE h.person_id = w.person_id)))`;

/** Whether somebody with this shield is hidden from the viewer. People who are frozen are hidden from everybody. */
export const isHidden = (shield: ShieldFacts | null, viewer: Pick<Viewer, "organisations" | "email">): boolean =>
  shield !== null && (shield.isFrozen || names(shield, viewer, env().HIDE_LIST_PEPPER));

/** Whether the viewer may see a person with this shield: not frozen, not hiding from them, no block between the two. Everybody sees themselves. */
export const isVisibleTo = (viewer: Viewer, personId: string, shield: ShieldFacts | null): boolean =>
  personId === viewer.personId || !(isHidden(shield, viewer) || viewer.blocks.includes(personId));

/** Those of these people whom the viewer may see: not frozen, not hiding from them, no block between the two. One statement, of nobody too: its time tells nobody apart from somebody hidden. */
export async function visibleTo(tx: Tx, viewer: Viewer | null, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  return viewer ? visibleToAny(tx, [viewer], personIds) : new Set();
}

/** Those of these people whom at least one member of a company may see. Whom none may see, the company cannot know, answer or owe anything. */
export async function visibleToCompany(tx: Tx, organisationId: string, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  return visibleToAny(tx, await membersAsViewers(tx, organisationId), personIds);
}

async function visibleToAny(tx: Tx, viewers: readonly Viewer[], personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const asked = [...new Set(personIds)];
  const rows = await tx.$queryRaw<{ personId: string; shield: ShieldFacts }[]>`
    SELECT id AS "personId", ${shieldJson(Prisma.sql`id`)} AS shield FROM shield JOIN unnest(${asked}::uuid[]) AS asked (id) ON id = person_id`;
  const shieldOf = new Map(rows.map(({ personId, shield }) => [personId, shield]));
  return new Set(asked.filter((id) => viewers.some((viewer) => isVisibleTo(viewer, id, shieldOf.get(id) ?? null))));
}

/** Whether this person is hidden from a company as a whole: by their list, or because they are frozen. Without a company: whether they are frozen. */
export async function isHiddenFromCompany(tx: Tx, personId: string, organisationId: string | null): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ shield: ShieldFacts | null }[]>`SELECT ${shieldJson(Prisma.sql`${personId}::uuid`)} AS shield`;
  return isHidden(row?.shield ?? null, { organisations: organisationId ? [organisationId] : [], email: null });
}
