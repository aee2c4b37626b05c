// The browsers in which a person is signed in: seen by their owner, ended by their owner, dead at once.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { db, transact } from "#lib/platform/db";
import { done, type Result } from "#lib/platform/result";

export type Device = { sessionId: string; label: string; since: string; seenAt: string; isThis: boolean };

/** My devices, this one first, then by last use. */
export async function list(actor: Actor): Promise<Device[]> {
  const rows = await db.$queryRaw<{ id: string; device: string; created_at: Date; seen_at: Date }[]>`
    SELECT id, device, created_at, seen_at FROM session
    WHERE person_id = ${actor.personId}::uuid AND expires_at > app_now()
    ORDER BY (id = ${actor.sessionId}::uuid) DESC, seen_at DESC LIMIT 50`;
  return rows.map((row) => ({
    sessionId: row.id,
    label: row.device,
    since: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    isThis: row.id === actor.sessionId,
  }));
}

/** Ends one of my devices. Somebody else's, or one already ended, changes nothing and reads the same. */
export async function end(actor: Actor, input: { sessionId: string }): Promise<Result<null>> {
  await session.end(actor.personId, input.sessionId);
  return done(null);
}

/** Signs this browser out. */
export const signOut = (actor: Actor): Promise<Result<null>> => end(actor, { sessionId: actor.sessionId });

/** Signs every browser out, this one too. */
export async function signOutEverywhere(actor: Actor): Promise<Result<null>> {
  await transact((tx) => session.endAll(tx, actor.personId));
  return done(null);
}
