// A block between two people. It acts both ways and on nobody else: neither sees, hears or reaches the other, and both keep every right they
// have with third parties. The blocked one learns nothing.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { db, type Tx } from "#lib/platform/db";
import type { BlockLine } from "./visibility-view.ts";

/** Blocks of one person at most: a list that nobody needs to be longer. */
export const blocksAtMost = 500;

/** Blocks `other` for `personId`, who saw them under this name. Twice is once; false when the list is full. Callers know that both are people in one room. */
export async function add(tx: Tx, personId: string, other: string, seen: { name: string; seed: string }): Promise<boolean> {
  if ((await tx.block.count({ where: { blockerId: personId } })) >= blocksAtMost) return false;
  await tx.block.createMany({
    data: [{ blockerId: personId, blockedId: other, seenName: seen.name, seenSeed: seen.seed }],
    skipDuplicates: true,
  });
  return true;
}

/** Takes a block back and answers whom it was about; null when it is gone already or somebody else's. */
export async function remove(tx: Tx, personId: string, blockId: string): Promise<string | null> {
  const row = await tx.block.findFirst({ where: { id: blockId, blockerId: personId }, select: { blockedId: true } });
  if (row) await tx.block.deleteMany({ where: { id: blockId, blockerId: personId } });
  return row?.blockedId ?? null;
}

/** Whom this person blocked, as they saw them, the newest first. */
export async function list(actor: Actor): Promise<BlockLine[]> {
  const rows = await db.block.findMany({
    where: { blockerId: actor.personId },
    select: { id: true, seenName: true, seenSeed: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, seenName, seenSeed, createdAt }) => ({
    blockId: id,
    name: seenName,
    seed: seenSeed,
    addedAt: createdAt.toISOString(),
  }));
}

/** The pairs of people among these between whom there is a block. One statement; almost always none. */
export async function pairsAmong(tx: Tx, personIds: readonly string[]): Promise<{ blockerId: string; blockedId: string }[]> {
  if (personIds.length < 2) return [];
  return tx.$queryRaw<{ blockerId: string; blockedId: string }[]>`
    SELECT blocker_id AS "blockerId", blocked_id AS "blockedId" FROM block
    WHERE blocker_id = ANY (${[...personIds]}::uuid[]) AND blocked_id = ANY (${[...personIds]}::uuid[])`;
}

/** The people this person blocked. */
export async function blockedBy(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.block.findMany({ where: { blockerId: personId }, select: { blockedId: true } });
  return rows.map(({ blockedId }) => blockedId);
}

/** Whether this person blocked anybody or is blocked by anybody. */
export const hasBlocks = async (personId: string): Promise<boolean> =>
  (await db.block.count({ where: { OR: [{ blockerId: personId }, { blockedId: personId }] } })) > 0;
