// Reads that may take long, such as searches: on few connections of their own, so that they wait for each other and hold up nothing
// else, and with an end after which the answer is "too slow" instead of a fault.
import "server-only";
import pg from "pg";
import type { Prisma } from "./db.ts";
import { isDatabaseSilent } from "./outage.ts";

const connections = 2;
/** Milliseconds for a connection and for a statement. */
const waitMs = 1_200;
const statementMs = 1_000;

const globals = globalThis as unknown as { slowReads?: pg.Pool };

function pool(): pg.Pool {
  if (globals.slowReads) return globals.slowReads;
  const made = new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    // What is asked decides the plan, so each is planned by itself; one core for each.
    options: [
      "TimeZone=UTC",
      "default_transaction_read_only=on",
      "client_min_messages=error",
      "plan_cache_mode=force_custom_plan",
      "jit=off",
      "max_parallel_workers_per_gather=0",
      "random_page_cost=1.1",
    ]
      .map((setting) => `-c ${setting}`)
      .join(" "),
    max: connections,
    connectionTimeoutMillis: waitMs,
    statement_timeout: statementMs,
    query_timeout: statementMs + 500,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  made.on("error", () => {});
  globals.slowReads = made;
  return made;
}

/** Thrown where the database did not answer in time, or too many asked at once. Narrower words, or another moment, help. */
export class TooSlow extends Error {}

/** The rows of one statement that only reads. Throws `TooSlow`. */
export async function read<Row extends object>({ text, values }: Prisma.Sql): Promise<Row[]> {
  if (isDatabaseSilent()) throw new Error("the database is away");
  try {
    return (await pool().query<Row>(text, values)).rows;
  } catch (error) {
    // 57014: ended by the statement's own limit. The others are the pool's and the driver's.
    const { code, message } = error as { code?: string; message: string };
    if (code === "57014" || /^(timeout exceeded when trying to connect|Query read timeout)/.test(message)) throw new TooSlow(message);
    throw error;
  }
}
