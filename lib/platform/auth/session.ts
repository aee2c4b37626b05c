// Sessions: random tokens in cookies, digests in the table, the database's clock for every expiry.
import "server-only";
import { db, type Tx } from "../db.ts";
import { digest, randomToken } from "../random.ts";
import type { Actor, Role } from "./actor.ts";

/** Days a session lives without being used, and in all. */
const idleDays = 30;
const wholeDays = 90;

/** Opens a session and answers its token, which exists nowhere else. `device` is a short label such as "Chrome, Android". */
export async function open(tx: Tx, personId: string, device: string): Promise<string> {
  const token = randomToken();
  await tx.$executeRaw`
    INSERT INTO session (id, token_digest, person_id, device, expires_at)
    VALUES (uuidv7(), ${digest(token)}, ${personId}::uuid, ${device.slice(0, 80)}, app_now() + make_interval(days => ${idleDays}))`;
  return token;
}

type Row = { session_id: string; person_id: string; roles: Role[]; stale: boolean };

/** Who holds this token now; null when it is unknown, ended or expired. Reads the row each time: an ended session is dead at once. */
export async function find(token: string): Promise<Actor | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.id AS session_id, s.person_id, s.seen_at < app_now() - interval '10 minutes' AS stale,
           coalesce((SELECT array_agg(g.role::text) FROM role_grant g WHERE g.person_id = s.person_id), '{}') AS roles
    FROM session s
    WHERE s.token_digest = ${digest(token)} AND s.expires_at > app_now()`;
  if (!row) return null;
  if (row.stale) {
    await db.$executeRaw`
      UPDATE session SET seen_at = app_now(),
        expires_at = least(app_now() + make_interval(days => ${idleDays}), created_at + make_interval(days => ${wholeDays}))
      WHERE id = ${row.session_id}::uuid`;
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
