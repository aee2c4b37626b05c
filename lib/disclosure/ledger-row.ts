// What the hash of a row of the ledger covers. Pure.
import type { ChainContent } from "#lib/platform/audit/hash-chain";

/** A row as its hash takes it, moments as ISO strings. */
export type ChainedRow = {
  person_id: string;
  seq: number;
  at: string;
  viewer_role: string;
  organisation_id: string | null;
  organisation_name: string;
  fields: readonly string[];
  purpose: string;
  about_kind: string | null;
  about_id: string | null;
  about_title: string;
  reason: string | null;
  grant_id: string | null;
  session_digest: string;
  held_until: string | null;
};

/** What the hash of a row covers: all of it, its number first. */
export const contentOf = (row: ChainedRow): ChainContent => [row.seq, ...restOf(row)];

/** The same without the number, as `chainFault` takes it. */
export const restOf = (row: ChainedRow): ChainContent => [
  row.person_id,
  row.at,
  row.viewer_role,
  row.organisation_id,
  row.organisation_name,
  row.fields,
  row.purpose,
  row.about_kind,
  row.about_id,
  row.about_title,
  row.reason,
  row.grant_id,
  row.session_digest,
  row.held_until,
];
