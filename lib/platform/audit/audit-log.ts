// The audit log: what staff did and what was denied. Rows are only added; each carries a hash over itself and the row before it, so that
// `npm run audit` names the first one that was altered. People stand in it under pseudonyms.
import "server-only";
import { createHmac } from "node:crypto";
import { LRUCache } from "lru-cache";
import { now } from "../clock.ts";
import { db, type Tx, transact } from "../db.ts";
import { env } from "../env.ts";
import { log } from "../log.ts";
import type { Result } from "../result.ts";
import { type ChainContent, type ChainFault, type ChainRow, chainFault, chainStart, hashOf } from "./hash-chain.ts";

/** What happened, such as "role.granted"; ids of things, never a name or a word that somebody wrote. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;
export type AuditEvent = { kind: string; actorId: string | null; aboutId?: string | null; details?: AuditDetails };

/** The lock under which rows get their numbers; any number that no other lock of ours has. */
const auditLock = 7_340_021;

/** Rows that are deleted at a time. */
const batch = 1_000;

/** Who somebody is in the log: the same for the same person, and nobody's id without the site's secret. */
export const pseudonymOf = (personId: string | null | undefined): string =>
  personId ? createHmac("sha256", env().SITE_SECRET).update(`audit ${personId}`).digest("base64url").slice(0, 22) : "";

/** Facts in the order of their names, so that they read the same however the database keeps them. */
const inOrder = (details: AuditDetails): string => JSON.stringify(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)));

type Entry = { at: Date; kind: string; actor: string; about: string; details: AuditDetails };
const contentOf = ({ at, kind, actor, about, details }: Entry): ChainContent => [at.toISOString(), kind, actor, about, inOrder(details)];

/**
 * Adds one row in the caller's transaction, as its last statement: whoever audits after waits until it has ended. If the row cannot be
 * written, neither is what it tells of.
 */
export async function audit(tx: Tx, { kind, actorId, aboutId, details = {} }: AuditEvent): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${auditLock})`;
  const last = await tx.auditEntry.findFirst({ orderBy: { seq: "desc" }, select: { seq: true, hash: true } });
  const entry = { at: await now(tx), kind, actor: pseudonymOf(actorId), about: pseudonymOf(aboutId), details };
  const seq = (last?.seq ?? 0) + 1;
  const hash = hashOf(last?.hash ?? chainStart, [seq, ...contentOf(entry)]);
  await tx.auditEntry.create({ data: { seq, ...entry, hash }, select: { seq: true } });
}

/** What was denied to whom within the last minute: somebody who tries again and again fills no log. */
const lately = new LRUCache<string, true>({ max: 5_000, ttl: 60_000 });

/** Runs a verb of staff; where it answers `missing`, that is a denial and goes into the log. */
export async function auditingDenials<T>(kind: string, actorId: string, verb: () => Promise<Result<T>>): Promise<Result<T>> {
  const answer = await verb();
  if (!answer.ok && answer.code === "missing") await auditDenied(kind, actorId);
  return answer;
}

/** One row in a transaction of its own, for what was denied; one a minute for the same person. A fault is logged and changes no answer. */
export async function auditDenied(kind: string, actorId: string | null): Promise<void> {
  const key = `${kind} ${actorId}`;
  if (lately.has(key)) return;
  lately.set(key, true);
  await transact((tx) => audit(tx, { kind, actorId, details: { denied: true } })).catch((error: unknown) =>
    log.error({ err: error, kind }, "a denial was not audited"),
  );
}

/** Two years: what is older goes, in batches, all but the one row that the chain then begins with. Answers how many went. */
export const auditDays = 730;
export async function purge(): Promise<number> {
  let gone = 0;
  for (let count = batch; count === batch; gone += count) {
    const [row] = await db.$queryRaw<{ count: number }[]>`SELECT delete_old_audit_entries(${batch}::int) AS count`;
    count = row?.count ?? 0;
  }
  return gone;
}

export type AuditJudgement = { rows: number; head: string; fault: ChainFault | null };

/** Goes through all rows in order. Where earlier rows have had their time, the first that is left is taken as it is. `end` is a head kept elsewhere: with it, rows cut off the end are missed too. */
export async function judge(end?: { seq: number; hash: string }): Promise<AuditJudgement> {
  const rows: ChainRow[] = [];
  let previousHash = chainStart;
  let first: { seq: number; hash: string } | null = null;
  for (let after = 0; ; ) {
    const page = await db.auditEntry.findMany({ where: { seq: { gt: after } }, orderBy: { seq: "asc" }, take: 5_000 });
    for (const row of page) {
      first ??= row;
      const details = row.details as AuditDetails;
      rows.push({ seq: row.seq, content: contentOf({ ...row, details }), previousHash, hash: row.hash });
      previousHash = row.hash;
    }
    const last = page.at(-1);
    if (!last) break;
    after = last.seq;
  }
  return { rows: rows.length, head: previousHash, fault: isWhole(first) ? chainFault(rows, end) : faultAfter(rows) };
}

const isWhole = (first: { seq: number } | null): boolean => first === null || first.seq === 1;

/** The first row that is not as it was written, after the one that is left of those that had their time. */
function faultAfter([anchor, ...rows]: readonly ChainRow[]): ChainFault | null {
  if (!anchor) return null;
  let previous = anchor;
  for (const row of rows) {
    if (row.seq !== previous.seq + 1) return { seq: previous.seq + 1, why: "missing" };
    if (row.hash !== hashOf(previous.hash, [row.seq, ...row.content])) return { seq: row.seq, why: "altered" };
    previous = row;
  }
  return null;
}
