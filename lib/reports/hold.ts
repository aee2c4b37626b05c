// How long a case is kept: 180 days from its first report, then everything of it goes. Nobody loses a case that waits or their appeal to
// that day: these go when they are over, and thirty days later in any case.
import "server-only";
import { audit } from "#lib/platform/audit/audit-log";
import { transact } from "#lib/platform/db";
import { appealDays, keepMoreDays } from "./ladder.ts";

const casesAtOnce = 100;

/** Destroys the cases whose day has come, with their reports, statements and decisions. Answers how many. */
export async function destroyDue(): Promise<number> {
  return transact(async (tx) => {
    const cases = await tx.$executeRaw`
      DELETE FROM conduct_case WHERE id IN (
        SELECT id FROM conduct_case c WHERE keep_until <= app_now() AND (
          keep_until <= app_now() - make_interval(days => ${keepMoreDays}::int)
          OR state IN ('decided', 'closed') AND NOT EXISTS (
            SELECT FROM case_decision d WHERE d.case_id = c.id AND d.at > app_now() - make_interval(days => ${appealDays}::int)))
        ORDER BY keep_until LIMIT ${casesAtOnce})`;
    if (cases > 0) await audit(tx, { kind: "cases.destroyed", actorId: null, details: { cases } });
    return cases;
  });
}
