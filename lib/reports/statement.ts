// Questions of the desk to both sides, and their answers. The reported person answers on a page of their own, the reporter by the code.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { done, type Result, refuse } from "#lib/platform/result";
import { answeredBy, canAnswer } from "./answering.ts";
import { lockClaimed } from "./case-claim.ts";
import { codeDigestOf } from "./code.ts";
import { reportEvents } from "./events.ts";
import type { answerInput, askInput, codeAnswerInput } from "./schema.ts";

/** Asks one side. Reporters are asked all alike; the reported person gets a letter that says only that there is a question. */
export async function ask(actor: Actor, input: z.output<typeof askInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await lockClaimed(tx, actor, input.caseId, input.claim);
    if ("code" in found) return found;
    if (input.side === "reported") {
      if (!canAnswer(found)) return refuse("conflict");
      await add(tx, actor, input, null);
    } else {
      const reports = await tx.report.findMany({ where: { caseId: input.caseId }, select: { id: true }, orderBy: { at: "asc" } });
      for (const { id } of reports) await add(tx, actor, input, id);
    }
    return done(null);
  });
}

async function add(tx: Tx, actor: Actor, { caseId, side, question }: z.output<typeof askInput>, reportId: string | null): Promise<void> {
  const same = { caseId, side, reportId, question, answeredAt: null };
  if (await tx.caseStatement.findFirst({ where: same, select: { id: true } })) return;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO case_statement (id, case_id, side, report_id, question, asked_by_id)
    VALUES (uuidv7(), ${caseId}::uuid, ${side}::"CaseSide", ${reportId}::uuid, ${question}, ${actor.personId}::uuid) RETURNING id`;
  if (row && side === "reported") await emit(tx, reportEvents, "statement_asked", { statementId: row.id });
}

/** Whoever answers for what was reported answers a question, once. `conflict` once it is answered, or the case is decided. */
export async function answer(actor: Actor, { statementId, words }: z.output<typeof answerInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const whose = { id: statementId, side: "reported", case: await answeredBy(tx, actor.personId) } as const;
    const found = await tx.caseStatement.findFirst({ where: whose, select: { id: true } });
    return found ? answerOnce(tx, statementId, words) : refuse("missing");
  });
}

/** A reporter answers a question by the code, or the reported one by theirs. */
export async function answerByCode({ code, statementId, words }: z.output<typeof codeAnswerInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const codeDigest = codeDigestOf(code);
    const byReported = { side: "reported", case: { reportedCodeDigest: codeDigest } } as const;
    const whose = { id: statementId, OR: [{ report: { codeDigest } }, byReported] };
    const found = await tx.caseStatement.findFirst({ where: whose, select: { id: true } });
    return found ? answerOnce(tx, statementId, words) : refuse("missing");
  });
}

async function answerOnce(tx: Tx, statementId: string, words: string): Promise<Result<null>> {
  const answered = await tx.$executeRaw`
    UPDATE case_statement s SET words = ${words}, answered_at = app_now() FROM conduct_case c
    WHERE s.id = ${statementId}::uuid AND s.answered_at IS NULL AND c.id = s.case_id AND c.state IN ('open', 'appealed')`;
  return answered === 1 ? done(null) : refuse("conflict");
}
