// When the public reads a vacancy: at once, unless something in it waits for an administrator. What waits can be passed or sent back.
import "server-only";
import type { z } from "zod";
import * as role from "#lib/accounts/role";
import { audit } from "#lib/platform/audit/audit-log";
import type { Actor } from "#lib/platform/auth/actor";
import { db, Prisma, type Tx, transact } from "#lib/platform/db";
import { changed } from "#lib/platform/pages/pages";
import { done, type Result, refuse } from "#lib/platform/result";
import * as pin from "../in-room/pin.ts";
import type { vacancyIdInput } from "../schema.ts";
import { localDate } from "./place.ts";
import * as change from "./vacancy-change.ts";
import type { Criterion, sendBackInput } from "./vacancy-schema.ts";
import type { ScannedKind } from "./word-scan.ts";
import { scanVacancy } from "./word-scan.ts";

/** Makes a vacancy public that was handed in and in which nothing waits any more. Answers whether it is public now. */
export async function publishIfReady(tx: Tx, vacancyId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ organisationId: string }[]>`
    UPDATE vacancy v SET published_at = app_now(), confirmed_open_at = app_now(), missed_heartbeats = 0
    WHERE id = ${vacancyId}::uuid AND published_at IS NULL AND submitted_at IS NOT NULL AND sent_back_reason IS NULL AND closed_at IS NULL
      AND NOT words_held
      AND NOT EXISTS (SELECT 1 FROM protected_criterion c WHERE c.vacancy_id = v.id AND c.approved_at IS NULL)
    RETURNING organisation_id AS "organisationId"`;
  const row = await tx.vacancy.findUniqueOrThrow({ where: { id: vacancyId }, select: { publishedAt: true, organisationId: true } });
  // An answer to a criterion shows on a page that is public already.
  if (rows.length > 0 || row.publishedAt) await listingChanged(tx, vacancyId, row.organisationId);
  return row.publishedAt !== null;
}

/** Makes the pages and cards anew that show a vacancy. */
export async function listingChanged(tx: Tx, vacancyId: string, organisationId: string): Promise<void> {
  await pin.refresh(tx, vacancyId);
  await changed(tx, "vacancies", `vacancy:${vacancyId}`, `organisation:${organisationId}`);
}

/** One that waits goes back to its company with the reason; a waiting change of a public one is dropped. */
export async function giveBack(tx: Tx, vacancyId: string, reason: string): Promise<void> {
  await tx.vacancy.updateMany({ where: { id: vacancyId, publishedAt: null }, data: { sentBackReason: reason } });
  await tx.vacancy.updateMany({
    where: { id: vacancyId, publishedAt: { not: null }, waitingTerms: { not: Prisma.AnyNull } },
    data: { sentBackReason: reason, waitingTerms: Prisma.DbNull },
  });
}

/**
 * An administrator read it: words about money are as they should be, and a change that waited is made. Criteria are answered one by one,
 * and a vacancy waits until they are. Refuses `missing`, `vacancy_closed`. Passed already is no error.
 */
export const pass = (actor: Actor, { vacancyId }: z.output<typeof vacancyIdInput>): Promise<Result<{ isPublic: boolean }>> =>
  transact(async (tx) => {
    if (!(await role.may(tx, actor, "admin"))) return refuse("missing");
    await tx.$queryRaw`SELECT 1 FROM vacancy WHERE id = ${vacancyId}::uuid FOR NO KEY UPDATE`;
    const row = await tx.vacancy.findUnique({
      where: { id: vacancyId },
      select: { ...change.columns, closedAt: true, waitingTerms: true, wordsHeld: true },
    });
    if (!row) return refuse("missing");
    if (row.closedAt) return refuse("vacancy_closed");
    const waiting = row.waitingTerms === null ? null : change.waitingShape.parse(row.waitingTerms);
    if (!waiting && !row.wordsHeld) return done({ isPublic: await publishIfReady(tx, vacancyId) });
    await tx.vacancy.update({ where: { id: vacancyId }, data: { wordsHeld: false, waitingTerms: Prisma.DbNull }, select: { id: true } });
    if (waiting && waiting.openings >= row.filled) await change.make(tx, vacancyId, row, waiting, null);
    const isPublic = await publishIfReady(tx, vacancyId);
    await audit(tx, { kind: "vacancy.passed", actorId: actor.personId, details: { vacancyId } });
    return done({ isPublic });
  });

/** An administrator sends it back with a reason, to be changed and handed in again. Refuses `missing`. */
export const sendBack = (actor: Actor, { vacancyId, reason }: z.output<typeof sendBackInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await role.may(tx, actor, "admin"))) return refuse("missing");
    const row = await tx.vacancy.findUnique({ where: { id: vacancyId }, select: { id: true } });
    if (!row) return refuse("missing");
    await giveBack(tx, vacancyId, reason);
    await audit(tx, { kind: "vacancy.sent-back", actorId: actor.personId, details: { vacancyId } });
    return done(null);
  });

export type WaitingVacancy = {
  vacancyId: string;
  organisationId: string;
  organisation: string;
  title: string;
  description: string;
  mustHave: string[];
  pledgedBy: string;
  submittedAt: string;
  /** Public already: a change of it waits. */
  isChange: boolean;
  found: { kind: ScannedKind; words: string }[];
  criteria: ({ criterionId: string } & Criterion)[];
};

/** What waits for an administrator, the longest first; null for everyone else. */
export async function waiting(actor: Actor): Promise<WaitingVacancy[] | null> {
  if (!(await role.may(db, actor, "admin"))) return null;
  const rows = await db.vacancy.findMany({
    where: {
      closedAt: null,
      submittedAt: { not: null },
      OR: [
        { publishedAt: null, sentBackReason: null },
        { waitingTerms: { not: Prisma.AnyNull } },
        { criteria: { some: { approvedAt: null, refusedAt: null } }, publishedAt: { not: null } },
      ],
    },
    select: {
      id: true,
      organisationId: true,
      organisation: { select: { name: true } },
      title: true,
      zone: true,
      description: true,
      hours: true,
      mustHave: true,
      niceToHave: true,
      questions: true,
      pledgedBy: true,
      pledgedRole: true,
      submittedAt: true,
      publishedAt: true,
      waitingTerms: true,
      criteria: { where: { approvedAt: null, refusedAt: null }, select: { id: true, kind: true, value: true, justification: true } },
    },
    orderBy: { submittedAt: "asc" },
    take: 100,
  });
  return rows.map((row) => {
    const read = row.waitingTerms === null ? row : { ...row, ...change.waitingShape.parse(row.waitingTerms) };
    return {
      vacancyId: row.id,
      organisationId: row.organisationId,
      organisation: row.organisation.name,
      title: read.title,
      description: read.description,
      mustHave: read.mustHave,
      pledgedBy: [row.pledgedBy, row.pledgedRole].filter(Boolean).join(", "),
      submittedAt: row.submittedAt?.toISOString() ?? "",
      isChange: row.publishedAt !== null,
      found: scanVacancy(read, localDate(new Date(row.submittedAt ?? 0), row.zone)),
      criteria: row.criteria.map(({ id, ...one }) => ({ criterionId: id, ...one })),
    };
  });
}
