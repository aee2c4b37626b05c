// A statement about what came of a turn or an interview, as both who made it and whom it is about read it.
import "server-only";
import type { Prisma } from "#lib/platform/db";
import { gradeOf, isOpenToAnswer } from "../rules.ts";
import type { MyOutcome } from "../view.ts";

export const statementColumns = {
  id: true,
  code: true,
  note: true,
  byId: true,
  personId: true,
  createdAt: true,
  confirmedAt: true,
  disputedAt: true,
  disputeReason: true,
  supersededById: true,
  room: { select: { series: { select: { title: true } } } },
  vacancy: { select: { id: true, title: true, organisation: { select: { name: true } } } },
} as const satisfies Prisma.OutcomeSelect;

type Row = Prisma.OutcomeGetPayload<{ select: typeof statementColumns }>;

export function statementOf(row: Row, at: Date): Omit<MyOutcome, "by"> {
  const grade = gradeOf(row);
  return {
    outcomeId: row.id,
    code: row.code,
    note: row.note,
    forum: row.room?.series.title ?? null,
    at: row.createdAt.toISOString(),
    vacancy: row.vacancy && { vacancyId: row.vacancy.id, title: row.vacancy.title, organisation: row.vacancy.organisation.name },
    grade: grade === "superseded" ? "one_side" : grade,
    isOpen: isOpenToAnswer(row, at),
    disputeReason: row.disputeReason,
  };
}
