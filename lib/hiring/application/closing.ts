// The end of a vacancy for those who still wait: each is answered, and reads that it is filled or cancelled.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import type { Tx } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { hiringEvents } from "../events.ts";
import * as history from "./history.ts";
import * as replyDue from "./reply-due.ts";
import { statesBefore } from "./state.ts";

/**
 * Answers everybody who still waits. An offer stands, since the next word is its applicant's. In the transaction that closes the vacancy.
 * How many there were it tells nobody: somebody among them may hide from the actor.
 */
export async function closeOpen(tx: Tx, vacancyId: string, actor: Actor): Promise<void> {
  const open = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM application
    WHERE vacancy_id = ${vacancyId}::uuid AND state::text = ANY (${statesBefore("system", "vacancy_closed")}) ORDER BY id FOR NO KEY UPDATE`;
  const at = await now(tx);
  for (const { id: applicationId } of open) {
    await tx.application.update({
      where: { id: applicationId },
      data: { state: "vacancy_closed", version: { increment: 1 } },
      select: { id: true },
    });
    await history.record(tx, applicationId, "vacancy_closed", { member: actor });
    await replyDue.answer(tx, applicationId, at);
    await emit(tx, hiringEvents, "application_answered", { applicationId });
  }
}
