// What the worker does for reports: carries decisions out, and writes letters that say nothing on the outside.
import "server-only";
import type { z } from "zod";
import * as letter from "#lib/accounts/letter";
import * as person from "#lib/accounts/person";
import { db } from "#lib/platform/db";
import { digest } from "#lib/platform/secret/random";
import { answering } from "./answering.ts";
import { codeOf, reportedCodeOf } from "./code.ts";
import * as consequence from "./consequence.ts";
import type { reportEvents } from "./events.ts";
import { isTold } from "./follow.ts";
import * as hold from "./hold.ts";

type Event<K extends keyof typeof reportEvents> = z.output<(typeof reportEvents)[K]>;

const reportedSide = { id: true, subject: true, personId: true, organisationId: true, seriesId: true } as const;

/** Asks those who answer for what was reported: the letter says only where the question stands. */
export async function askReported({ statementId }: Event<"statement_asked">, eventId: string): Promise<void> {
  const found = await db.caseStatement.findUnique({
    where: { id: statementId },
    select: { answeredAt: true, case: { select: reportedSide } },
  });
  if (!found || found.answeredAt) return;
  await sendToReported("caseQuestion", found.case, eventId, `/reports/about/${found.case.id}`);
}

export async function carryOutDecision({ decisionId }: Event<"case_decided">): Promise<void> {
  await consequence.carryOut(decisionId);
}

/** Both sides read that there is a decision: members by a letter, guests by the code they kept. */
export async function sendDecision({ decisionId }: Event<"case_decided">, eventId: string): Promise<void> {
  const found = await db.caseDecision.findUnique({
    where: { id: decisionId },
    select: {
      case: {
        select: {
          ...reportedSide,
          decisions: { select: { rung: true }, orderBy: { round: "asc" } },
          reports: { select: { id: true, reporterId: true } },
          statements: { where: { side: "reported" }, select: { id: true } },
        },
      },
    },
  });
  if (!found) return;
  const { id, decisions, reports, statements } = found.case;
  // Somebody who cannot sign in any more follows by a code of their own.
  const isClosed = decisions.at(-1)?.rung === "account_ban";
  const path = isClosed ? `/reports/${reportedCodeOf(id)}` : `/reports/about/${id}`;
  if (isTold(decisions, statements.length)) await sendToReported("caseDecided", found.case, eventId, path);
  for (const report of reports) {
    const writer = report.reporterId && (await person.reader(report.reporterId));
    if (writer)
      await letter.send("reportDecided", { ...writer, eventId: `${eventId}.${report.id}`, path: `/reports/${codeOf(report.id)}` });
  }
}

type ReportedSide = Parameters<typeof answering>[1];

async function sendToReported(kind: "caseQuestion" | "caseDecided", about: ReportedSide, eventId: string, path: string): Promise<void> {
  for (const [index, personId] of (await answering(db, about)).entries()) {
    const reader = await person.reader(personId);
    if (reader)
      await letter.send(kind, { ...reader, eventId: index === 0 ? eventId : `${eventId}.${digest(personId).slice(0, 12)}`, path });
  }
}

export const destroyDue = hold.destroyDue;
