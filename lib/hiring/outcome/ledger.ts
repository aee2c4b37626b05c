// The ledger of outcomes: rows are added, answered once and replaced by newer ones. What the product itself sees, and what a side states
// without a turn or a talk, comes in here.
import "server-only";
import { now } from "#lib/platform/clock";
import { db, type Tx } from "#lib/platform/db";
import * as participation from "#lib/rooms/read/participation";
import { assistedDays, attributionOf, heardSeconds, type LedgerCode, type OutcomeSource } from "./codes.ts";

export type LedgerEntry = {
  personId: string;
  code: LedgerCode;
  source: OutcomeSource;
  vacancyId?: string | null;
  /** The forum it came of, such as the one whose name an application carries. */
  roomId?: string | null;
  /** Who stated it; null where the product did. */
  byId?: string | null;
  /** The row that this one replaces. It must be of the same person, and not be replaced yet. */
  supersedes?: string | null;
};

/**
 * Adds one row, in the transaction of what it tells of. A row of the same person, code, vacancy and source that stands is taken as this one,
 * so a verb that is tried again adds nothing; answers the id of the row that stands.
 */
export async function record(tx: Tx, entry: LedgerEntry): Promise<string> {
  const { personId, code, source, vacancyId = null } = entry;
  const same = await tx.outcome.findFirst({
    where: { personId, code, source, vacancyId, supersededById: null },
    select: { id: true },
  });
  return same ? same.id : add(tx, entry);
}

/** Adds one row, whatever stands already; answers its id. */
export async function add(tx: Tx, entry: LedgerEntry): Promise<string> {
  const { personId, code, source, vacancyId = null, roomId = null, byId = null, supersedes = null } = entry;
  const attribution = attributionOf({ isOfRoom: roomId !== null, spokeWithinDays: await spokeLately(tx, personId) });
  const data = { personId, code, source, vacancyId, roomId, byId, attribution };
  const { id } = await tx.outcome.create({ data, select: { id: true } });
  if (supersedes) {
    const where = { id: supersedes, personId, supersededById: null };
    await tx.outcome.updateMany({ where, data: { supersededById: id } });
  }
  return id;
}

async function spokeLately(tx: Tx, personId: string): Promise<boolean> {
  const since = new Date((await now(tx)).getTime() - assistedDays * 86_400_000);
  return (await participation.spokenIn(tx, personId, since)).length > 0;
}

/** Notes of the turns of the last two days who was heard. Safe to repeat, also at once: a turn has one row. */
export async function noteHeard(): Promise<void> {
  const heard = await participation.heardTurns(heardSeconds, 2);
  await db.$executeRaw`
    INSERT INTO outcome (id, person_id, room_id, turn_id, code, source, attribution)
    SELECT gen_random_uuid(), h.person_id, h.room_id, h.turn_id, 'heard', 'system', 'direct'
    FROM jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) AS h(turn_id uuid, person_id uuid, room_id uuid)
    ON CONFLICT (turn_id, code) WHERE source = 'system' DO NOTHING`;
}
