// What reports hold of a person: the class of every column, what an export contains, what an erasure removes.
import "server-only";
import { auditDays, purge as purgeAuditLog } from "#lib/platform/audit/audit-log";
import { now } from "#lib/platform/clock";
import type { Prisma, Tx } from "#lib/platform/db";
import { type Closed, days, type HeldAbout, type HeldEvidence, type TableRules } from "#lib/platform/personal-data";
import { isTold } from "./follow.ts";
import * as hold from "./hold.ts";
import { keepDays, keepMoreDays, keptUntil, mayAppeal } from "./ladder.ts";

export const columns = {
  conduct_case: {
    id: "none",
    subject: "subject",
    subject_id: "none",
    subject_name: "subject",
    category: "subject",
    series_id: "none",
    organisation_id: "none",
    officers_only: "none",
    room_id: "none",
    seat_id: "none",
    person_id: "none",
    state: "subject",
    opened_at: "subject",
    due_at: "none",
    claimed_by_id: "staff",
    claimed_until: "none",
    claim: "none",
    appeal_by: "about-others",
    appeal_words: "about-others",
    appealed_at: "subject",
    keep_until: "subject",
    evidence: "about-others",
    reported_code_digest: "secret",
  },
  report: {
    id: "none",
    case_id: "none",
    reporter_id: "none",
    browser_digest: "secret",
    draft_id: "none",
    code_digest: "secret",
    category: "subject",
    is_vouched: "none",
    words: "subject",
    moment: "about-others",
    at: "subject",
  },
  case_statement: {
    id: "none",
    case_id: "none",
    side: "none",
    report_id: "none",
    question: "subject",
    asked_by_id: "staff",
    asked_at: "subject",
    words: "subject",
    answered_at: "subject",
  },
  case_decision: {
    id: "none",
    case_id: "none",
    round: "none",
    rung: "subject",
    reason: "subject",
    by_id: "staff",
    at: "subject",
    ban_id: "none",
    carried_out_at: "none",
    undone: "subject",
  },
  staff_look: {
    id: "none",
    subject_id: "none",
    by_id: "staff",
    second_id: "staff",
    role: "subject",
    fields: "subject",
    reason: "subject",
    case_id: "none",
    at: "subject",
  },
  audit_entry: { seq: "none", at: "none", kind: "none", actor: "none", about: "none", details: "none", hash: "secret" },
} as const;

const withCase = [{ until: "row", of: "conduct_case" }] as const;

export const tables = {
  conduct_case: {
    holds: "Reports about somebody, the questions asked, the answers and the decision; what was on stage at that moment, without names",
    seenBy: "moderators of that forum or officers; the reported person reads questions and decision; nobody reads who reported",
    keep: [{ until: "account" }, { hours: days(keepDays + keepMoreDays), after: "opened_at", purge: hold.destroyDue }],
  },
  report: {
    holds: "Reports one sent: category and words",
    seenBy: "whoever decides the case, without the sender's name; the sender by the code",
    keep: withCase,
  },
  case_statement: {
    holds: "Questions of the desk to both sides, and their answers",
    seenBy: "whoever decides the case; each side its own",
    keep: withCase,
  },
  case_decision: {
    holds: "The decision of a case, with its reason",
    seenBy: "both sides; whoever may decide",
    keep: withCase,
  },
  staff_look: {
    holds: "Looks of officers and admins at one's data, with their reason",
    seenBy: "its subject in the export; auditors",
    keep: [{ until: "account" }],
  },
  audit_entry: {
    holds: "What staff did and what was denied, under pseudonyms",
    seenBy: "auditors",
    keep: [{ hours: days(auditDays), after: "at", purge: purgeAuditLog }],
  },
} satisfies TableRules<typeof columns>;

const questions = { select: { question: true, askedAt: true, words: true, answeredAt: true }, orderBy: { id: "asc" } } as const;
const decisions = { select: { rung: true, reason: true, at: true, undone: true }, orderBy: { round: "asc" } } as const;

/**
 * Reports that this person sent, cases about them of which they were told, with the questions to them and the decisions, and looks of
 * staff. Nobody else is in it.
 */
export async function exportOf(tx: Tx, personId: string) {
  const reportsSent = await tx.report.findMany({
    where: { reporterId: personId },
    select: { category: true, words: true, at: true, statements: questions, case: { select: { state: true, decisions } } },
    orderBy: { at: "asc" },
  });
  const cases = await tx.conductCase.findMany({
    where: { personId },
    select: {
      subject: true,
      subjectName: true,
      category: true,
      state: true,
      openedAt: true,
      appealedAt: true,
      keepUntil: true,
      statements: { ...questions, where: { side: "reported" } },
      decisions,
    },
    orderBy: { openedAt: "asc" },
  });
  const casesAboutMe = cases
    .filter(({ decisions, statements }) => isTold(decisions, statements.length))
    .map((one) => ({ ...one, keepUntil: keptUntil(one) }));
  const looks = await tx.staffLook.findMany({
    where: { subjectId: personId },
    select: { role: true, fields: true, reason: true, at: true },
    orderBy: { at: "asc" },
  });
  return { reportsSent, casesAboutMe, looks };
}

/**
 * A case that waits is kept as evidence until its day, without the person; a decided one goes. Of reports that they sent the words stay
 * where a case waits for them, tied to nobody. Looks of staff go with the account's row.
 */
export async function erase(tx: Tx, personId: string): Promise<void> {
  await tx.conductCase.deleteMany({ where: { personId, state: { in: ["decided", "closed"] } } });
  await tx.$executeRaw`UPDATE conduct_case SET person_id = NULL, subject_name = '', subject_id = uuidv4() WHERE person_id = ${personId}::uuid`;
  const mine = { reporterId: personId };
  const decided = { state: { in: ["decided", "closed"] } } satisfies Prisma.ConductCaseWhereInput;
  await tx.caseStatement.deleteMany({ where: { report: { ...mine, case: decided } } });
  // An appeal knows the side and not which of its reporters wrote it: of a decided case they all go.
  const reportedByMe = { ...decided, reports: { some: mine } };
  await tx.caseStatement.deleteMany({ where: { side: "reporter", reportId: null, case: reportedByMe } });
  await tx.conductCase.updateMany({ where: { appealBy: "reporter", ...reportedByMe }, data: { appealWords: "" } });
  await tx.report.updateMany({ where: { ...mine, case: decided }, data: { words: "" } });
  await tx.report.updateMany({ where: mine, data: { reporterId: null, browserDigest: null } });
}

/** Cases that they had claimed are free for others at once. */
export async function close(tx: Tx, personId: string): Promise<Closed> {
  await tx.conductCase.updateMany({ where: { claimedById: personId }, data: { claimedById: null, claimedUntil: null } });
  return { setAside: {} };
}

export const reopen = async (): Promise<void> => {};

export const counts = async (): Promise<Record<string, number>> => ({});

/** Cases about them of which they were told. */
export async function heldAbout(tx: Tx, personId: string): Promise<HeldAbout[]> {
  const cases = await tx.conductCase.findMany({
    where: { personId },
    select: {
      id: true,
      state: true,
      openedAt: true,
      keepUntil: true,
      appealBy: true,
      decisions: { select: { rung: true, reason: true, at: true }, orderBy: { round: "asc" } },
      statements: { where: { side: "reported", question: { not: "" } }, select: { answeredAt: true } },
    },
    orderBy: { openedAt: "desc" },
  });
  const at = await now(tx);
  return cases
    .filter(({ decisions, statements }) => isTold(decisions, statements.length))
    .map(({ id, ...one }) => ({
      id,
      kind: "case",
      by: null,
      text: one.decisions.at(-1)?.reason ?? null,
      at: one.openedAt,
      until: keptUntil(one),
      may: one.state === "closed" && !mayAppeal(one, "reported", at) ? [] : ["answer"],
    }));
}

/**
 * Evidence that outlives the account: cases about them of which they were told and reports of theirs that wait for a decision. Of a case in
 * which nothing was asked yet nobody hears by closing the account; the receipt says to everybody that such cases are kept (decision 0045).
 */
export async function heldEvidence(tx: Tx, personId: string): Promise<HeldEvidence[]> {
  const waiting = { state: { in: ["open", "appealed"] } } satisfies Prisma.ConductCaseWhereInput;
  const cases = await tx.conductCase.findMany({
    where: { personId, ...waiting },
    select: { ...ends, statements: { where: { side: "reported" }, select: { id: true } } },
  });
  const about = cases.filter(({ decisions, statements }) => isTold(decisions, statements.length));
  const sent = await tx.report.findMany({
    where: { reporterId: personId, case: waiting },
    select: { case: { select: ends } },
  });
  return [
    ...about.map((one) => ({ kind: "case", until: keptUntil(one) })),
    ...sent.map((report) => ({ kind: "report", until: keptUntil(report.case) })),
  ];
}

const ends = { state: true, keepUntil: true, decisions: { select: { rung: true, at: true }, orderBy: { round: "asc" } } } as const;
