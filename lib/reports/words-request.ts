// A request to have words about oneself taken out of what somebody else wrote, such as a number in a note. Anybody sends one and follows it by
// its code; officers decide. It names words and no text, so that nobody learns from it what is written where.
import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type Tx, transact, wasFirst } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import { codeDigestOf, codeOf } from "./code.ts";
import { hoursFor, keepDays } from "./ladder.ts";
import { type Filed, type Reporter, spend } from "./report.ts";
import type { wordsRequestInput } from "./schema.ts";

type Asked = z.output<typeof wordsRequestInput>;

/** Shorter words stand in too many texts to be somebody's. */
const lettersAtLeast = 5;

/** Sends a request and answers its code. Sent twice it is one request. Refuses `words_too_short`, `too_often`. */
export async function ask(reporter: Reporter, input: Asked): Promise<Result<Filed>> {
  if ((input.words.match(/[\p{L}\p{Nd}]/gu) ?? []).length < lettersAtLeast) return refuse("words_too_short", { field: "words" });
  const minutes = await spend(reporter);
  if (minutes) return refuse("too_often", { minutes });
  const attempt = () => transact((tx) => askOnce(tx, reporter, input));
  // The same request sent twice at once: the second finds the first.
  return attempt().catch((error: unknown) => (wasFirst(error) ? attempt() : Promise.reject(error)));
}

async function askOnce(tx: Tx, { caller }: Reporter, { words, where, draftId }: Asked): Promise<Result<Filed>> {
  const filed = (reportId: string) => done({ code: codeOf(reportId), hours: hoursFor.words });
  const sent = await tx.report.findUnique({ where: { draftId }, select: { id: true } });
  if (sent) return filed(sent.id);
  const [caseId, reportId] = [randomUUID(), randomUUID()];
  await tx.$executeRaw`
    INSERT INTO conduct_case (id, subject, subject_id, subject_name, category, officers_only, due_at, keep_until)
    VALUES (${caseId}::uuid, 'words', ${caseId}::uuid, '', 'words', true, app_now() + make_interval(hours => ${hoursFor.words}::int),
            app_now() + make_interval(days => ${keepDays}::int))`;
  await tx.report.create({
    data: {
      id: reportId,
      caseId,
      reporterId: caller?.kind === "member" ? caller.personId : null,
      browserDigest: (caller?.kind === "guest" ? caller.guestDigest : caller?.browserDigest) ?? null,
      draftId,
      codeDigest: codeDigestOf(codeOf(reportId)),
      category: "words",
      isVouched: caller?.kind === "member",
      words,
    },
    select: { id: true },
  });
  if (where)
    await tx.$executeRaw`
      INSERT INTO case_statement (id, case_id, side, report_id, question, words, answered_at)
      VALUES (uuidv7(), ${caseId}::uuid, 'reporter', ${reportId}::uuid, '', ${where}, app_now())`;
  return filed(reportId);
}
