// Vacancies: posted, edited and closed by members of the organisation that offers the work.
import "server-only";
import type { z } from "zod";
import * as membership from "#lib/accounts/company/membership";
import { rolesWith } from "#lib/accounts/company/rules";
import * as postingFreeze from "#lib/accounts/posting-freeze";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, Prisma, type Tx, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { spend } from "#lib/platform/limits";
import { changed } from "#lib/platform/pages/pages";
import { done, type Result, refuse } from "#lib/platform/result";
import { owedBeforePublishing } from "../application/replies.ts";
import * as replyDue from "../application/reply-due.ts";
import { limits } from "../context.ts";
import { hiringEvents } from "../events.ts";
import * as pin from "../in-room/pin.ts";
import { deadlineFault, payIsHonest } from "../rules.ts";
import type { vacancyIdInput } from "../schema.ts";
import { localDate } from "../terms/place.ts";
import * as criterion from "./criterion.ts";
import * as drafts from "./draft.ts";
import * as publication from "./publication.ts";
import { listingChanged } from "./publication.ts";
import * as change from "./vacancy-change.ts";
import type { vacancyEditInput, vacancyInput } from "./vacancy-schema.ts";
import { scanVacancy } from "./word-scan.ts";

type Sent = { vacancyId: string /** False: it waits for an administrator. */; isPublic: boolean };

/**
 * Hands in a vacancy of an organisation the actor belongs to: public at once, unless something in it waits for an administrator. Sent twice
 * by a slow connection it is still one vacancy.
 * Refuses `missing` (not a member), `pay_range`, `deadline_past`, `posting_frozen`, `invalid` with the field, `too_often`, `replies_owed` with how many
 * (the company answers less than half in time), and `conflict` where a colleague changed or handed in its draft meanwhile.
 */
export async function post(actor: Actor, input: z.output<typeof vacancyInput>): Promise<Result<Sent>> {
  // Strangers use nothing of what an organisation may post.
  if (!(await membership.may(db, actor, input.organisationId, "vacancies"))) return refuse("missing");
  const minutes = await spend([limits.vacancyByOrganisation, input.organisationId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    // Locked: of two equal posts at once, the second finds the first.
    const member = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM membership WHERE organisation_id = ${input.organisationId}::uuid AND person_id = ${actor.personId}::uuid
        AND role::text = ANY (${rolesWith("vacancies")}) FOR NO KEY UPDATE`;
    if (member.length === 0) return refuse("missing");
    if (await postingFreeze.isFrozen(tx, input.organisationId)) return refuse("posting_frozen");
    const at = await now(tx);
    const fault = termsFault(input, at);
    if (fault) return fault;
    const { criteria, draft, mustHave, niceToHave, questions, ...same } = input;
    const twin = await tx.vacancy.findFirst({
      where: { ...same, createdById: actor.personId, closedAt: null },
      select: { id: true, publishedAt: true },
    });
    if (twin) return done({ vacancyId: twin.id, isPublic: twin.publishedAt !== null });
    const owed = await owedBeforePublishing(tx, input.organisationId);
    if (owed > 0) return refuse("replies_owed", { count: owed });
    if (draft && !(await drafts.take(tx, input.organisationId, draft))) return refuse("conflict");
    const { id } = await tx.vacancy.create({
      data: {
        ...{ ...same, mustHave, niceToHave, questions },
        createdById: actor.personId,
        ...{ pledgedAt: at, pledgeVersion, submittedAt: at },
        wordsHeld: moneyIn(input, at).length > 0,
      },
      select: { id: true },
    });
    await criterion.replace(tx, id, criteria);
    return done({ vacancyId: id, isPublic: await publication.publishIfReady(tx, id) });
  });
}

/** Which text of the pledge is signed today. */
const pledgeVersion = 1;

/**
 * Changes an open vacancy; rooms that show it follow at once. One that is not public yet is handed in again; words about money in a public one
 * wait for an administrator, and the public reads what was there before. Refuses like `post`, and `vacancy_closed`.
 */
export async function edit(
  actor: Actor,
  { vacancyId, version, draft, criteria, ...terms }: z.output<typeof vacancyEditInput>,
): Promise<Result<Sent>> {
  const known = await reach(db, actor, vacancyId);
  if (!known) return refuse("missing");
  const minutes = await spend([limits.vacancyChangeByOrganisation, known.organisationId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM vacancy WHERE id = ${vacancyId}::uuid FOR NO KEY UPDATE`;
    const mine = await reach(tx, actor, vacancyId);
    if (!mine) return refuse("missing");
    if (await postingFreeze.isFrozen(tx, mine.organisationId)) return refuse("posting_frozen");
    if (mine.closedAt) return refuse("vacancy_closed");
    if (mine.version !== version) return refuse("conflict");
    const at = await now(tx);
    if (terms.deadline !== mine.deadline || terms.zone !== mine.zone || mine.payMin !== terms.payMin || mine.payMax !== terms.payMax) {
      const fault = termsFault(terms, at);
      if (fault) return fault;
    }
    // Seats that are taken stay taken.
    if (terms.openings < mine.filled) return refuse("invalid", { field: "openings" });
    if (draft && !(await drafts.take(tx, mine.organisationId, draft))) return refuse("conflict");
    await criterion.replace(tx, vacancyId, criteria);
    const { pledgedBy, pledgedRole, ...said } = terms;
    const isSigned = pledgedBy === mine.pledgedBy && pledgedRole === mine.pledgedRole;
    const pledge = isSigned ? {} : { pledgedBy, pledgedRole, pledgedAt: at, pledgeVersion };
    const money = moneyIn(terms, at);
    const held = money.length > 0 && money.join() !== moneyIn(mine, at).join();
    const waits = held && mine.publishedAt !== null;
    await tx.vacancy.update({
      where: { id: vacancyId },
      data: {
        ...pledge,
        ...{ submittedAt: at, sentBackReason: null },
        ...(waits ? { waitingTerms: said } : { waitingTerms: Prisma.DbNull }),
        ...(mine.publishedAt ? {} : { wordsHeld: mine.wordsHeld ? money.length > 0 : held }),
      },
      select: { id: true },
    });
    if (!waits) await change.make(tx, vacancyId, mine, said, actor.personId);
    const isPublic = await publication.publishIfReady(tx, vacancyId);
    return done({ vacancyId, isPublic: isPublic && !waits });
  });
}

/** The words that ask applicants for money, as they stand there. */
const moneyIn = (terms: Parameters<typeof scanVacancy>[0] & { zone: string }, at: Date): string[] =>
  scanVacancy(terms, localDate(at, terms.zone))
    .filter(({ kind }) => kind === "money")
    .map(({ words }) => words);

/** Minutes of the day after its last one in which a vacancy's pages are made anew, each minute: a time that was missed is made up for. */
const renewedMinutes = 10;

/** Makes the pages of vacancies anew whose last day has just ended at their place, and takes their cards down. */
export async function endDays(): Promise<void> {
  await pin.takeDownOver();
  await transact(async (tx) => {
    const over = await tx.$queryRaw<{ id: string; organisationId: string }[]>`
      SELECT id, organisation_id AS "organisationId" FROM vacancy
      WHERE deadline = to_char((app_now() AT TIME ZONE zone) - interval '1 day', 'YYYY-MM-DD')
        AND (app_now() AT TIME ZONE zone)::time < make_interval(mins => ${renewedMinutes}::int)::time AND closed_at IS NULL`;
    if (over.length === 0) return;
    await changed(
      tx,
      "vacancies",
      ...over.flatMap(({ id, organisationId }) => [`vacancy:${id}`, `organisation:${organisationId}`] as const),
    );
  });
}

/** Takes no more applications from now on; the worker answers everybody who still waits. Closed already is no error. Refuses `missing`. */
export const close = (actor: Actor, { vacancyId }: z.output<typeof vacancyIdInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const mine = await reach(tx, actor, vacancyId);
    if (!mine) return refuse("missing");
    const { count } = await tx.vacancy.updateMany({ where: { id: vacancyId, closedAt: null }, data: { closedAt: await now(tx) } });
    if (count === 0) return done(null);
    await emit(tx, hiringEvents, "vacancy_closed", { vacancyId });
    await listingChanged(tx, vacancyId, mine.organisationId);
    return done(null);
  });

/** Takes a vacancy down after a decision: from now on nobody finds or reads it, and its company reads nothing of who applied. Twice is once. */
export async function takeDown(tx: Tx, vacancyId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ organisationId: string }[]>`
    UPDATE vacancy SET taken_down_at = moment.at, closed_at = coalesce(closed_at, moment.at) FROM (SELECT app_now() AS at) moment
    WHERE id = ${vacancyId}::uuid AND taken_down_at IS NULL RETURNING organisation_id AS "organisationId"`;
  if (row) await listingChanged(tx, vacancyId, row.organisationId);
}

/** Puts it back as it was: open, unless it had been closed before. */
export async function putBack(tx: Tx, vacancyId: string): Promise<void> {
  await replyDue.resume(tx, vacancyId);
  const [row] = await tx.$queryRaw<{ organisationId: string }[]>`
    UPDATE vacancy SET closed_at = CASE WHEN closed_at = taken_down_at THEN NULL ELSE closed_at END, taken_down_at = NULL
    WHERE id = ${vacancyId}::uuid AND taken_down_at IS NOT NULL RETURNING organisation_id AS "organisationId"`;
  if (row) await listingChanged(tx, vacancyId, row.organisationId);
}

/** A seat taken by a confirmed hire: never more seats than there are. Call inside the transaction that confirms it. */
export async function takeSeat(tx: Tx, vacancyId: string): Promise<void> {
  await tx.$executeRaw`UPDATE vacancy SET filled = LEAST(openings, filled + 1) WHERE id = ${vacancyId}::uuid`;
  await seatsChanged(tx, vacancyId);
}

/** A seat that a correction gives back, as long as fewer confirmed hires (`confirmed`) than taken seats remain. */
export async function giveSeatBack(tx: Tx, vacancyId: string, confirmed: number): Promise<void> {
  await tx.$executeRaw`UPDATE vacancy SET filled = LEAST(openings, GREATEST(${confirmed}::int, filled - 1, 0)) WHERE id = ${vacancyId}::uuid`;
  await seatsChanged(tx, vacancyId);
}

async function seatsChanged(tx: Tx, vacancyId: string) {
  const { organisationId } = await tx.vacancy.findUniqueOrThrow({ where: { id: vacancyId }, select: { organisationId: true } });
  await listingChanged(tx, vacancyId, organisationId);
}

const reach = (tx: Tx, actor: Actor, vacancyId: string) =>
  tx.vacancy.findFirst({
    where: { id: vacancyId, organisation: { memberships: { some: membership.membershipWith(actor, "vacancies") } } },
    select: {
      ...change.columns,
      ...{ organisationId: true, closedAt: true, deadline: true, zone: true, wordsHeld: true, pledgedBy: true, pledgedRole: true },
      ...{ description: true, niceToHave: true, questions: true },
    },
  });

type Terms = { payMin: number | null; payMax: number | null; deadline: string; zone: string };

function termsFault({ payMin, payMax, deadline, zone }: Terms, at: Date) {
  if (payMin !== null && payMax !== null && !payIsHonest(payMin, payMax)) return refuse("pay_range", { field: "payMax" });
  const fault = deadlineFault(deadline, localDate(at, zone));
  return fault ? refuse(fault, { field: "deadline" }) : null;
}

/** What a vacancy is called and whose it is; null when there is none, and before it was public. For other contexts. */
export const named = (tx: Tx, vacancyId: string): Promise<{ title: string; organisationId: string } | null> =>
  tx.vacancy.findUnique({ where: { id: vacancyId, publishedAt: { not: null } }, select: { title: true, organisationId: true } });
