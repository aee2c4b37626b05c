// When the public reads a vacancy: at once, unless something in it waits for an administrator. What waits can be passed or sent back.
import "server-only";
import type { z } from "zod";
import * as standing from "#lib/accounts/company/standing";
import { idsOf } from "#lib/accounts/organisation";
import * as person from "#lib/accounts/person";
import * as role from "#lib/accounts/role";
import { audit } from "#lib/platform/audit/audit-log";
import type { Actor } from "#lib/platform/auth/actor";
import { db, Prisma, type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { changed } from "#lib/platform/pages/pages";
import { done, type Result, refuse } from "#lib/platform/result";
import { hiringEvents } from "../events.ts";
import * as pin from "../in-room/pin.ts";
import type { vacancyIdInput } from "../schema.ts";
import { localDate } from "../terms/place.ts";
import * as change from "./vacancy-change.ts";
import type { sendBackInput } from "./vacancy-schema.ts";
import type { WaitingVacancy } from "./view.ts";
import { scanVacancy } from "./word-scan.ts";

/** Makes a vacancy public that was handed in and in which nothing waits any more. Answers whether it is public now. */
export async function publishIfReady(tx: Tx, vacancyId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ organisationId: string }[]>`
    UPDATE vacancy v SET published_at = app_now(), confirmed_open_at = app_now(), missed_heartbeats = 0
    WHERE id = ${vacancyId}::uuid AND published_at IS NULL AND submitted_at IS NOT NULL AND sent_back_reason IS NULL AND closed_at IS NULL
      AND NOT words_held
      AND EXISTS (SELECT 1 FROM organisation o WHERE o.id = v.organisation_id AND ${standing.publishesAtOnce})
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
 * An administrator read it: words about money are as they should be, a change that waited is made, and a company that registered itself
 * publishes at once from now on. Criteria are answered one by one,
 * and a vacancy waits until they are. Refuses `missing`, `vacancy_closed`, `own_company` to its members. Passed already is no error.
 */
export const pass = (actor: Actor, { vacancyId }: z.output<typeof vacancyIdInput>): Promise<Result<{ isPublic: boolean }>> =>
  transact(async (tx) => {
    if (!(await role.may(tx, actor, "admin"))) return refuse("missing");
    await tx.$queryRaw`SELECT 1 FROM vacancy WHERE id = ${vacancyId}::uuid FOR NO KEY UPDATE`;
    const row = await tx.vacancy.findUnique({
      where: { id: vacancyId },
      select: {
        ...{ ...change.columns, organisationId: true, submittedAt: true, sentBackReason: true },
        ...{ closedAt: true, waitingTerms: true, wordsHeld: true },
      },
    });
    if (!row) return refuse("missing");
    if ((await idsOf(tx, actor.personId)).includes(row.organisationId)) return refuse("own_company");
    if (row.closedAt) return refuse("vacancy_closed");
    const waiting = row.waitingTerms === null ? null : change.waitingShape.parse(row.waitingTerms);
    const isHandedIn = row.submittedAt !== null && row.sentBackReason === null;
    const isFirst = isHandedIn && (await standing.isWaiting(tx, row.organisationId));
    if (isFirst) await standing.letPass(tx, row.organisationId);
    if (!waiting && !row.wordsHeld && !isFirst) return done({ isPublic: await publishIfReady(tx, vacancyId) });
    await tx.vacancy.update({ where: { id: vacancyId }, data: { wordsHeld: false, waitingTerms: Prisma.DbNull }, select: { id: true } });
    if (waiting && waiting.openings >= row.filled) await change.make(tx, vacancyId, row, waiting, null);
    const isPublic = await publishIfReady(tx, vacancyId);
    if (isPublic) await emit(tx, hiringEvents, "vacancy_passed", { vacancyId });
    await audit(tx, { kind: "vacancy.passed", actorId: actor.personId, details: { vacancyId } });
    return done({ isPublic });
  });

/** An administrator sends it back with a reason, to be changed and handed in again. Refuses `missing`, `own_company`. */
export const sendBack = (actor: Actor, { vacancyId, reason }: z.output<typeof sendBackInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await role.may(tx, actor, "admin"))) return refuse("missing");
    const row = await tx.vacancy.findUnique({ where: { id: vacancyId }, select: { organisationId: true } });
    if (!row) return refuse("missing");
    if ((await idsOf(tx, actor.personId)).includes(row.organisationId)) return refuse("own_company");
    await giveBack(tx, vacancyId, reason);
    await emit(tx, hiringEvents, "vacancy_sent_back", { vacancyId });
    await audit(tx, { kind: "vacancy.sent-back", actorId: actor.personId, details: { vacancyId } });
    return done(null);
  });

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
      organisation: {
        select: {
          ...{ name: true, domain: true, website: true, about: true, town: true, answerableName: true, answerableOffice: true },
          ...{ registeredAt: true, passedAt: true },
        },
      },
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
  const own = await idsOf(db, actor.personId);
  return rows.map(({ organisation: { name, registeredAt, passedAt, ...company }, ...row }) => {
    const read = row.waitingTerms === null ? row : { ...row, ...change.waitingShape.parse(row.waitingTerms) };
    return {
      vacancyId: row.id,
      organisationId: row.organisationId,
      organisation: name,
      company,
      isFirst: registeredAt !== null && passedAt === null,
      isOwn: own.includes(row.organisationId),
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

/** Whom the letter about a decision goes to; null when whoever wrote the vacancy is not here any more. */
export async function letterOf(vacancyId: string) {
  const row = await db.vacancy.findUnique({ where: { id: vacancyId }, select: { title: true, createdById: true } });
  const reader = row?.createdById ? await person.reader(row.createdById) : null;
  return row && reader && { ...reader, vacancy: row.title };
}
