// Sessions: random tokens in cookies, digests in the table, the database's clock for every expiry.
import "server-only";
import { db, Prisma, type Tx } from "../db.ts";
import { digest, randomToken } from "../random.ts";
import type { Actor, Role } from "./actor.ts";

/** How long a session lives unused, and in all: the more it opens, the shorter. */
const lifeOf = (personId: string) => Prisma.sql`
  SELECT CASE WHEN is_staff THEN interval '15 minutes' WHEN is_trade THEN interval '12 hours' ELSE interval '30 days' END AS idle,
         CASE WHEN is_staff THEN interval '12 hours' WHEN is_trade THEN interval '7 days' ELSE interval '90 days' END AS whole
  FROM (SELECT EXISTS (SELECT 1 FROM role_grant WHERE person_id = ${personId}::uuid AND role IN ('officer', 'admin')) AS is_staff,
               EXISTS (SELECT 1 FROM role_grant WHERE person_id = ${personId}::uuid AND role = 'recruiter')
                 OR EXISTS (SELECT 1 FROM membership WHERE person_id = ${personId}::uuid) AS is_trade) who`;

/** Opens a session and answers its token, which exists nowhere else. `device` is a short label such as "Chrome, Android". */
export async function open(tx: Tx, personId: string, device: string): Promise<string> {
  const token = randomToken();
  await tx.$executeRaw`
    INSERT INTO session (id, token_digest, person_id, device, expires_at)
    SELECT uuidv7(), ${digest(token)}, ${personId}::uuid, ${device.slice(0, 80)}, app_now() + life.idle FROM (${lifeOf(personId)}) life`;
  return token;
}

type Row = { session_id: string; person_id: string; roles: Role[]; stale: boolean };

/** Who holds this token now; null when it is unknown, ended or expired. Reads the row each time: an ended session is dead at once. */
export async function find(token: string): Promise<Actor | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.id AS session_id, s.person_id, s.seen_at < app_now() - interval '1 minute' AS stale,
           coalesce((SELECT array_agg(g.role::text) FROM role_grant g WHERE g.person_id = s.person_id), '{}') AS roles
    FROM session s
    WHERE s.token_digest = ${digest(token)} AND s.expires_at > app_now()`;
  if (!row) return null;
  if (row.stale) {
    await db.$executeRaw`
      UPDATE session SET seen_at = app_now(), expires_at = least(app_now() + life.idle, created_at + life.whole)
      FROM (${lifeOf(row.person_id)}) life WHERE id = ${row.session_id}::uuid`;
  }
  return { kind: "member", personId: row.person_id, sessionId: row.session_id, roles: row.roles };
}

/** Ends one session of this person; another person's is as good as none. */
export async function end(personId: string, sessionId: string): Promise<void> {
  await db.session.deleteMany({ where: { id: sessionId, personId } });
}

/** Ends every session of a person, all but `exceptId`. */
export async function endAll(tx: Tx, personId: string, exceptId?: string): Promise<void> {
  await tx.session.deleteMany({ where: { personId, ...(exceptId ? { NOT: { id: exceptId } } : {}) } });
}

/** Sessions that ran out are deleted. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM session WHERE expires_at < app_now()`;
}
