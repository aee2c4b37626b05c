// Rows that nobody alters unnoticed: each carries a hash of its own content and of the hash before it. Pure.
import { createHash } from "node:crypto";

/** What a row says, in an order that never changes. A moment is its ISO string. */
export type ChainContent = readonly (string | number | boolean | null | readonly string[])[];

export type ChainRow = { seq: number; content: ChainContent; previousHash: string; hash: string };

/** What the first row of a chain carries as the hash before it. */
export const chainStart = "";

/** SHA-256 in base64url. JSON keeps the parts apart, so that no two contents read the same. */
export const hashOf = (previousHash: string, content: ChainContent): string =>
  createHash("sha256")
    .update(JSON.stringify([previousHash, ...content]))
    .digest("base64url");

export type ChainFault = { seq: number; why: "missing" | "altered" };

/**
 * The first row that is not as it was written, going through them in order from number 1; null when all are. `end` is what is known
 * of the last row from elsewhere: with it, rows cut off the end are missed too.
 */
export function chainFault(rows: readonly ChainRow[], end?: { seq: number; hash: string }): ChainFault | null {
  let previousHash = chainStart;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    if (row.seq !== seq) return { seq, why: "missing" };
    if (row.previousHash !== previousHash || row.hash !== hashOf(previousHash, [row.seq, ...row.content])) return { seq, why: "altered" };
    previousHash = row.hash;
  }
  if (!end) return null;
  if (end.seq > rows.length) return { seq: rows.length + 1, why: "missing" };
  return end.seq < rows.length || end.hash !== previousHash ? { seq: rows.length, why: "altered" } : null;
}
