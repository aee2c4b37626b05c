// How often something may be tried, counted in the database so that every process counts together. A limit that cannot be
// read refuses: it stands before signing in. Start values and reasons: the design's page on safety, section 8.
import "server-only";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db, type Tx } from "./db.ts";
import { isDatabaseSilent } from "./outage.ts";

/**
 * Every limit of the product: `points` within `seconds`, counted from the first, by what the name says. A burst of n that refills one
 * every m seconds is n points in n*m seconds. tests/integration/platform/limits.test.ts has a scenario for each.
 */
export const rules = {
  // Wrong passwords. What one network may use of `wrongByAll` is what `wrongByNetwork` lets through: a third at most.
  wrongByNetwork: { points: 100, seconds: 100 },
  wrongByAccountAndNetwork: { points: 5, seconds: 5 * 60 },
  wrongByAccount: { points: 60, seconds: 15 * 60 },
  wrongByAll: { points: 300, seconds: 15 },
  passwordChangeByPerson: { points: 5, seconds: 5 * 60 },
  // Sign-ups and letters.
  signUpByNetwork: { points: 120, seconds: 60 },
  // Over in a quarter of an hour: with the wrong passwords they are what keeps an owner out whom somebody is after.
  letterByAccountAndNetwork: { points: 3, seconds: 15 * 60 },
  letterByAccount: { points: 6, seconds: 15 * 60 },
  invitationByPerson: { points: 20, seconds: 24 * 3600 },
  // Rooms. Guests of a network use up what guests have there, and leave members theirs.
  guestEntryByNetwork: { points: 300, seconds: 60 },
  entryByNetwork: { points: 600, seconds: 60 },
  entryByCaller: { points: 10, seconds: 10 * 3 },
  personaByPerson: { points: 10, seconds: 10 * 3 },
  handByPerson: { points: 20, seconds: 20 * 3 },
  seriesByPerson: { points: 20, seconds: 24 * 3600 },
  seriesChangeByPerson: { points: 60, seconds: 3600 },
  // Work.
  vacancyByOrganisation: { points: 50, seconds: 50 * 60 },
  applicationByPerson: { points: 20, seconds: 20 * 60 },
} as const;

export type Rule = keyof typeof rules;
/** Which rule, and whose count: a digest or an id, never an address. */
export type Spend = readonly [rule: Rule, whose: string];

type Limiters = Record<Rule, RateLimiterPostgres>;
const globals = globalThis as unknown as { limiters?: Limiters };

function limiters(): Limiters {
  if (globals.limiters) return globals.limiters;
  // A small pool of its own: counting must not wait behind the work it holds back.
  const pool = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    // A count that a power cut loses is no loss; waiting for the disk on each would be one.
    options: "-c synchronous_commit=off",
    max: 4,
    connectionTimeoutMillis: 1_500,
    statement_timeout: 1_800,
    query_timeout: 2_000,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  pool.on("error", () => {});
  const limiter = (rule: Rule) =>
    new RateLimiterPostgres({
      storeClient: pool,
      tableName: "rate_limit",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: rule,
      points: rules[rule].points,
      duration: rules[rule].seconds,
    });
  globals.limiters = Object.fromEntries((Object.keys(rules) as Rule[]).map((rule) => [rule, limiter(rule)])) as Limiters;
  return globals.limiters;
}

/**
 * Takes one point from each, in this order; answers the minutes to wait (at least 1) at the first that has none left, else null. A
 * refused try costs nothing elsewhere: what was taken before is given back, and what comes after is not asked. So put first what
 * belongs to the one who tries. Throws when the store is down, so the caller refuses.
 */
export async function spend(...spends: readonly Spend[]): Promise<number | null> {
  if (isDatabaseSilent()) throw new Error("the database is away");
  for (const [index, [rule, whose]] of spends.entries()) {
    try {
      await limiters()[rule].consume(whose);
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
  for (const [rule, whose] of spends) await limiters()[rule].reward(whose);
}

/** Deletes what was counted of somebody who is gone, also where they were counted by room: a key is `rule:whose` or `rule:whose room`. */
export async function forget(tx: Tx, ...whose: string[]): Promise<void> {
  for (const one of whose)
    await tx.$executeRaw`DELETE FROM rate_limit WHERE split_part(substr(key, strpos(key, ':') + 1), ' ', 1) = ${one}`;
}

/** Deletes counts that are over. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM rate_limit WHERE expire < (extract(epoch FROM now() - interval '1 hour') * 1000)::bigint`;
}
