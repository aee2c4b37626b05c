// What hiring holds of a person: the class of every column, what an export contains, what an erasure removes.
import "server-only";
import { z } from "zod";
import { lockMembers, onlyMemberOf } from "#lib/accounts/organisation";
import * as grant from "#lib/disclosure/grant";
import { now } from "#lib/platform/clock";
import type { Tx } from "#lib/platform/db";
import { changed } from "#lib/platform/pages/pages";
import { type Closed, days, type HeldAbout, holdsNothing, type SetAside, type TableRules } from "#lib/platform/personal-data";
import * as history from "./application/history.ts";
import * as replyDue from "./application/reply-due.ts";
import { applicationStates } from "./application/state.ts";
import { columns } from "./personal-data-columns.ts";
import * as profile from "./profile/personal-data.ts";
import * as draft from "./vacancy/draft.ts";

export { counts, exportOf } from "./personal-data-copy.ts";
export { columns };

export const tables = {
  vacancy: {
    holds: null,
    keep: [{ until: "never", because: "it belongs to a company; who wrote it and the name beneath are forgotten with the account" }],
  },
  search_word: { holds: null, keep: [{ until: "never", because: "it holds single words of public titles" }] },
  vacancy_draft: {
    holds: null,
    keep: [{ hours: days(180), after: "changed_at", purge: () => draft.purge() }],
  },
  vacancy_import: {
    holds: null,
    keep: [{ until: "never", because: "it says when a company's file came in; who sent it is forgotten with the account" }],
  },
  vacancy_version: { holds: null, keep: [{ until: "row", of: "vacancy" }] },
  protected_criterion: { holds: null, keep: [{ until: "row", of: "vacancy" }] },
  seat_end: { holds: null, keep: [{ until: "row", of: "vacancy" }] },
  application: {
    holds: "Application: persona and the four fields the applicant chose",
    seenBy: "members of that company",
    keep: [{ until: "account" }],
  },
  application_event: {
    holds: "History of an application: when it was sent, opened, answered, withdrawn, and what the company wrote with it",
    seenBy: 'its applicant; the company ("by you", "by a colleague")',
    keep: [{ until: "row", of: "application" }],
  },
  application_note: {
    holds: "Notes of a company about an applicant",
    seenBy: "members of that company; the applicant in their copy",
    keep: [{ until: "row", of: "application" }],
  },
  member_letter: {
    holds: "How one hears of applications to one's company",
    seenBy: "nobody but its owner",
    keep: [{ until: "account" }],
  },
  pending_move: {
    holds: null,
    keep: [{ until: "row", of: "application" }],
  },
  reply_due: {
    holds: null,
    keep: [{ until: "never", because: "it says how fast a company answers; when the application goes it is tied to nobody" }],
  },
  ...profile.tables,
  pin: { holds: null, keep: [{ until: "row", of: "room" }] },
  impact_publication: { holds: null, keep: [{ until: "never", because: "it holds counts only, none under five" }] },
  check_in: { holds: "Questions after a hire, and the answers", seenBy: "nobody but the person", keep: [{ until: "account" }] },
  check_in_stop: { holds: "That somebody wants no such questions", seenBy: "nobody but the person", keep: [{ until: "account" }] },
  outcome: {
    holds: "Outcomes from being heard to being employed: who stated them, and whether the other side confirmed them",
    seenBy:
      "the two sides; a hire its person confirmed, under the name of the room, also the members of that company; the public sees counts of people by month, never under five",
    keep: [{ until: "account" }],
  },
} satisfies TableRules<typeof columns>;

/** Applications go; of an outcome only the code and the times stay, tied to nobody. Vacancies stay with their organisation, unsigned. Before the account's row goes. */
export async function erase(tx: Tx, personId: string, setAside?: SetAside): Promise<void> {
  const closed = setAside ? setAsideShape.parse(setAside).outcomes : [];
  const signed = await tx.vacancy.findMany({ where: { createdById: personId }, select: { id: true } });
  await tx.vacancy.updateMany({ where: { createdById: personId }, data: { pledgedBy: "", pledgedRole: "" } });
  if (signed.length > 0) await changed(tx, ...signed.map(({ id }) => `vacancy:${id}` as const));
  const sent = await tx.application.findMany({ where: { personId }, select: { id: true } });
  await replyDue.leaveEarly(
    tx,
    sent.map(({ id }) => id),
    await now(tx),
  );
  await tx.application.deleteMany({ where: { personId } });
  await profile.erase(tx, personId);
  await tx.checkIn.deleteMany({ where: { personId } });
  await tx.checkInStop.deleteMany({ where: { personId } });
  await tx.outcome.updateMany({
    where: { OR: [{ personId }, { id: { in: closed }, personId: null }] },
    data: { personId: null, turnId: null, interviewId: null, note: "", disputeReason: null },
  });
}

const stateShape = z.enum(applicationStates);
const setAsideShape = z.object({
  applications: z.array(z.object({ id: z.string(), state: stateShape })),
  outcomes: z.array(z.string()),
  vacancies: z.array(z.string()),
});

/**
 * To the company every application is withdrawn, and outcomes are out of sight of who logged them. Vacancies of a company that loses
 * its only member close.
 */
export async function close(tx: Tx, personId: string): Promise<Closed> {
  const at = await now(tx);
  await grant.lockAll(tx, personId);
  const open = await tx.application.findMany({ where: { personId, state: { not: "withdrawn" } }, select: { id: true, state: true } });
  const ids = open.map(({ id }) => id);
  await tx.application.updateMany({
    where: { id: { in: ids } },
    data: { state: "withdrawn", withdrawnAt: at, version: { increment: 1 } },
  });
  await replyDue.leaveEarly(tx, ids, at);
  await tx.applicationEvent.createMany({ data: ids.map((applicationId) => ({ applicationId, kind: "withdrawn" as const, at })) });
  const outcomes = await tx.outcome.findMany({ where: { personId }, select: { id: true } });
  await tx.outcome.updateMany({ where: { personId }, data: { personId: null } });
  await lockMembers(tx, personId);
  const organisations = await onlyMemberOf(tx, personId);
  const vacancies = await tx.vacancy.findMany({
    where: { organisationId: { in: organisations }, closedAt: null },
    select: { id: true },
  });
  await tx.vacancy.updateMany({ where: { id: { in: vacancies.map(({ id }) => id) } }, data: { closedAt: at } });
  if (vacancies.length > 0) await changed(tx, "vacancies", ...vacancies.map(({ id }) => `vacancy:${id}` as const));
  return { setAside: { applications: open, outcomes: outcomes.map(({ id }) => id), vacancies: vacancies.map(({ id }) => id) } };
}

/** Applications are where they were, with both steps in their history. */
export async function reopen(tx: Tx, personId: string, setAside: SetAside): Promise<void> {
  const { applications, outcomes, vacancies } = setAsideShape.parse(setAside);
  for (const { id, state } of applications) {
    const { count } = await tx.application.updateMany({
      where: { id, personId, state: "withdrawn" },
      data: { state, withdrawnAt: null, version: { increment: 1 } },
    });
    if (count === 0) continue;
    await history.record(tx, id, state);
    await replyDue.takeIn(tx, [id], await now(tx));
  }
  await tx.outcome.updateMany({ where: { id: { in: outcomes }, personId: null }, data: { personId } });
  await tx.vacancy.updateMany({ where: { id: { in: vacancies }, takenDownAt: null }, data: { closedAt: null } });
  if (vacancies.length > 0) await changed(tx, "vacancies", ...vacancies.map((id) => `vacancy:${id}` as const));
}

export async function heldAbout(tx: Tx, personId: string): Promise<HeldAbout[]> {
  const rows = await tx.outcome.findMany({
    // What the product itself saw is nobody's word about them: turns and applications stand in their own lists.
    where: { personId, source: { in: ["moderator", "employer", "officer"] }, supersededById: null },
    select: { id: true, code: true, note: true, createdAt: true, room: { select: { series: { select: { title: true } } } } },
    orderBy: { createdAt: "desc" },
  });
  const notes = await tx.applicationNote.findMany({
    where: { application: { personId } },
    select: {
      id: true,
      words: true,
      at: true,
      application: { select: { vacancy: { select: { organisation: { select: { name: true } } } } } },
    },
    orderBy: { at: "desc" },
    take: 500,
  });
  const written = notes.map(({ id, words, at, application }) => ({
    id,
    kind: "application_note",
    by: application.vacancy.organisation.name,
    text: words,
    at,
    until: null,
    may: [],
  }));
  const said = rows.map(
    ({ id, note, code, createdAt, room }): HeldAbout => ({
      id,
      kind: `outcome_${code}`,
      by: room?.series.title ?? null,
      text: note || null,
      at: createdAt,
      until: null,
      may: note ? ["dispute", "remove"] : ["dispute"],
    }),
  );
  return [...said, ...written];
}

export const heldEvidence = holdsNothing;
