// How often something may be tried, counted in the database so that every process counts together. A limit that cannot be
// read refuses: it stands before signing in. Start values and reasons: the design's page on safety, section 8.
import "server-only";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db, type Tx } from "./db.ts";
import type { Limit } from "./limit.ts";
import { isDatabaseSilent } from "./outage.ts";

/** Which limit, and whose count: a digest or an id, never an address. */
export type Spend = readonly [limit: Limit, whose: string];

type Counting = { pool: pg.Pool; limiters: Map<string, RateLimiterPostgres> };
const globals = globalThis as unknown as { counting?: Counting };

function counting(): Counting {
  if (globals.counting) return globals.counting;
  // A small pool of its own: counting must not wait behind the work it holds back.
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    // A count that a power cut loses is no loss; waiting for the disk on each would be one.
    options: "-c synchronous_commit=off",
    max: 4,
    // Together less than the three seconds within which a silent database is told.
    connectionTimeoutMillis: 900,
    statement_timeout: 1_600,
    query_timeout: 1_800,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  pool.on("error", () => {});
  globals.counting = { pool, limiters: new Map() };
  return globals.counting;
}

function limiterOf({ name, points, seconds }: Limit): RateLimiterPostgres {
  const { pool, limiters } = counting();
  const known = limiters.get(name);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  limiters.set(name, limiter);
  return limiter;
}

/**
 * Takes one point from each, in this order; answers the minutes to wait (at least 1) at the first that has none left, else null. A
 * refused try costs nothing elsewhere: what was taken before is given back, and what comes after is not asked. So put first what
 * belongs to the one who tries. Throws when the store is down, so the caller refuses.
 */
export async function spend(...spends: readonly Spend[]): Promise<number | null> {
  if (isDatabaseSilent()) throw new Error("the database is away");
  for (const [index, [limit, whose]] of spends.entries()) {
    try {
      await limiterOf(limit).consume(whose);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      await restore(...spends.slice(0, index));
      return Math.max(1, Math.ceil(refused.msBeforeNext / 60_000));
    }
  }
  return null;
}

/** Gives the points back: what was counted beforehand turned out right. */
export async function restore(...spends: readonly Spend[]): Promise<void> {
  for (const [limit, whose] of spends) await limiterOf(limit).reward(whose);
}

/** Deletes what was counted of somebody who is gone, also where they were counted for one place: a key is `limit:whose` or `limit:whose place`. */
export async function forget(tx: Tx, ...whose: string[]): Promise<void> {
  for (const one of whose)
    await tx.$executeRaw`DELETE FROM rate_limit WHERE split_part(substr(key, strpos(key, ':') + 1), ' ', 1) = ${one}`;
}

/** Deletes counts that are over. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM rate_limit WHERE expire < (extract(epoch FROM now() - interval '1 hour') * 1000)::bigint`;
}
