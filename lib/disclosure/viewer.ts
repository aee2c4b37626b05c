// Somebody who looks at others: what hide lists and blocks are compared with. Never leaves the server.
import "server-only";
import { Prisma, type Tx } from "#lib/platform/db";

export type Viewer = {
  personId: string;
  /** The companies they are a member of; a room adds the one they speak for there. */
  organisations: readonly string[];
  /** Past the days for a second factor: their memberships open nothing to them, and still keep from them what hides from those companies. */
  isOverdue: boolean;
  /** Their address, only when it is confirmed. */
  email: string | null;
  /** The people they blocked or who blocked them. */
  blocks: readonly string[];
};

/** Anybody signed in of whom nothing more is known: no company, no confirmed address, no block. For previews of what such a person is shown. */
export const somebody: Viewer = { personId: "", organisations: [], isOverdue: false, email: null, blocks: [] };

/** Any member of this company, as far as the membership goes. */
export const anyMemberOf = (organisationId: string): Viewer => ({ ...somebody, organisations: [organisationId] });

/** The viewer as JSON, in a statement that reads people; `personId` names a column or a value. Null for nobody. */
export const viewerJson = (personId: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT json_build_object('personId', v.id,
    'organisations', ARRAY(SELECT organisation_id FROM membership WHERE person_id = v.id),
    'isOverdue', coalesce(second_factor_due(v.id) <= app_now(), false),
    'email', CASE WHEN v.email_confirmed_at IS NOT NULL THEN v.email END,
    'blocks', ARRAY(SELECT blocked_id FROM block WHERE blocker_id = v.id UNION SELECT blocker_id FROM block WHERE blocked_id = v.id))
  FROM person v WHERE v.id = ${personId})`;

/** This person as a viewer, as they are now; null when there is no such account. */
export async function viewerOf(tx: Tx, personId: string): Promise<Viewer | null> {
  const [row] = await tx.$queryRaw<{ viewer: Viewer | null }[]>`SELECT ${viewerJson(Prisma.sql`${personId}::uuid`)} AS viewer`;
  return row?.viewer ?? null;
}

/** All members of a company as viewers. */
export async function membersAsViewers(tx: Tx, organisationId: string): Promise<Viewer[]> {
  const rows = await tx.$queryRaw<{ viewer: Viewer }[]>`
    SELECT ${viewerJson(Prisma.sql`m.person_id`)} AS viewer FROM membership m WHERE m.organisation_id = ${organisationId}::uuid`;
  return rows.map(({ viewer }) => viewer);
}
