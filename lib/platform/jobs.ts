// Work that follows from a fact: a job inserted in the fact's own transaction, done by the worker, safe to repeat.
import "server-only";
import { randomUUID } from "node:crypto";
import { fromPrisma, PgBoss } from "pg-boss";
import { z } from "zod";
import { db, type Tx } from "./db.ts";
import { type Facts, isFollowed } from "./fact.ts";

export const jobsSchema = "jobs";

/**
 * The one queue. A job that fails is tried again eight times, at growing distance from two seconds to five minutes. What is done or
 * given up is deleted after a day: a job may name a person by id, and what erases a person does not look into jobs.
 */
export const factQueue = "facts";
export const factQueueOptions = {
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 120,
  deleteAfterSeconds: 24 * 3600,
  // One waiting job to a key, and a key is a fact's id.
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
 * Says in a fact's transaction that it happened: what follows will be done if and only if it commits. For a fact from which nothing
 * follows, this does nothing.
 */
export async function tell<F extends Facts, K extends keyof F & string>(tx: Tx, events: F, kind: K, facts: z.input<F[K]>): Promise<void> {
  const shape = events[kind];
  if (!shape || !isFollowed(shape)) return;
  const id = randomUUID();
  await writer.send(factQueue, { id, kind, facts: shape.parse(facts) }, { db: fromPrisma(tx), singletonKey: id });
}

/** Jobs by what has become of them; those given up stay `failed` for a week. */
export const jobsByState = (): Promise<{ state: string; count: number }[]> => db.$queryRaw`
  SELECT state::text AS state, count(*)::int AS count FROM jobs.job WHERE name = ${factQueue} GROUP BY state`;
