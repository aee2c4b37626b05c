// Applications: one per person and vacancy, under a separate name, showing only what the applicant chose.
import "server-only";
import { randomInt } from "node:crypto";
import { z } from "zod";
import * as grant from "#lib/disclosure/grant";
import { look } from "#lib/disclosure/look";
import { isHiddenFromCompany } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { now } from "#lib/platform/clock";
import { type Tx, transact, wasFirst } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { randomId } from "#lib/platform/secret/random";
import * as participation from "#lib/rooms/read/participation";
import { limits } from "../context.ts";
import { hiringEvents } from "../events.ts";
import * as sharedProfile from "../profile/shared-profile.ts";
import { closedBecause, grantedUntil } from "../rules.ts";
import type { applicationInput, applyInput } from "../schema.ts";
import * as history from "./history.ts";
import * as notes from "./note.ts";
import { aboutOf, reached } from "./reach.ts";
import * as replyDue from "./reply-due.ts";
import { nextReplyBy, statesBefore } from "./state.ts";
import type { OpenedApplicant } from "./view.ts";

type SentApplication = { applicationId: string; replyBy: string };

/**
 * Sends an application. With `roomId` the persona of that room goes with it, so that the organisation recognises whom it heard;
 * without, a new name and picture are drawn that link to nothing. After a withdrawal one may apply again.
 * Refuses `missing`, `vacancy_closed`, `deadline_past`, `already_applied`, `too_often`, `hidden_by_yourself` (one hides from the company, or is frozen), `signed_out` (the account was closed meanwhile).
 */
export async function apply(
  actor: Actor,
  { vacancyId, roomId = null, card, contact, shared, note = "", musts = [], answers = [] }: z.input<typeof applyInput>,
): Promise<Result<SentApplication>> {
  const minutes = await spend([limits.applicationByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  try {
    return await transact(async (tx) => {
      if (!(await session.holdOpen(tx, actor.personId))) return refuse("signed_out");
      // Shared with others who apply: whoever closes it meanwhile waits, and this one is answered too.
      await tx.$queryRaw`SELECT 1 FROM vacancy WHERE id = ${vacancyId}::uuid FOR SHARE`;
      const vacancy = await tx.vacancy.findUnique({
        where: { id: vacancyId, publishedAt: { not: null } },
        select: {
          organisationId: true,
          title: true,
          openings: true,
          filled: true,
          missedHeartbeats: true,
          deadline: true,
          zone: true,
          closedAt: true,
          replyByDays: true,
          mustHave: true,
          questions: true,
        },
      });
      if (!vacancy) return refuse("missing");
      const at = await now(tx);
      const closed = closedBecause(vacancy, at);
      if (closed) return refuse(closed);
      // What the company could not see would wait for an answer in vain.
      if (await isHiddenFromCompany(tx, actor.personId, vacancy.organisationId)) return refuse("hidden_by_yourself");
      const replyBy = nextReplyBy(at, at, vacancy.replyByDays) ?? at;
      const sent = {
        ...card,
        ...(await persona(tx, actor, roomId, card.roleWanted)),
        state: "applied",
        appliedAt: at,
        replyBy,
        seenAt: null,
        withdrawnAt: null,
        note: note,
        // Only what the vacancy asks for, as it is asked now.
        musts: vacancy.mustHave.filter((must) => musts.includes(must)),
        answers: vacancy.questions.map((question, nth) => ({ question, answer: answers[nth] ?? "" })),
      } as const;
      const again = await tx.application.updateMany({
        where: { vacancyId, personId: actor.personId, state: { in: statesBefore("applicant", "applied") } },
        data: { ...sent, version: { increment: 1 } },
      });
      const where = { vacancyId_personId: { vacancyId, personId: actor.personId } };
      const { id } =
        again.count > 0
          ? await tx.application.findUniqueOrThrow({ where, select: { id: true } })
          : await tx.application.create({ data: { vacancyId, personId: actor.personId, ...sent }, select: { id: true } });
      await history.record(tx, id, "applied", { roomId: sent.personaId ? roomId : null });
      await replyDue.begin(tx, { applicationId: id, vacancyId, at, dueAt: replyBy });
      await grant.give(tx, {
        personId: actor.personId,
        to: { organisationId: vacancy.organisationId },
        fields: ["name", "card", ...(contact ? (["contact"] as const) : [])],
        about: { ...aboutOf(vacancyId), title: vacancy.title },
        until: grantedUntil(vacancy),
        knownAs: sent.name,
      });
      await sharedProfile.put(tx, { applicationId: id, personId: actor.personId, vacancyId }, shared ?? { parts: [], days: null });
      await emit(tx, hiringEvents, "application_sent", { applicationId: id });
      return done({ applicationId: id, replyBy: replyBy.toISOString() });
    });
  } catch (error) {
    if (wasFirst(error)) return refuse("already_applied");
    throw error;
  }
}

/**
 * Lets the organisation of an application that stands write to its applicant by a masked address, until the day the grant had anyway.
 * Allowed already is no error. Refuses `missing`, also for one whose grant has ended.
 */
export const allowContact = (actor: Actor, { applicationId }: z.output<typeof applicationInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await session.holdOpen(tx, actor.personId))) return refuse("signed_out");
    const mine = await tx.application.findFirst({
      where: { id: applicationId, personId: actor.personId, state: { not: "withdrawn" } },
      select: { vacancyId: true, name: true, vacancy: { select: { organisationId: true } } },
    });
    const { organisationId } = mine?.vacancy ?? {};
    if (!mine || !organisationId) return refuse("missing");
    const isWidened = await grant.addContact(tx, actor.personId, organisationId, aboutOf(mine.vacancyId), mine.name);
    return isWidened ? done(null) : refuse("missing");
  });

/** Takes an application back: from now on the organisation reads nothing of it. Withdrawn already is no error. Refuses `missing`. */
export const withdraw = (actor: Actor, { applicationId }: z.output<typeof applicationInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    const mine = await tx.application.findFirst({ where: { id: applicationId, personId: actor.personId }, select: { vacancyId: true } });
    if (!mine) return refuse("missing");
    // The grant first, as everybody who reads locks it first.
    await grant.withdrawAbout(tx, actor.personId, aboutOf(mine.vacancyId));
    await sharedProfile.withdrawWith(tx, { applicationId, personId: actor.personId, vacancyId: mine.vacancyId });
    await setWithdrawn(tx, applicationId);
    return done(null);
  });

/** The application whose grant was taken back is taken back too, unless it was sent again meanwhile. */
export const withdrawWithGrant = (grantId: string): Promise<void> =>
  transact(async (tx) => {
    const about = await grant.read(tx, grantId);
    if (about?.kind !== "application") return;
    const where = { vacancyId_personId: { vacancyId: about.id, personId: about.personId } };
    const found = await tx.application.findUnique({ where, select: { id: true } });
    if (!found || (await grant.stands(tx, about.personId, about))) return;
    await sharedProfile.withdrawWith(tx, { applicationId: found.id, personId: about.personId, vacancyId: about.id });
    await setWithdrawn(tx, found.id);
  });

async function setWithdrawn(tx: Tx, applicationId: string): Promise<void> {
  const at = await now(tx);
  const { count } = await tx.application.updateMany({
    where: { id: applicationId, state: { not: "withdrawn" } },
    data: { state: "withdrawn", withdrawnAt: at, version: { increment: 1 } },
  });
  if (count === 0) return;
  await history.record(tx, applicationId, "withdrawn");
  await replyDue.leaveEarly(tx, [applicationId], at);
}

/**
 * What an applicant chose to show, read by a member of the organisation: each look is in the applicant's ledger, and the first is noted
 * in the application too. Refuses `missing`, also for one that was withdrawn and one whose grant has ended.
 */
export const open = (actor: Actor, { applicationId }: z.output<typeof applicationInput>): Promise<Result<OpenedApplicant>> =>
  transact(async (tx) => {
    const asked = await reached(tx, actor, applicationId);
    return look(tx, actor, { ...asked, purpose: "application" }, async ([granted]) => {
      if (granted === undefined) return refuse("missing");
      const shown = await tx.application.findFirst({
        where: { id: applicationId, personId: granted, state: { not: "withdrawn" } },
        select: openedColumns,
      });
      if (!shown) return refuse("missing");
      if (shown.state === "applied") {
        const where = { id: applicationId, state: "applied" } as const;
        const { count } = await tx.application.updateMany({ where, data: { state: "seen", seenAt: await now(tx) } });
        if (count > 0) await history.record(tx, applicationId, "seen", { member: actor });
        shown.state = "seen";
      }
      const { organisationId, about } = asked;
      const hasProfile = await sharedProfile.isShared(tx, granted, organisationId, about.id);
      const { vacancy, answers, ...same } = shown;
      return done({
        ...same,
        mustHave: vacancy.mustHave,
        answers: answersShape.parse(answers),
        notes: await notes.read(tx, applicationId, actor.personId),
        hasProfile,
        relay: await grant.relayFor(tx, organisationId, granted, about),
      });
    });
  });

const openedColumns = {
  name: true,
  seed: true,
  roleWanted: true,
  field: true,
  city: true,
  line: true,
  state: true,
  version: true,
  note: true,
  musts: true,
  answers: true,
  vacancy: { select: { mustHave: true } },
} as const;

const answersShape = z.array(z.object({ question: z.string(), answer: z.string() }));

/** The name and picture an application carries. */
async function persona(tx: Tx, actor: Actor, roomId: string | null, roleWanted: string) {
  const persona = roomId ? await participation.personaIn(tx, roomId, actor.personId) : null;
  if (persona) return persona;
  return { personaId: null, name: `${shortened(roleWanted)} ${randomInt(100, 1000)}`.trim(), seed: randomId(12) };
}

/** At most 34 UTF-16 units, without half of a letter at the end. */
function shortened(text: string): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > 34) break;
    kept += segment;
  }
  return kept.trimEnd();
}
