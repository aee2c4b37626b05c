// Time is the database's. Tests move it; nothing else does.
import "server-only";
import { db, type Tx } from "./db.ts";

/** The database's present, the same throughout a transaction. */
export async function now(tx: Tx = db): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT app_now() AS now`;
  if (!row) throw new Error("the database has no clock");
  return row.now;
}

/** Moves the clock of this database by `ms` from where it is. Tests only. */
export async function move(ms: number): Promise<void> {
  if (process.env.NODE_ENV === "production" && process.env.CLOCK_MOVES !== "yes") throw new Error("the clock of production does not move");
  await db.clock.update({ where: { id: true }, data: { aheadMs: { increment: ms } } });
}
