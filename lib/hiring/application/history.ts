// The history of an application: one row for each state it came into. It only grows.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import type { Tx } from "#lib/platform/db";
import type { ApplicationState, RejectionReason } from "./state.ts";

/** `member` of the organisation who did it; without, the applicant or nobody. */
type Step = { member?: Actor; reason?: RejectionReason | null; words?: string };

export async function record(
  tx: Tx,
  applicationId: string,
  kind: ApplicationState,
  { member, reason = null, words = "" }: Step = {},
): Promise<void> {
  await tx.applicationEvent.create({
    data: { applicationId, kind, byId: member?.personId ?? null, reason, words },
    select: { id: true },
  });
}
