// The ledger's days: the ends of all chains that grew on a day, hashed together with the day before, and sent outside. Whoever rewrites a
// whole chain afterwards contradicts a hash that somebody else holds.
import "server-only";
import { chainStart, hashOf } from "#lib/platform/audit/hash-chain";
import { db, type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { disclosureEvents } from "./events.ts";

/** Seals every day (UTC) that has been over for ten minutes, so that no look of it is still being written. Days without a look have no row. */
export async function sealDays(): Promise<number> {
  let sealed = 0;
  while (await transact(sealNext)) sealed += 1;
  return sealed;
}

async function sealNext(tx: Tx): Promise<boolean> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('disclosure_day'))::text`;
  const last = await tx.disclosureDay.findFirst({ select: { day: true, seal: true }, orderBy: { day: "desc" } });
  const [next] = await tx.$queryRaw<{ day: string | null }[]>`
    SELECT to_char(min(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day FROM disclosure
    WHERE at >= coalesce((${last?.day ?? null}::date + 1)::timestamp AT TIME ZONE 'UTC', '-infinity')
      AND at < date_trunc('day', app_now() - interval '10 minutes', 'UTC')`;
  if (!next?.day) return false;
  const heads = await headsOf(tx, next.day);
  const previousSeal = last?.seal ?? chainStart;
  await tx.disclosureDay.create({
    data: { day: next.day, heads, previousSeal, seal: hashOf(previousSeal, [next.day, heads]) },
    select: { day: true },
  });
  await emit(tx, disclosureEvents, "ledger_sealed", { day: next.day });
  return true;
}

/** The hash of each person's last look on one day, sorted, so that their order says nothing. */
export async function headsOf(tx: Tx, day: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ hash: string }[]>`
    SELECT DISTINCT ON (person_id) hash FROM disclosure
    WHERE at >= ${day}::date::timestamp AT TIME ZONE 'UTC' AND at < (${day}::date + 1)::timestamp AT TIME ZONE 'UTC'
    ORDER BY person_id, seq DESC`;
  return rows.map(({ hash }) => hash).sort();
}

/** What the letter about a sealed day says. */
export const sealed = (day: string): Promise<{ day: string; seal: string; heads: string[] } | null> =>
  db.disclosureDay.findUnique({ where: { day }, select: { day: true, seal: true, heads: true } });
