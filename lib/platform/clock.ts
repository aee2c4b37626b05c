// Time is the database's. Tests move it; nothing else does.
import "server-only";
import pg from "pg";
import { db, type Tx } from "./db.ts";

/** The database's present, the same throughout a transaction. */
export async function now(tx: Tx = db): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT app_now() AS now`;
  if (!row) throw new Error("the database has no clock");
  return row.now;
}

/** Moves the clock of this database by `ms` from where it is. Tests only: the product's own role may not, and has no other. */
export async function move(ms: number): Promise<void> {
  const connectionString = process.env.OWNER_DATABASE_URL;
  if (!connectionString) throw new Error("the clock of production does not move");
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query("UPDATE clock SET ahead_ms = ahead_ms + $1", [Math.round(ms)]).finally(() => client.end());
}
