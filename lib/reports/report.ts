// A report: anybody sends one, with or without an account, and follows it by its code.
import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Caller } from "#lib/platform/auth/actor";
import type { Visit } from "#lib/platform/auth/visit";
import { Prisma, type Tx, transact, wasFirst } from "#lib/platform/db";
import * as tries from "#lib/platform/limits";
import { log } from "#lib/platform/log";
import { done, type Result, refuse } from "#lib/platform/result";
import * as reported from "#lib/rooms/read/reported";
import { codeDigestOf, codeOf } from "./code.ts";
import { limits } from "./context.ts";
import { addedWordsAtMost, type Category, hoursOf, keepDays, milderThan } from "./ladder.ts";
import { type Found, find } from "./reported-thing.ts";
import type { reportInput } from "./schema.ts";

export type Reporter = { caller: Caller | null; visit: Visit };
/** `hours`: within how many the case is decided at most. */
export type Filed = { code: string; hours: number };

/**
 * Sends a report and answers its code. Sent twice it is one report, and more words of the same reporter are added to it. `own_case` for
 * a report about oneself.
 */
export async function file(reporter: Reporter, input: z.output<typeof reportInput>): Promise<Result<Filed>> {
  const minutes = await spend(reporter);
  if (minutes) return refuse("too_often", { minutes });
  const attempt = () => transact((tx) => fileOnce(tx, reporter, input));
  // The same report sent twice at once: the second finds the first.
  return attempt().catch((error: unknown) => (wasFirst(error) ? attempt() : Promise.reject(error)));
}

/** A report is taken where counting fails. Whoever has no key is counted by their network alone: the people of one factory share it. */
export async function spend({ caller, visit }: Reporter): Promise<number | null> {
  const whose = caller && (caller.kind === "member" ? caller.personId : caller.guestDigest);
  const own = whose === null ? [] : [[limits.reportByReporter, whose] as const];
  try {
    return await tries.spend(...own, [limits.reportByNetwork, visit.network]);
  } catch (error) {
    log.warn({ err: error }, "a report is taken uncounted");
    return null;
  }
}

async function fileOnce(tx: Tx, { caller }: Reporter, input: z.output<typeof reportInput>): Promise<Result<Filed>> {
  // Whoever knows the draft's number has sent it: a guest without a cookie adds words by it.
  const sent = await tx.report.findUnique({ where: { draftId: input.draftId }, select: { ...shown, caseId: true } });
  if (sent) {
    await addWords(tx, sent.caseId, sent, input.words);
    return done(filedOf(sent));
  }
  const found = await find(tx, input.about, caller);
  if (!found) return refuse("missing");
  const reporterId = caller?.kind === "member" ? caller.personId : null;
  if (reporterId !== null && reporterId === found.personId) return refuse("own_case");
  const browserDigest = (caller?.kind === "guest" ? caller.guestDigest : caller?.browserDigest) ?? null;
  const isVouched = reporterId !== null || (await wasThere(tx, found, browserDigest));
  const caseId = await openCase(tx, found, input.category, isVouched);
  // Of one reporter the first report counts: what they add hastens nothing.
  const earlier = reporterId || browserDigest ? await earlierOf(tx, caseId, { reporterId, browserDigest }) : null;
  if (earlier) {
    await addWords(tx, caseId, earlier, input.words);
    return done(filedOf(earlier));
  }
  await hasten(tx, caseId, input.category, isVouched);
  const id = randomUUID();
  const moment = found.roomId ? await reported.moment(tx, found.roomId) : null;
  await tx.report.create({
    data: {
      id,
      caseId,
      reporterId,
      browserDigest,
      draftId: input.draftId,
      codeDigest: codeDigestOf(codeOf(id)),
      category: input.category,
      isVouched,
      words: input.words,
      moment: moment ?? Prisma.DbNull,
    },
    select: { id: true },
  });
  return done(filedOf({ id, category: input.category, isVouched }));
}

const shown = { id: true, words: true, category: true, isVouched: true } as const;

const filedOf = ({ id, category, isVouched }: { id: string; category: Category; isVouched: boolean }): Filed => ({
  code: codeOf(id),
  hours: hoursOf(category, isVouched),
});

const wasThere = async (tx: Tx, { roomId }: Found, browserDigest: string | null): Promise<boolean> =>
  roomId !== null && browserDigest !== null && reported.cameByBrowser(tx, roomId, browserDigest);

/** The open case about this thing, made now for this report if there is none. Locked until the report is in. */
async function openCase(tx: Tx, found: Found, category: Category, isVouched: boolean): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO conduct_case (id, subject, subject_id, subject_name, category, series_id, organisation_id, officers_only, room_id, seat_id,
                              person_id, due_at, keep_until)
    VALUES (${randomUUID()}::uuid, ${found.subject}::"ReportSubject", ${found.subjectId}::uuid, ${found.subjectName},
            ${category}::"ReportCategory", ${found.seriesId}::uuid, ${found.organisationId}::uuid, ${found.officersOnly}, ${found.roomId}::uuid,
            ${found.seatId}::uuid, ${found.personId}::uuid, app_now() + make_interval(hours => ${hoursOf(category, isVouched)}::int),
            app_now() + make_interval(days => ${keepDays}::int))
    ON CONFLICT (subject, subject_id, series_id) WHERE state = 'open' DO UPDATE SET
      officers_only = conduct_case.officers_only OR excluded.officers_only
    RETURNING id`;
  if (!row) throw new Error("a case without a row");
  return row.id;
}

/** The gravest category names a case, the most urgent report sets its hours. */
const hasten = (tx: Tx, caseId: string, category: Category, isVouched: boolean) =>
  tx.$executeRaw`
    UPDATE conduct_case SET
      category = CASE WHEN category::text = ANY (${milderThan(category)}::text[]) THEN ${category}::"ReportCategory" ELSE category END,
      due_at = least(due_at, app_now() + make_interval(hours => ${hoursOf(category, isVouched)}::int))
    WHERE id = ${caseId}::uuid`;

type Whose = { reporterId: string | null; browserDigest: string | null };

const earlierOf = (tx: Tx, caseId: string, { reporterId, browserDigest }: Whose) =>
  tx.report.findFirst({ where: { caseId, ...(reporterId ? { reporterId } : { reporterId: null, browserDigest }) }, select: shown });

async function addWords(tx: Tx, caseId: string, earlier: { id: string; words: string }, words: string): Promise<void> {
  const added = await tx.caseStatement.findMany({ where: { reportId: earlier.id, question: "" }, select: { words: true } });
  const known = [earlier.words, ...added.map((one) => one.words)];
  if (words === "" || known.includes(words) || added.length >= addedWordsAtMost) return;
  await tx.$executeRaw`
    INSERT INTO case_statement (id, case_id, side, report_id, question, words, answered_at)
    VALUES (uuidv7(), ${caseId}::uuid, 'reporter', ${earlier.id}::uuid, '', ${words}, app_now())`;
}
