// Reports and those who judge them, for tests.
import { randomUUID } from "node:crypto";
import type { Actor, Caller, Role } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import * as caseClaim from "#lib/reports/case-claim";
import { codeDigestOf } from "#lib/reports/code";
import type { ReportCategory } from "#lib/reports/ladder";
import * as report from "#lib/reports/report";
import type { ReportedThing } from "#lib/reports/schema";
import { visit } from "./account.ts";
import { guest, member, must } from "./forum.ts";

type Said = { caller?: Caller | null; category?: ReportCategory; words?: string; draftId?: string };

/** Sends a report, as an unknown guest unless somebody is named. */
export const reportOn = (
  about: ReportedThing,
  { caller = guest(), category = "advert", words = "Jual pulsa di panggung", draftId = randomUUID() }: Said = {},
) => report.file({ caller, visit: visit() }, { about, category, words, draftId });

/** The same for one that must be taken: its code and its case. */
export async function filed(about: ReportedThing, said: Said = {}) {
  const { code } = must(await reportOn(about, said));
  const { id, caseId } = await db.report.findUniqueOrThrow({
    where: { codeDigest: codeDigestOf(code) },
    select: { id: true, caseId: true },
  });
  return { code, reportId: id, caseId };
}

/** Somebody with a role that is kept in the database too. */
export async function staff(role: Role): Promise<Actor> {
  const actor = await member(role);
  await db.roleGrant.create({ data: { personId: actor.personId, role } });
  return actor;
}

/** Claims a case, and answers what its claims are written under. */
export async function claimed(actor: Actor, caseId: string) {
  const { claim } = must(await caseClaim.claim(actor, { caseId }));
  return { caseId, claim };
}
