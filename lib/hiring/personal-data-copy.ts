// What a copy of one's data contains of hiring, and how much of it there is.
import "server-only";
import type { Prisma, Tx } from "#lib/platform/db";
import * as profile from "./profile/personal-data.ts";
import * as draft from "./vacancy/draft.ts";

const byTime = [{ at: "asc" }, { id: "asc" }] satisfies Prisma.ApplicationEventOrderByWithRelationInput[];
const vacancyName = { select: { title: true, organisation: { select: { name: true } } } } as const;

/** Everything of this person here, without other people. Replaced outcomes are part of it: nothing is kept in secret. */
export async function exportOf(tx: Tx, personId: string) {
  const applications = await tx.application.findMany({
    where: { personId },
    select: {
      name: true,
      seed: true,
      roleWanted: true,
      field: true,
      city: true,
      line: true,
      state: true,
      appliedAt: true,
      replyBy: true,
      seenAt: true,
      withdrawnAt: true,
      readAt: true,
      note: true,
      musts: true,
      answers: true,
      notes: { select: { words: true, at: true }, orderBy: { id: "asc" } },
      events: { select: { kind: true, at: true, reason: true, words: true }, orderBy: byTime },
      vacancy: vacancyName,
    },
    orderBy: { appliedAt: "asc" },
  });
  const outcomes = await tx.outcome.findMany({
    where: { personId },
    select: {
      code: true,
      source: true,
      attribution: true,
      askedAgainAt: true,
      note: true,
      createdAt: true,
      confirmedAt: true,
      disputedAt: true,
      disputeReason: true,
      employerConfirmedAt: true,
      vacancy: vacancyName,
      room: { select: { startsAt: true, series: { select: { title: true } } } },
    },
    orderBy: { createdAt: "asc" },
  });
  const memberLetters = await tx.memberLetter.findMany({
    where: { personId },
    select: { mode: true, organisation: { select: { name: true } } },
    orderBy: { organisationId: "asc" },
  });
  const vacanciesPosted = await tx.vacancy.findMany({
    where: { createdById: personId },
    select: { title: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  const checkIns = await tx.checkIn.findMany({
    where: { personId },
    select: { kind: true, dueAt: true, sentAt: true, expiresAt: true, answer: true, answeredAt: true },
    orderBy: { dueAt: "asc" },
  });
  const stopped = await tx.checkInStop.findUnique({ where: { personId }, select: { stoppedAt: true } });
  const vacancyDrafts = await draft.exportOf(tx, personId);
  return {
    applications,
    memberLetters,
    outcomes,
    checkIns,
    checkInsStoppedAt: stopped?.stoppedAt ?? null,
    vacanciesPosted,
    vacancyDrafts,
    ...(await profile.exportOf(tx, personId)),
  };
}

export const counts = async (tx: Tx, personId: string) => ({
  applications: await tx.application.count({ where: { personId } }),
  // What the product itself saw is counted with the turns and applications that it saw.
  outcomes: await tx.outcome.count({ where: { personId, source: { not: "system" } } }),
  ...(await profile.counts(tx, personId)),
});
