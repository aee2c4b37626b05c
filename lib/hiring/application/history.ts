// The history of an application: one row for each state it came into. It only grows, and what counts as an outcome goes into the ledger too.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import type { Tx } from "#lib/platform/db";
import type { LedgerCode } from "../outcome/codes.ts";
import * as ledger from "../outcome/ledger.ts";
import type { ApplicationState, RejectionReason } from "./state.ts";

/** `member` of the organisation who did it; without, the applicant or nobody. `roomId`: the room whose name the application carries. */
type Step = { member?: Actor; reason?: RejectionReason | null; words?: string; roomId?: string | null };

export async function record(
  tx: Tx,
  applicationId: string,
  kind: ApplicationState,
  { member, reason = null, words = "", roomId = null }: Step = {},
): Promise<void> {
  const { application } = await tx.applicationEvent.create({
    data: { applicationId, kind, byId: member?.personId ?? null, reason, words },
    select: { application: { select: { personId: true, vacancyId: true } } },
  });
  const code = codes[kind];
  if (code) await ledger.record(tx, { ...application, code, source: "system", roomId });
}

/** Steps that are outcomes as well: the product sees them itself. */
const codes: Partial<Record<ApplicationState, LedgerCode>> = {
  applied: "applied",
  offered: "offered",
  hired: "hired",
  declined: "offer_declined",
  rejected: "rejected",
  ghosted: "ghosted",
  withdrawn: "withdrew",
  vacancy_closed: "vacancy_closed",
};
