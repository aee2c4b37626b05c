// Check-ins: a hired person is asked at the start and after 30, 90 and 180 days whether the job holds. One tap, by a mailed link without
// signing in or on one's own page. Nobody is asked for papers, and the company learns nothing of an answer.
import "server-only";
import { createHmac } from "node:crypto";
import type { z } from "zod";
import * as person from "#lib/accounts/person";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { env } from "#lib/platform/env";
import { emit } from "#lib/platform/jobs";
import { done, type Result, refuse } from "#lib/platform/result";
import { digest } from "#lib/platform/secret/random";
import { hiringEvents } from "../events.ts";
import type { checkInByTokenInput, checkInChoiceInput, checkInInput, checkInTokenInput, outcomeIdInput } from "../schema.ts";
import type { CheckInView, MyCheckIns } from "../view.ts";
import { type CheckInAnswer, type CheckInKind, checkInLinkDays, checkIns, codeOfAnswer } from "./codes.ts";
import { mayKnowHire } from "./company-hire.ts";
import * as ledger from "./ledger.ts";

const day = 86_400_000;
/** A question that could not be asked for so long is not asked any more. */
const lateDays = 14;

/** Plans the four questions of a hire, from the moment its person confirmed it. Planned already is no error. */
export async function plan(tx: Tx, personId: string, hireId: string): Promise<void> {
  const at = (await now(tx)).getTime();
  const kinds = Object.entries(checkIns) as [CheckInKind, number][];
  await tx.checkIn.createMany({
    data: kinds.map(([kind, days]) => ({ personId, hireId, kind, dueAt: new Date(at + days * day) })),
    skipDuplicates: true,
  });
}

/**
 * Asks what is due: of hires that stand, whose person wants to be asked, has an account and has not said that it ended. Safe to repeat and
 * to be late.
 */
export const askDue = (): Promise<void> =>
  transact(async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      UPDATE check_in SET sent_at = app_now(), expires_at = app_now() + make_interval(days => ${checkInLinkDays}::int)
      WHERE id IN (
        SELECT c.id FROM check_in c JOIN outcome h ON h.id = c.hire_id
        WHERE c.sent_at IS NULL AND c.due_at <= app_now() AND c.due_at > app_now() - make_interval(days => ${lateDays}::int)
          AND h.person_id = c.person_id AND h.superseded_by_id IS NULL AND h.disputed_at IS NULL
          AND NOT EXISTS (SELECT FROM check_in_stop s WHERE s.person_id = c.person_id)
          AND NOT EXISTS (SELECT FROM check_in e WHERE e.hire_id = c.hire_id AND e.answer IN ('no', 'left'))
        LIMIT 200)
      RETURNING id`;
    for (const { id } of due) await emit(tx, hiringEvents, "check_in_due", { checkInId: id });
  });

/** Made from the row's id and our secret: it rests nowhere, and a letter sent twice carries the same one. */
const tokenOf = (checkInId: string): string => createHmac("sha256", env().SITE_SECRET).update(`check-in ${checkInId}`).digest("base64url");

/** In the worker, just before the letter leaves: from now on its link opens. Null when it was answered on the page, or nobody is to be asked any more. */
export async function ready(checkInId: string): Promise<(person.Reader & { token: string }) | null> {
  const asked = await db.checkIn.findFirst({
    where: { id: checkInId, answer: null, expiresAt: { gt: await now() } },
    select: { personId: true },
  });
  const reader = asked && (await person.reader(asked.personId));
  if (!reader || (await isStopped(db, asked.personId))) return null;
  const token = tokenOf(checkInId);
  await db.checkIn.update({ where: { id: checkInId }, data: { tokenDigest: digest(token) }, select: { id: true } });
  return { ...reader, token };
}

/** What is asked behind a link, and what was answered; nothing of the job, the company or the person. Refuses `link_dead`. */
export async function read({ token }: z.output<typeof checkInTokenInput>): Promise<Result<CheckInView>> {
  const found = await db.checkIn.findFirst({ where: await opened(db, token), select: { kind: true, answer: true, personId: true } });
  if (!found || !(await person.reader(found.personId))) return refuse("link_dead");
  return done({ kind: found.kind, answer: found.answer });
}

const opened = async (tx: Tx, token: string) => ({ tokenDigest: digest(token), expiresAt: { gt: await now(tx) } });

/** One tap behind a link; null takes the answer back, for as long as the link opens. Refuses `link_dead`. */
export const answerByLink = ({ token, answer: said }: z.output<typeof checkInByTokenInput>): Promise<Result<CheckInView>> =>
  transact(async (tx) => {
    const found = await tx.checkIn.findFirst({ where: await opened(tx, token), select: { id: true, personId: true } });
    if (!found || !(await person.reader(found.personId))) return refuse("link_dead");
    return done(await put(tx, found.id, said));
  });

/** The same on one's own page. Refuses `missing`. */
export const answer = (actor: Actor, { checkInId, answer: said }: z.output<typeof checkInInput>): Promise<Result<CheckInView>> =>
  transact(async (tx) => {
    const where = { id: checkInId, personId: actor.personId, expiresAt: { gt: await now(tx) } };
    const found = await tx.checkIn.findFirst({ where, select: { id: true } });
    return found ? done(await put(tx, found.id, said)) : refuse("missing");
  });

/** Writes an answer: a row of the ledger that replaces the one of the answer before. The same answer twice adds nothing. */
async function put(tx: Tx, checkInId: string, said: CheckInAnswer | null): Promise<CheckInView> {
  await tx.$queryRaw`SELECT 1 FROM check_in WHERE id = ${checkInId}::uuid FOR NO KEY UPDATE`;
  const { personId, kind, answer, statementId, hire } = await tx.checkIn.findUniqueOrThrow({
    where: { id: checkInId },
    select: { personId: true, kind: true, answer: true, statementId: true, hire: { select: { vacancyId: true } } },
  });
  if (answer === said) return { kind, answer };
  const code = said === null ? "unknown" : codeOfAnswer(kind, said);
  const entry = { personId, code, source: "seeker", vacancyId: hire.vacancyId, byId: personId, supersedes: statementId } as const;
  const data = { answer: said, answeredAt: said === null ? null : await now(tx), statementId: await ledger.add(tx, entry) };
  await tx.checkIn.update({ where: { id: checkInId }, data, select: { id: true } });
  return { kind, answer: said };
}

/** The actor's questions that can be answered now, and whether they want to be asked; null for who was never hired here. */
export async function mine(actor: Actor): Promise<MyCheckIns | null> {
  const at = await now();
  const rows = await db.checkIn.findMany({
    where: { personId: actor.personId },
    select: { id: true, kind: true, answer: true, expiresAt: true, hire: { select: { vacancy: { select: { title: true } } } } },
    orderBy: { dueAt: "asc" },
  });
  if (rows.length === 0) return null;
  const open = rows.flatMap(({ id, kind, answer, expiresAt, hire }) =>
    expiresAt && expiresAt > at ? [{ checkInId: id, kind, answer, title: hire.vacancy?.title ?? null }] : [],
  );
  return { wanted: !(await isStopped(db, actor.personId)), open };
}

const isStopped = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.checkInStop.findUnique({ where: { personId }, select: { personId: true } })) !== null;

/** Switches the questions off or on. Switched off, nothing more is asked; what was answered stays. Twice is harmless. */
export async function choose({ personId }: Actor, { wanted }: z.output<typeof checkInChoiceInput>): Promise<Result<null>> {
  if (wanted) await db.checkInStop.deleteMany({ where: { personId } });
  else await db.checkInStop.createMany({ data: { personId }, skipDuplicates: true });
  return done(null);
}

/**
 * A member of the company says that somebody it hired has started. It answers nothing of what the person said, and the person is not
 * told by it. Twice is harmless. Refuses `missing` (not a member, or no hire that both confirmed).
 */
export const confirmStart = (actor: Actor, { outcomeId }: z.output<typeof outcomeIdInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM outcome WHERE id = ${outcomeId}::uuid FOR NO KEY UPDATE`;
    const hire = await tx.outcome.findFirst({
      where: {
        id: outcomeId,
        code: "hired",
        confirmedAt: { not: null },
        employerConfirmedAt: { not: null },
        disputedAt: null,
        supersededById: null,
        vacancy: { takenDownAt: null },
      },
      select: { personId: true, vacancyId: true },
    });
    if (!hire?.personId || !hire.vacancyId) return refuse("missing");
    const { personId, vacancyId } = hire;
    if (!(await mayKnowHire(tx, actor, vacancyId, personId))) return refuse("missing");
    await ledger.record(tx, { personId, vacancyId, code: "started", source: "employer", byId: actor.personId });
    return done(null);
  });
