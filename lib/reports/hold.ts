// How long a case is kept: 180 days from its first report, then everything of it goes.
import "server-only";
import { audit } from "#lib/platform/audit/audit-log";
import { transact } from "#lib/platform/db";

const casesAtOnce = 100;

/** Destroys the cases whose day has come, with their reports, statements and decisions. Answers how many. */
export async function destroyDue(): Promise<number> {
  return transact(async (tx) => {
    const cases = await tx.$executeRaw`
      DELETE FROM conduct_case WHERE id IN (SELECT id FROM conduct_case WHERE keep_until <= app_now() ORDER BY keep_until LIMIT ${casesAtOnce})`;
    if (cases > 0) await audit(tx, { kind: "cases.destroyed", actorId: null, details: { cases } });
    return cases;
  });
}
