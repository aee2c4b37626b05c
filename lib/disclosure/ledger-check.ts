// Whether the ledger is as it was written: goes through every chain and every sealed day, and names what was altered.
import "server-only";
import { chainFault, chainStart, hashOf } from "#lib/platform/audit/hash-chain";
import { db } from "#lib/platform/db";
import { type ChainedRow, restOf } from "./ledger-row.ts";
import { headsOf } from "./seal.ts";

export type LedgerFault = { personId: string; seq: number; why: "missing" | "altered" } | { day: string; why: "altered" | "rewritten" };

type Row = Omit<ChainedRow, "at" | "held_until"> & { at: Date; held_until: Date | null; previous_hash: string; hash: string };

/** How many people are read at a time. */
const batch = 200;

/** Every fault; an empty list is well. Of a chain only the first altered row is named, since those after it hang on it. */
export async function faults(): Promise<LedgerFault[]> {
  const found: LedgerFault[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const people = await db.$queryRaw<{ id: string; seq: number | null; hash: string | null }[]>`
      SELECT p.id, c.seq, c.hash FROM (
        SELECT person_id AS id FROM disclosure_chain UNION SELECT person_id FROM disclosure) p
      LEFT JOIN disclosure_chain c ON c.person_id = p.id WHERE p.id > ${after}::uuid ORDER BY p.id LIMIT ${batch}`;
    for (const { id, seq, hash } of people) {
      const rows = await db.$queryRaw<Row[]>`SELECT * FROM disclosure WHERE person_id = ${id}::uuid ORDER BY seq`;
      const fault = chainFault(rows.map(asChained), { seq: seq ?? 0, hash: hash ?? chainStart });
      if (fault) found.push({ personId: id, ...fault });
    }
    const last = people.at(-1);
    if (!last) break;
    after = last.id;
  }
  return [...found, ...(await dayFaults())];
}

/** `altered`: the row of a day. `rewritten`: a chain that grew that day does not end there as it did. Chains of erased accounts are missed by nobody. */
async function dayFaults(): Promise<LedgerFault[]> {
  const found: LedgerFault[] = [];
  const days = await db.disclosureDay.findMany({
    select: { day: true, heads: true, previousSeal: true, seal: true },
    orderBy: { day: "asc" },
  });
  let previousSeal = chainStart;
  for (const { day, heads, ...kept } of days) {
    if (kept.previousSeal !== previousSeal || kept.seal !== hashOf(previousSeal, [day, heads])) found.push({ day, why: "altered" });
    else if ((await headsOf(db, day)).some((hash) => !heads.includes(hash))) found.push({ day, why: "rewritten" });
    previousSeal = kept.seal;
  }
  return found;
}

const asChained = (row: Row) => ({
  seq: row.seq,
  content: restOf({ ...row, at: row.at.toISOString(), held_until: row.held_until?.toISOString() ?? null }),
  previousHash: row.previous_hash,
  hash: row.hash,
});
