// Work that follows from a fact: a job inserted in the fact's own transaction, done by the worker, safe to repeat.
import "server-only";
import { randomUUID } from "node:crypto";
import { fromPrisma, PgBoss } from "pg-boss";
import { z } from "zod";
import { db, type Tx } from "./db.ts";
import { type Facts, isFollowed } from "./fact.ts";
import { digest } from "./random.ts";

export const jobsSchema = "jobs";

/**
 * The one queue. A job that fails is tried again eight times, at growing distance from two seconds to five minutes. What was given up
 * stays for a week, so that somebody sees it; what is done goes after a day (`purge`): a job may name a person by id, and what erases
 * a person does not look into jobs.
 */
export const factQueue = "facts";
export const factQueueOptions = {
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

/** What a job knows: a fact's id, its name, what it says. */
export const toldFact = z.strictObject({ id: z.string(), kind: z.string(), facts: z.unknown() });

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
 * Says in a fact's transaction that it happened: what follows will be done if and only if it commits. The same fact told again before
 * its work began is done once. For a fact from which nothing follows, this does nothing.
 */
export async function tell<F extends Facts, K extends keyof F & string>(tx: Tx, events: F, kind: K, facts: z.input<F[K]>): Promise<void> {
  const shape = events[kind];
  if (!shape || !isFollowed(shape)) return;
  const told = { id: randomUUID(), kind, facts: shape.parse(facts) };
  const singletonKey = keyOf(kind, told.facts);
  while (!(await writer.send(factQueue, told, { db: fromPrisma(tx), singletonKey }))) {
    // The same waits already. Locked, it is not begun before this transaction has ended, and so it reads what we have changed.
    const [waiting] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM jobs.job WHERE name = ${factQueue} AND singleton_key = ${singletonKey} AND state = 'created' FOR UPDATE`;
    if (waiting) return;
  }
}

/** The same for the same thing told twice. */
const keyOf = (kind: string, facts: unknown): string => `${kind} ${digest(JSON.stringify(facts))}`;

/** Deletes what was done a day ago. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM jobs.job WHERE name = ${factQueue} AND state = 'completed' AND completed_on < now() - interval '1 day'`;
}

/** Jobs by what has become of them; those given up stay `failed` for a week. */
export const jobsByState = (): Promise<{ state: string; count: number }[]> => db.$queryRaw`
  SELECT state::text AS state, count(*)::int AS count FROM jobs.job WHERE name = ${factQueue} GROUP BY state`;
