// Work over many rows in which one broken row must not keep the others from theirs.
import "server-only";
import { log } from "./log.ts";
import { counter } from "./metrics.ts";

const failures = counter("rows_failed_total", "Rows whose background work threw", ["work"]);

/** Does one piece of work; a throw is logged with the row's id, counted and answered as false. */
export async function tryRow(name: string, id: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    failures.inc({ work: name });
    log.error({ err: error, work: name, id }, "row failed");
    return false;
  }
}

/** Does `work` for each id, one after the other, whatever happens to those before it. Answers how many failed. */
export async function eachRow(name: string, ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<number> {
  let failed = 0;
  for (const id of ids) if (!(await tryRow(name, id, () => work(id)))) failed += 1;
  return failed;
}
