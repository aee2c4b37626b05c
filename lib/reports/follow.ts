// How a case stands, for its two sides: the reporter by the code, the reported person on a page of their own. Neither learns of the other.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Prisma } from "#lib/platform/db";
import { answeredBy } from "./answering.ts";
import { codeDigestOf } from "./code.ts";
import { mayAppeal } from "./ladder.ts";
import type { FollowView } from "./view.ts";

const shownOfCase = {
  subject: true,
  category: true,
  state: true,
  openedAt: true,
  dueAt: true,
  claim: true,
  appealBy: true,
  decisions: { orderBy: { round: "asc" }, select: { round: true, rung: true, reason: true, at: true, undone: true } },
} satisfies Prisma.ConductCaseSelect;
type Case = Prisma.ConductCaseGetPayload<{ select: typeof shownOfCase }>;
type Question = { id: string; question: string; words: string; answeredAt: Date | null };

const questionsShown = { orderBy: { id: "asc" }, select: { id: true, question: true, words: true, answeredAt: true } } as const;

/** By the code of a report, for whoever has it; null for an unknown one. */
export async function byCode(code: string): Promise<FollowView | null> {
  const report = await db.report.findUnique({
    where: { codeDigest: codeDigestOf(code) },
    select: {
      category: true,
      at: true,
      case: { select: shownOfCase },
      statements: { ...questionsShown, where: { question: { not: "" } } },
    },
  });
  if (!report) return byReportedCode(code);
  // What one's own report is about; the case may have become graver by another's.
  return { ...viewOf(report.case, report.statements, "reporter", await now()), category: report.category, at: report.at.toISOString() };
}

/** The same for somebody whose account the decision closed. */
async function byReportedCode(code: string): Promise<FollowView | null> {
  const found = await db.conductCase.findUnique({
    where: { reportedCodeDigest: codeDigestOf(code) },
    select: { ...shownOfCase, statements: { ...questionsShown, where: { side: "reported", question: { not: "" } } } },
  });
  return found && viewOf(found, found.statements, "reported", await now());
}

/** For whoever answers for what was reported, once they were asked or a decision has followed; null before that and for everybody else. */
export async function aboutMe(actor: Actor, caseId: string): Promise<FollowView | null> {
  const found = await db.conductCase.findFirst({
    where: { id: caseId, ...(await answeredBy(db, actor.personId)) },
    select: { ...shownOfCase, statements: { ...questionsShown, where: { side: "reported", question: { not: "" } } } },
  });
  if (!found || !isTold(found.decisions, found.statements.length)) return null;
  return viewOf(found, found.statements, "reported", await now());
}

/** Whether the reported person hears of a case: not of one in which nothing was found and nothing was asked. */
export const isTold = (decisions: readonly { rung: string }[], questions: number): boolean =>
  questions > 0 || decisions.some(({ rung }) => rung !== "no_breach");

function viewOf(found: Case, questions: readonly Question[], side: "reporter" | "reported", at: Date): FollowView {
  return {
    state: found.state !== "open" ? found.state : found.claim > 0 ? "in_hand" : "received",
    subject: found.subject,
    category: found.category,
    at: found.openedAt.toISOString(),
    dueAt: found.dueAt.toISOString(),
    questions: questions.map(({ id, question, words, answeredAt }) => ({
      statementId: id,
      question,
      words: answeredAt ? words : null,
    })),
    decisions: found.decisions.map(({ at: decidedAt, undone, ...decision }) => ({
      ...decision,
      at: decidedAt.toISOString(),
      isUndone: undone !== null,
    })),
    mayAppeal: mayAppeal(found, side, at),
  };
}
