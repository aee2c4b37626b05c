// The receipt of a deletion: what was erased, what is held under which rule and until when. It names nobody, and whoever has its code
// can check it without an account.
import "server-only";
import { z } from "zod";
import type { Visit } from "#lib/platform/auth/visit";
import { db, type Tx } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { digest, randomId } from "#lib/platform/secret/random";
import { limits } from "./context.ts";
import type { Deletion, KeptThing } from "./view.ts";

/** 60 random bits, in groups that can be read aloud: SK-7F3K-29QD-X4BN. */
export const newCode = (): string => `SK-${[4, 4, 4].map(randomId).join("-")}`.toUpperCase();

/** As people type it: small letters, spaces, without dashes, with the letters that are mistaken for digits. */
export function canonicalCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/^SK/, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return `SK-${letters.match(/.{1,4}/g)?.join("-") ?? ""}`;
}

const digestOf = (code: string): string => digest(`receipt ${canonicalCode(code)}`);

const contentsShape = z.object({
  counts: z.record(z.string(), z.number().int()),
  held: z.array(z.object({ kind: z.string(), until: z.coerce.date().nullable() })),
});
export type Contents = z.output<typeof contentsShape>;

export async function write(tx: Tx, code: string, closedAt: Date, destroyAt: Date, contents: Contents): Promise<void> {
  const plain = JSON.parse(JSON.stringify(contents));
  await tx.deletionReceipt.create({
    data: { codeDigest: digestOf(code), closedAt, destroyAt, contents: plain },
    select: { codeDigest: true },
  });
}

/** Notes what became of it, once. */
export async function note(tx: Tx, code: string, what: "destroyed" | "kept"): Promise<void> {
  const codeDigest = digestOf(code);
  if (what === "destroyed")
    await tx.$executeRaw`UPDATE deletion_receipt SET destroyed_at = coalesce(destroyed_at, app_now()) WHERE code_digest = ${codeDigest}`;
  else await tx.$executeRaw`UPDATE deletion_receipt SET kept_at = app_now() WHERE code_digest = ${codeDigest} AND destroyed_at IS NULL`;
}

/** Days that a backup is kept. */
const backupDays = 30;
/** Days that a case is kept at most, which may have been opened on the last one. */
const caseDays = 210;
const day = 24 * 3600 * 1000;
const after = (date: Date, days: number) => new Date(date.getTime() + days * day);

/** What stays under which rule, and until when; null is for good, because nobody can be known from it. */
export const keptAfter = (closedAt: Date, destroyAt: Date, held: Contents["held"]): KeptThing[] => [
  ...held.map(({ kind, until }) => ({ kind, until: until?.toISOString() ?? null })),
  { kind: "backup", until: after(destroyAt, backupDays).toISOString() },
  { kind: "waiting", until: after(destroyAt, caseDays).toISOString() },
  { kind: "roomLog", until: after(closedAt, 90).toISOString() },
  { kind: "receipt", until: after(closedAt, 365).toISOString() },
  { kind: "counts", until: null },
];

/** What a code says, for anybody. Refuses `receipt_unknown` for one that never was, or is over, and `too_often`. */
export async function find(visit: Visit, typed: string): Promise<Result<Deletion>> {
  const minutes = await spend([limits.receiptByNetwork, visit.network]);
  if (minutes) return refuse("too_often", { minutes });
  const row = typed.length > 60 ? null : await db.deletionReceipt.findUnique({ where: { codeDigest: digestOf(typed) } });
  if (!row) return refuse("receipt_unknown");
  const { counts, held } = contentsShape.parse(row.contents);
  return done({
    code: canonicalCode(typed),
    closedAt: row.closedAt.toISOString(),
    destroyAt: row.destroyAt.toISOString(),
    destroyedAt: row.destroyedAt?.toISOString() ?? null,
    keptAt: row.keptAt?.toISOString() ?? null,
    counts,
    kept: keptAfter(row.closedAt, row.destroyedAt ?? row.destroyAt, held),
  });
}

/** Receipts can be checked for twelve months. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM deletion_receipt WHERE closed_at < app_now() - interval '365 days'`;
}
