// Work that follows from a domain event: a job inserted in the event's own transaction, done by the worker, safe to repeat.
import "server-only";
import { randomUUID } from "node:crypto";
import { fromPrisma, PgBoss } from "pg-boss";
import { z } from "zod";
import { db, type Tx } from "./db.ts";
import { type DomainEvents, isQueued } from "./domain-event.ts";
import { digest } from "./secret/random.ts";

export const jobsSchema = "jobs";

/**
 * The one queue. A job that fails is tried again eight times, at growing distance from two seconds to five minutes. What was given up
 * stays for a week, so that somebody sees it; what is done goes after a day (`purge`): a job may name a person by id, and what erases
 * a person does not look into jobs.
 */
export const eventQueue = "events";
export const eventQueueOptions = {
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 120,
  deleteAfterSeconds: 7 * 24 * 3600,
  // One waiting job to a key, and a key is what happened to whom.
  policy: "short",
  notify: true,
} as const;

/** What a job holds: the event's id, its kind and its payload. */
export const eventJob = z.strictObject({ id: z.string(), kind: z.string(), payload: z.unknown() });

// Never started: it only knows how to write a job. It reads the list of queues through `db`.
const writer = new PgBoss({
  db: fromPrisma(db),
  schema: jobsSchema,
  supervise: false,
  schedule: false,
  migrate: false,
  createSchema: false,
});

/**
 * Adds the job of an event in the transaction that makes it happen: what follows is done if and only if that commits. The same event
 * emitted again before its work began is done once. For an event from which nothing follows, this does nothing.
 */
export async function emit<E extends DomainEvents, K extends keyof E & string>(
  tx: Tx,
  events: E,
  kind: K,
  payload: z.input<E[K]>,
): Promise<void> {
  const shape = events[kind];
  if (!shape || !isQueued(shape)) return;
  const job = { id: randomUUID(), kind, payload: shape.parse(payload) };
  const singletonKey = keyOf(kind, job.payload);
  while (!(await writer.send(eventQueue, job, { db: fromPrisma(tx), singletonKey }))) {
    // The same waits already. Locked, it is not begun before this transaction has ended, and so it reads what we have changed.
    const [waiting] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM jobs.job WHERE name = ${eventQueue} AND singleton_key = ${singletonKey} AND state = 'created' FOR NO KEY UPDATE`;
    if (waiting) return;
  }
}

/** Equal for equal events. */
const keyOf = (kind: string, payload: unknown): string => `${kind} ${digest(JSON.stringify(payload))}`;

/** Deletes what was done a day ago. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM jobs.job WHERE name = ${eventQueue} AND state = 'completed' AND completed_on < now() - interval '1 day'`;
}

/** Deletes every job that names this person, whatever has become of it. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM jobs.job WHERE name = ${eventQueue} AND data -> 'payload' ->> 'personId' = ${personId}`;
}

/** Jobs by what has become of them; those given up stay `failed` for a week. */
export const jobsByState = (): Promise<{ state: string; count: number }[]> => db.$queryRaw`
  SELECT state::text AS state, count(*)::int AS count FROM jobs.job WHERE name = ${eventQueue} GROUP BY state`;
