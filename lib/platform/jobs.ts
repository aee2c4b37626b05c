// Background work: inserted in the transaction of the fact it follows from, done by the worker, safe to repeat.
import "server-only";
import { randomUUID } from "node:crypto";
import { fromPrisma, PgBoss } from "pg-boss";
import type { z } from "zod";
import { db, type Tx } from "./db.ts";

/** A kind of work and the shape of what it is told. Its handler stands elsewhere, so that whoever asks need not load it. */
export type JobKind<S extends z.ZodType> = {
  /** Unique in the product, such as `mail`. */
  name: string;
  shape: S;
  /** Tried this often again, at growing distance from `retrySeconds`. */
  retries: number;
  retrySeconds: number;
};

export const jobKind = <S extends z.ZodType>(name: string, shape: S, { retries = 8, retrySeconds = 2 } = {}): JobKind<S> => ({
  name,
  shape,
  retries,
  retrySeconds,
});

/** What the worker does for a kind of work. */
export type Handler = { name: string; retries: number; retrySeconds: number; work: (data: unknown) => Promise<void> };

/** `export const jobs = [handler(mailJob, (mail) => smtp.send(mail))]` in a context's `jobs.ts`. */
export const handler = <S extends z.ZodType>(
  { name, shape, retries, retrySeconds }: JobKind<S>,
  work: (data: z.output<S>) => Promise<unknown>,
): Handler => ({
  name,
  retries,
  retrySeconds,
  async work(data) {
    await work(shape.parse(data));
  },
});

export const jobsSchema = "jobs";

// Never started: it only knows how to write a job. It reads the list of queues through `db`.
const writer = new PgBoss({
  db: fromPrisma(db),
  schema: jobsSchema,
  supervise: false,
  schedule: false,
  migrate: false,
  createSchema: false,
});

export type JobTiming = {
  /** Not before this many seconds. */
  afterSeconds?: number;
  /** While one with this key waits, another is not added. */
  key?: string;
};

/** Adds a job to the transaction: it exists if and only if the fact does. */
export async function enqueue<S extends z.ZodType>(
  tx: Tx,
  kind: JobKind<S>,
  data: z.input<S> & object,
  { afterSeconds, key }: JobTiming = {},
): Promise<void> {
  await writer.send(kind.name, data, {
    db: fromPrisma(tx),
    ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
    // Our queues keep one waiting job to a key, and one without a key counts as the same key: so each gets its own.
    singletonKey: key ?? randomUUID(),
  });
}
