// The end of a vacancy for those who still wait: each is answered, and reads that it is filled or cancelled.
import "server-only";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { hiringEvents } from "../events.ts";
import * as history from "./history.ts";
import * as replyDue from "./reply-due.ts";
import { statesBefore } from "./state.ts";

/**
 * Answers everybody who waits for a vacancy that was closed, one after the other, however many they are. An offer stands, since the next
 * word is its applicant's. Safe to repeat.
 */
export async function answerWaiting(vacancyId: string): Promise<void> {
  const waiting = await db.application.findMany({ where: { vacancyId, ...open }, select: { id: true }, orderBy: { id: "asc" } });
  for (const { id } of waiting) await transact((tx) => answer(tx, id));
}

async function answer(tx: Tx, applicationId: string): Promise<void> {
  const { count } = await tx.application.updateMany({
    where: { id: applicationId, ...open },
    data: { state: "vacancy_closed", version: { increment: 1 } },
  });
  if (count === 0) return;
  await history.record(tx, applicationId, "vacancy_closed");
  await replyDue.answer(tx, applicationId, await now(tx));
  await emit(tx, hiringEvents, "application_answered", { applicationId });
}

const open = { state: { in: statesBefore("system", "vacancy_closed") } };
