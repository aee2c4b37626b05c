// What a person sees of their own: the card they used last, their applications, their turns, and the outcomes that wait for their answer.
import "server-only";
import * as grant from "#lib/disclosure/grant";
import { grantEnd } from "#lib/disclosure/rules";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as participation from "#lib/rooms/read/participation";
import type { CardInput } from "#lib/rooms/schema";
import { isOver, isWaiting } from "./application/state.ts";
import { masked } from "./application/tripwire.ts";
import type { MyApplication } from "./application/view.ts";
import { statementColumns, statementOf } from "./outcome/statement.ts";
import { namesOf } from "./profile/parts.ts";
import { pitchOf } from "./profile/pitch.ts";
import * as profile from "./profile/profile.ts";
import { grantedUntil } from "./rules.ts";
import type { MyOutcome, MyTurn } from "./view.ts";

const card = { roleWanted: true, field: true, city: true, line: true } as const;

/** What the person wrote last about themselves, in a raised hand or an application; before the first what their profile says, if anything. */
export async function lastCard(actor: Actor): Promise<CardInput | null> {
  const [ticket, application] = await Promise.all([
    participation.lastCard(actor.personId),
    db.application.findFirst({ where: { personId: actor.personId }, select: { ...card, appliedAt: true }, orderBy: { appliedAt: "desc" } }),
  ]);
  if (!ticket && !application) return pitchOf((await profile.read(actor)).contents);
  const last = !ticket || (application && application.appliedAt > ticket.raisedAt) ? application : ticket;
  return last && { roleWanted: last.roleWanted, field: last.field, city: last.city, line: last.line };
}

/** My application to one vacancy, if there is one. */
export async function applicationTo(actor: Actor, vacancyId: string) {
  const found = await db.application.findUnique({
    where: { vacancyId_personId: { vacancyId, personId: actor.personId } },
    select: { id: true, state: true, replyBy: true },
  });
  return found && { applicationId: found.id, state: found.state, replyBy: found.replyBy.toISOString() };
}

type Asked = { shownUntil: string | null; mustHave: string[]; questions: string[] };

/** What a vacancy asks of applicants, and until when an application would be shown to its organisation; null when there is no such vacancy. */
export async function askedBy(vacancyId: string): Promise<Asked> {
  const vacancy = await db.vacancy.findUnique({
    where: { id: vacancyId, publishedAt: { not: null } },
    select: { deadline: true, zone: true, mustHave: true, questions: true },
  });
  if (!vacancy) return { shownUntil: null, mustHave: [], questions: [] };
  const { mustHave, questions } = vacancy;
  return { shownUntil: grantEnd(await now(), grantedUntil(vacancy)).toISOString(), mustHave, questions };
}

/** My applications, newest first. */
export async function applications(actor: Actor): Promise<MyApplication[]> {
  const at = await now();
  const rows = await db.application.findMany({
    where: { personId: actor.personId },
    select: {
      id: true,
      vacancyId: true,
      name: true,
      seed: true,
      state: true,
      appliedAt: true,
      replyBy: true,
      seenAt: true,
      events: { select: { kind: true, at: true, reason: true, words: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
      vacancy: { select: { title: true, organisation: { select: { name: true } } } },
      sharedProfile: { select: { parts: true, sharedAt: true, until: true } },
      _count: { select: { notes: true } },
    },
    orderBy: { appliedAt: "desc" },
    take: 200,
  });
  const withoutContact = await grant.withoutContact(actor.personId);
  return rows.map(({ id, vacancy, appliedAt, replyBy, seenAt, events, sharedProfile: copy, _count, ...same }) => ({
    ...same,
    notes: _count.notes,
    applicationId: id,
    mayAllowContact: !isOver(same.state) && withoutContact.has(same.vacancyId),
    title: vacancy.title,
    organisation: vacancy.organisation.name,
    appliedAt: appliedAt.toISOString(),
    replyBy: replyBy.toISOString(),
    seenAt: seenAt?.toISOString() ?? null,
    // Contact that a company wrote into its words is covered: it is given by the site alone.
    history: events.map(({ at, words, ...step }) => ({ ...step, words: masked(words), at: at.toISOString(), by: null })),
    isWaiting: isWaiting(same.state),
    shared:
      copy && copy.until > at && same.state !== "withdrawn"
        ? { parts: namesOf(copy.parts), sharedAt: copy.sharedAt.toISOString(), until: copy.until.toISOString() }
        : null,
    late: same.state === "ghosted" || (isWaiting(same.state) && replyBy < at),
  }));
}

/** Outcomes that moderators logged of my turns and interviews; those without my answer first. */
export async function outcomes(actor: Actor): Promise<MyOutcome[]> {
  const rows = await db.outcome.findMany({
    where: { personId: actor.personId, source: { not: "system" }, supersededById: null },
    select: {
      ...statementColumns,
      room: {
        select: { series: { select: { title: true, space: { select: { moderators: { select: { personId: true, name: true } } } } } } },
      },
    },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  const at = await now();
  const mine = rows.map(
    (row): MyOutcome => ({
      ...statementOf(row, at),
      by: row.room?.series.space.moderators.find(({ personId }) => personId === row.byId)?.name ?? null,
    }),
  );
  return [...mine.filter(({ isOpen }) => isOpen), ...mine.filter(({ isOpen }) => !isOpen)];
}

/** How many applications, outcomes and turns are held of me. */
export async function counts({ personId }: Actor): Promise<{ applications: number; outcomes: number; turns: number }> {
  const [applications, outcomes, turns] = await Promise.all([
    db.application.count({ where: { personId } }),
    db.outcome.count({ where: { personId, source: { not: "system" } } }),
    participation.turnCount(personId),
  ]);
  return { applications, outcomes, turns };
}

/** My turns on stage, newest first. */
export async function turns(actor: Actor): Promise<MyTurn[]> {
  const finished = await participation.turns(actor.personId);
  return finished.map(({ startedAt, endedAt, ...turn }) => ({
    ...turn,
    startedAt: startedAt.toISOString(),
    seconds: Math.round((endedAt.getTime() - startedAt.getTime()) / 1000),
  }));
}

/** The name I carry in the forum I am in, or was in within the last day: whoever heard me there would know it again. */
export async function personaNow(actor: Actor): Promise<{ roomId: string; forum: string; name: string; seed: string } | null> {
  const since = new Date((await now()).getTime() - 24 * 3_600_000);
  return participation.lastSeen(actor.personId, since);
}
