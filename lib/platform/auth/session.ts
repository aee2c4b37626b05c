// Sessions: random tokens in cookies, digests in the table, the database's clock for every expiry.
import "server-only";
import { db, Prisma, type Tx } from "../db.ts";
import { digest, randomToken } from "../secret/random.ts";
import type { Actor, Role } from "./actor.ts";

/** How long a session lives without being used, and in all. Who has which is not for this file to know. */
export type SessionLife = { idleSeconds: number; wholeSeconds: number };

/** The longest of the product; the cookie of a session is kept for `wholeSeconds` of it. */
export const longestLife: SessionLife = { idleSeconds: 30 * 24 * 3600, wholeSeconds: 90 * 24 * 3600 };

/**
 * Locks the account until the transaction ends. Whatever opens or ends sessions holds this lock, takes it before any other row of
 * the account, and reads what it relies on after it. False when there is no such account.
 */
export async function lockAccount(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
  return rows.length === 1;
}

/**
 * Keeps the account open until the transaction ends: for what others read at once, sent by somebody who may be closing their account at
 * this moment. Asked before any other row is locked. False when it is closed or gone.
 */
export async function holdOpen(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM person WHERE id = ${personId}::uuid AND closed_at IS NULL FOR SHARE`;
  return rows.length === 1;
}

/**
 * Opens a session and answers its token, which exists nowhere else. `device` is a short label such as "Chrome, Android". `provedAt`: when
 * its person proved who they are, where that was not now; null when it is not known.
 */
export async function open(
  tx: Tx,
  personId: string,
  device: string,
  life: SessionLife = longestLife,
  provedAt?: Date | null,
): Promise<string> {
  const token = randomToken();
  await lockAccount(tx, personId);
  await tx.$executeRaw`
    INSERT INTO session (id, token_digest, person_id, device, idle_seconds, expires_at, ends_at)
    VALUES (uuidv7(), ${digest(token)}, ${personId}::uuid, ${device.slice(0, 80)}, ${life.idleSeconds}::int,
            app_now() + make_interval(secs => ${life.idleSeconds}::int), app_now() + make_interval(secs => ${life.wholeSeconds}::int))`;
  if (provedAt !== undefined)
    await tx.$executeRaw`
      UPDATE session SET proved_at = least(app_now(), ${provedAt ?? new Date(0)}::timestamptz) WHERE token_digest = ${digest(token)}`;
  return token;
}

/** Gives all living sessions of a person another life, reckoned from when each began. */
export async function setLife(tx: Tx, personId: string, life: SessionLife): Promise<void> {
  await tx.$executeRaw`
    UPDATE session SET idle_seconds = ${life.idleSeconds}::int, ends_at = created_at + make_interval(secs => ${life.wholeSeconds}::int),
      expires_at = least(seen_at + make_interval(secs => ${life.idleSeconds}::int), created_at + make_interval(secs => ${life.wholeSeconds}::int))
    WHERE person_id = ${personId}::uuid AND expires_at > app_now()`;
}

type Row = {
  session_id: string;
  person_id: string;
  roles: Role[];
  stale: boolean;
  due_at: Date | null;
  is_overdue: boolean;
  is_elsewhere: boolean | null;
};

/** Where a request comes from: the label of the browser, the digest of the network. */
export type Place = { device: string; network: string };

/**
 * Who holds this token now; null when it is unknown, ended or expired. Reads the row each time: an ended session is dead at once. Most
 * people need no second factor, and do not pay for asking when it is due, or whether they were at `place` before. Without a place
 * it is not asked: for our own processes.
 */
export async function find(token: string, place?: Place): Promise<Actor | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.id AS session_id, s.person_id, s.seen_at < app_now() - interval '1 minute' AS stale,
           coalesce((SELECT array_agg(g.role::text) FROM role_grant g WHERE g.person_id = s.person_id), '{}') AS roles,
           factor.due_at, coalesce(factor.due_at <= app_now(), false) AS is_overdue,
           (SELECT NOT bool_or(k.device = ${place?.device ?? null}::text AND k.network_digest = ${place?.network ?? null}::text)
            FROM known_device k
            WHERE k.person_id = s.person_id AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = s.person_id)) AS is_elsewhere
    FROM session s JOIN person p ON p.id = s.person_id AND p.closed_at IS NULL CROSS JOIN LATERAL (
      SELECT CASE WHEN must_have_second_factor(s.person_id) THEN second_factor_due(s.person_id) END AS due_at
      OFFSET 0) factor
    WHERE s.token_digest = ${digest(token)} AND s.expires_at > app_now()`;
  if (!row) return null;
  if (row.stale) await touch([digest(token)]);
  const { person_id: personId, session_id: sessionId, due_at: factorDueAt } = row;
  const isElsewhere = place !== undefined && row.is_elsewhere === true;
  const { is_overdue: isFactorOverdue } = row;
  return {
    kind: "member",
    personId,
    sessionId,
    roles: isFactorOverdue || isElsewhere ? [] : row.roles,
    factorDueAt,
    isFactorOverdue,
    isElsewhere,
  };
}

/** The session of somebody whose account is closed: it opens nothing. */
export type ClosedSession = { kind: "closed"; personId: string; sessionId: string };

/** Who signed in to a closed account with this token; null for any other token. */
export async function findClosed(token: string): Promise<ClosedSession | null> {
  const [row] = await db.$queryRaw<{ personId: string; sessionId: string }[]>`
    SELECT s.person_id AS "personId", s.id AS "sessionId" FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.token_digest = ${digest(token)} AND s.expires_at > app_now() AND p.closed_at IS NOT NULL`;
  return row ? { kind: "closed", ...row } : null;
}

/** Whose session this is and for how many milliseconds it still lives by the database's clock; null when it is over. */
export async function remaining(token: string): Promise<{ personId: string; ms: number } | null> {
  const [row] = await db.$queryRaw<{ personId: string; ms: number }[]>`
    SELECT person_id AS "personId", (extract(epoch FROM expires_at - app_now()) * 1000)::float8 AS ms
    FROM session WHERE token_digest = ${digest(token)} AND expires_at > app_now()`;
  return row ?? null;
}

/** What `session` notifies: which session ended or has another token, and the digest by which open streams know it. */
export const sessionChannel = "session";

export type SessionEnded = { sessionId: string; digest: string };
/** The session goes on under another token. */
export type SessionRenewed = SessionEnded & { next: string };

/**
 * Gives a session another token and notes that whoever holds it has proved who they are; null when it is over. A copy of the token of
 * before opens nothing any more. What the session has opened goes on.
 */
export async function renew(tx: Tx, personId: string, sessionId: string): Promise<string | null> {
  const token = randomToken();
  await lockAccount(tx, personId);
  const rows = await tx.$queryRaw<unknown[]>`
    WITH before AS (
      SELECT id, token_digest FROM session
      WHERE id = ${sessionId}::uuid AND person_id = ${personId}::uuid AND expires_at > app_now() FOR NO KEY UPDATE),
    renewed AS (
      UPDATE session s SET token_digest = ${digest(token)}, proved_at = app_now() FROM before WHERE s.id = before.id
      RETURNING s.id, before.token_digest AS digest, s.token_digest AS next)
    SELECT pg_notify(${sessionChannel}, json_build_object('sessionId', id, 'digest', digest, 'next', next)::text)::text AS told FROM renewed`;
  return rows.length === 1 ? token : null;
}

/**
 * Every way out ends here: deletes the sessions and notifies `session` once for each, at the commit. Whatever was opened with a
 * session (streams, voice) is closed by whoever opened it; a lost notification is healed by asking which sessions still live.
 */
async function endWhere(tx: Tx, which: Prisma.Sql): Promise<number> {
  const rows = await tx.$queryRaw<{ told: string }[]>`
    WITH ended AS (DELETE FROM session WHERE ${which} RETURNING id, token_digest)
    SELECT pg_notify(${sessionChannel}, json_build_object('sessionId', id, 'digest', token_digest)::text)::text AS told FROM ended`;
  return rows.length;
}

/** Ends one session of this person; another person's is as good as none. */
export async function end(personId: string, sessionId: string): Promise<void> {
  await endWhere(db, Prisma.sql`id = ${sessionId}::uuid AND person_id = ${personId}::uuid`);
}

/** Ends every session of a person, all but `exceptId`. */
export async function endAll(tx: Tx, personId: string, exceptId?: string): Promise<void> {
  await lockAccount(tx, personId);
  await endWhere(tx, Prisma.sql`person_id = ${personId}::uuid AND id IS DISTINCT FROM ${exceptId ?? null}::uuid`);
}

/** Those of these tokens, by their digests, that open nothing any more. */
export async function over(digests: readonly string[]): Promise<string[]> {
  if (digests.length === 0) return [];
  const rows = await db.$queryRaw<{ digest: string }[]>`
    SELECT asked.digest FROM unnest(${[...digests]}::text[]) AS asked (digest)
    WHERE NOT EXISTS (SELECT FROM session s WHERE s.token_digest = asked.digest AND s.expires_at > app_now())`;
  return rows.map(({ digest }) => digest);
}

/** Ends the sessions that ran out, and says how many. Every second, so that nothing it opened outlives it. */
export async function endExpired(): Promise<number> {
  return endWhere(db, Prisma.sql`expires_at <= app_now()`);
}

/** Presence is activity: extends these sessions, by the digests of their tokens, within their whole life. Once a minute is enough. */
export async function touch(digests: readonly string[]): Promise<void> {
  if (digests.length > 0) await extend(Prisma.sql`s.token_digest = ANY (${[...digests]}::text[])`);
}

/** The same by the sessions' ids. */
export async function touchById(sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length > 0) await extend(Prisma.sql`s.id = ANY (${[...sessionIds]}::uuid[])`);
}

async function extend(which: Prisma.Sql): Promise<void> {
  await db.$executeRaw`
    UPDATE session s SET seen_at = app_now(), expires_at = least(app_now() + make_interval(secs => s.idle_seconds), s.ends_at)
    WHERE ${which} AND s.expires_at > app_now() AND s.seen_at < app_now() - interval '1 minute'`;
}
