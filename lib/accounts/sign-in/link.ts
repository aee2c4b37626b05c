// A link sent by mail: what it opens, for how long, and that it does so once.
import "server-only";
import { createHmac } from "node:crypto";
import * as session from "#lib/platform/auth/session";
import { db, Prisma, type Tx, transact } from "#lib/platform/db";
import { env } from "#lib/platform/env";
import { emit } from "#lib/platform/jobs";
import { digest } from "#lib/platform/secret/random";
import { accountEvents } from "../events.ts";

export type LinkPurpose = "sign_up" | "sign_in" | "reset";

type Order = { personId: string | null; purpose: LinkPurpose; locale: string; next: string };

/** Writes the link's row and orders its letter. Without a person, the row is all that happens. */
export async function order(tx: Tx, { personId, purpose, locale, next }: Order): Promise<void> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO sign_in_link (id, person_id, purpose, expires_at)
    VALUES (uuidv7(), ${personId}::uuid, ${purpose}::"LinkPurpose", app_now() + interval '1 hour')
    RETURNING id`;
  if (row) await emit(tx, accountEvents, "link_asked", { linkId: row.id, locale, next });
}

/** The token of a link is made from its id and our secret: it rests nowhere, and a letter sent twice carries the same one. */
const tokenOf = (linkId: string): string => createHmac("sha256", env().SITE_SECRET).update(`link ${linkId}`).digest("base64url");

export type Ready = { token: string; purpose: LinkPurpose; email: string; isMember: boolean };

/**
 * In the worker, just before the letter leaves: from now on the link opens, for ten minutes. Null when there is nobody to write
 * to, a newer one was asked for, or it is too late. A second try after a lost mail server finds the same token.
 */
export async function ready(linkId: string): Promise<Ready | null> {
  const token = tokenOf(linkId);
  const [row] = await db.$queryRaw<{ purpose: LinkPurpose; email: string; isMember: boolean }[]>`
    UPDATE sign_in_link l SET token_digest = ${digest(token)},
      expires_at = CASE WHEN l.token_digest IS NULL THEN app_now() + interval '10 minutes' ELSE l.expires_at END
    FROM person p
    WHERE l.id = ${linkId}::uuid AND p.id = l.person_id AND l.used_at IS NULL AND l.expires_at > app_now()
      AND NOT EXISTS (
        SELECT 1 FROM sign_in_link newer
        WHERE newer.person_id = l.person_id AND newer.purpose = l.purpose AND (newer.created_at, newer.id) > (l.created_at, l.id))
    RETURNING l.purpose::text AS purpose, p.email, p.email_confirmed_at IS NOT NULL AS "isMember"`;
  return row ? { token, ...row } : null;
}

type LiveLink = { id: string; personId: string; email: string };

/** The live link behind this token: unused, in time, and the newest of its purpose for its person. */
async function find(tx: Tx, token: string, purposes: readonly LinkPurpose[]): Promise<LiveLink | null> {
  const [row] = await tx.$queryRaw<LiveLink[]>`
    SELECT l.id, l.person_id AS "personId", p.email
    FROM sign_in_link l JOIN person p ON p.id = l.person_id
    WHERE l.token_digest = ${digest(token)} AND l.used_at IS NULL AND l.expires_at > app_now() AND l.purpose::text = ANY(${purposes})
      AND NOT EXISTS (
        SELECT 1 FROM sign_in_link newer
        WHERE newer.person_id = l.person_id AND newer.purpose = l.purpose AND (newer.created_at, newer.id) > (l.created_at, l.id))`;
  return row ?? null;
}

/** Whose link this is, without using it: to judge what came with it. */
export const peek = (token: string, purposes: readonly LinkPurpose[]): Promise<LiveLink | null> => find(db, token, purposes);

/**
 * Uses the link up, under the lock of its account: a change of password that was first has ended it. The account's id, or null when
 * the link is dead: used, late, replaced by a newer one, or never ours.
 */
export async function take(tx: Tx, token: string, purposes: readonly LinkPurpose[]): Promise<string | null> {
  const seen = await find(tx, token, purposes);
  if (!seen || !(await session.lockAccount(tx, seen.personId))) return null;
  const link = await find(tx, token, purposes);
  if (!link) return null;
  const used = await tx.$executeRaw`UPDATE sign_in_link SET used_at = app_now() WHERE id = ${link.id}::uuid AND used_at IS NULL`;
  return used === 1 ? link.personId : null;
}

/** Every open link of a person is dead from now on, as after a change of password. */
export async function retire(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`UPDATE sign_in_link SET used_at = app_now() WHERE person_id = ${personId}::uuid AND used_at IS NULL`;
}

/** So many links or accounts are deleted in one statement. */
const atOnce = 1_000;
const deleteLinks = () => db.$executeRaw`
  DELETE FROM sign_in_link WHERE id IN (SELECT id FROM sign_in_link WHERE created_at < app_now() - interval '1 day' LIMIT ${atOnce})`;

/** Nobody confirmed it within a day, and nothing opens it. */
const isAbandoned = Prisma.sql`p.email_confirmed_at IS NULL AND p.password_hash IS NULL AND p.created_at < app_now() - interval '1 day'
  AND NOT EXISTS (SELECT 1 FROM sign_in_link l WHERE l.person_id = p.id) AND NOT EXISTS (SELECT 1 FROM session s WHERE s.person_id = p.id)`;

/** Locked first and asked again: a sign-up of this moment, whose link was written meanwhile, keeps its account. Answers how many were found. */
const deleteAbandoned = (): Promise<number> =>
  transact(async (tx) => {
    const found = await tx.$queryRaw<
      { id: string }[]
    >`SELECT p.id FROM person p WHERE ${isAbandoned} LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`;
    const ids = found.map(({ id }) => id);
    if (ids.length > 0) await tx.$executeRaw`DELETE FROM person p WHERE p.id = ANY (${ids}::uuid[]) AND ${isAbandoned}`;
    return ids.length;
  });

/** A day after they died, links are gone; so are accounts that nobody confirmed within it. In batches, since a flood of sign-ups leaves many. */
export async function purge(): Promise<void> {
  for (const deleteSome of [deleteLinks, deleteAbandoned]) {
    let count = atOnce;
    while (count === atOnce) count = await deleteSome();
  }
}
