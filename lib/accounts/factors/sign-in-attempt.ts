// A sign-in that is not finished: what the browser holds between its first step and the session. It opens nothing.
import "server-only";
import { digest, randomToken } from "#lib/platform/secret/random";
import { db, type Tx } from "../../platform/db.ts";

/** Begins one for whoever gave the first step; answers the token for the browser's cookie. Good for ten minutes. */
export async function begin(tx: Tx, personId: string | null): Promise<string> {
  const token = randomToken();
  await tx.$executeRaw`
    INSERT INTO sign_in_attempt (id, token_digest, person_id, expires_at)
    VALUES (uuidv7(), ${digest(token)}, ${personId}::uuid, app_now() + interval '10 minutes')`;
  return token;
}

/** Whose attempt this is: null when it is over, unknown, or nobody has given a first step in it. */
export async function personOf(tx: Tx, token: string | null): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ person_id: string | null }[]>`
    SELECT person_id FROM sign_in_attempt WHERE token_digest = ${digest(token ?? "")} AND expires_at > app_now()`;
  return row?.person_id ?? null;
}

/** Gives the attempt something for a passkey to sign; begins one for a browser that has none. Answers its token. */
export async function challenge(token: string | null, text: string): Promise<string> {
  const kept = await db.$executeRaw`
    UPDATE sign_in_attempt SET challenge = ${text} WHERE token_digest = ${digest(token ?? "")} AND expires_at > app_now()`;
  if (kept === 1 && token) return token;
  const begun = await begin(db, null);
  await db.$executeRaw`UPDATE sign_in_attempt SET challenge = ${text} WHERE token_digest = ${digest(begun)}`;
  return begun;
}

/** Takes what was given to sign, once: of two answers at once the second finds nothing. */
export async function takeChallenge(token: string | null): Promise<string | null> {
  const [row] = await db.$queryRaw<{ challenge: string }[]>`
    WITH given AS (
      SELECT id, challenge FROM sign_in_attempt
      WHERE token_digest = ${digest(token ?? "")} AND challenge IS NOT NULL AND expires_at > app_now() FOR NO KEY UPDATE)
    UPDATE sign_in_attempt a SET challenge = NULL FROM given WHERE a.id = given.id RETURNING given.challenge`;
  return row?.challenge ?? null;
}

/** Ends it; false when it was over, so that of two who finish it at once one opens a session. */
export async function finish(tx: Tx, token: string): Promise<boolean> {
  const ended = await tx.$executeRaw`DELETE FROM sign_in_attempt WHERE token_digest = ${digest(token)} AND expires_at > app_now()`;
  return ended === 1;
}

/** Ends every attempt of a person, as after a change of password. */
export async function endAll(tx: Tx, personId: string): Promise<void> {
  await tx.signInAttempt.deleteMany({ where: { personId } });
}

/** Deletes those that are over. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM sign_in_attempt WHERE expires_at < app_now()`;
}
