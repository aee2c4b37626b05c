// Letters to the members of a company: of each new application at once, or collected once a day with the dates that come near.
import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import * as membership from "#lib/accounts/company/membership";
import { rolesWith } from "#lib/accounts/company/rules";
import * as person from "#lib/accounts/person";
import { viewerOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import type { memberLetterInput } from "../schema.ts";

/** How the actor hears of applications to this company. The same again is no error. Refuses `missing`. */
export const choose = (actor: Actor, { organisationId, mode }: z.output<typeof memberLetterInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await membership.may(tx, actor, organisationId, "applicants"))) return refuse("missing");
    const key = { personId: actor.personId, organisationId };
    await tx.memberLetter.upsert({
      where: { personId_organisationId: key },
      create: { ...key, mode },
      update: { mode },
      select: { mode: true },
    });
    return done(null);
  });

/** The companies of which this person hears at once. */
export async function atOnce(personId: string): Promise<ReadonlySet<string>> {
  const rows = await db.memberLetter.findMany({ where: { personId, mode: "at_once" }, select: { organisationId: true } });
  return new Set(rows.map(({ organisationId }) => organisationId));
}

type Arrival = { reader: person.Reader; memberId: string; vacancyId: string; words: { vacancy: string; organisation: string } };

/** Who is told at once of an application that has just arrived: members who chose so, may read applicants and may see this one. */
export async function arrivals(applicationId: string): Promise<Arrival[]> {
  const found = await db.application.findFirst({
    where: { id: applicationId, state: { in: ["applied", "seen"] } },
    select: {
      personId: true,
      vacancyId: true,
      vacancy: { select: { title: true, organisationId: true, organisation: { select: { name: true } } } },
    },
  });
  if (!found) return [];
  const { organisationId, title, organisation } = found.vacancy;
  const members = await db.$queryRaw<{ personId: string }[]>`
    SELECT m.person_id AS "personId" FROM membership m JOIN member_letter l USING (person_id, organisation_id)
    WHERE m.organisation_id = ${organisationId}::uuid AND m.role::text = ANY (${rolesWith("applicants")}) AND l.mode = 'at_once'`;
  const told: Arrival[] = [];
  for (const { personId: memberId } of members) {
    const visible = await visibleTo(db, await viewerOf(db, memberId), [found.personId]);
    const reader = visible.has(found.personId) && (await person.reader(memberId));
    if (reader) told.push({ reader, memberId, vacancyId: found.vacancyId, words: { vacancy: title, organisation: organisation.name } });
  }
  return told;
}

const [hour, day] = [3_600_000, 86_400_000];

/** What a collecting letter counts: each application once for each of its dates. */
export type Counts = { fresh: number; half: number; soon: number; last: number };
type Due = { appliedAt: Date; startedAt: Date; dueAt: Date };

/** What has come up since the letter before: new applications, and dates whose half, third last and last day has begun. Pure. */
export function countsSince(dues: readonly Due[], since: Date, at: Date, isAtOnce: boolean): Counts {
  const cameUp = (moment: number) => moment > since.getTime() && moment <= at.getTime();
  const count = (momentOf: (due: Due) => number) => dues.filter((due) => cameUp(momentOf(due))).length;
  return {
    fresh: isAtOnce ? 0 : count(({ appliedAt, startedAt }) => (appliedAt.getTime() === startedAt.getTime() ? appliedAt.getTime() : 0)),
    half: count(({ startedAt, dueAt }) => (startedAt.getTime() + dueAt.getTime()) / 2),
    soon: count(({ dueAt }) => dueAt.getTime() - 3 * day),
    last: count(({ dueAt }) => dueAt.getTime() - day),
  };
}

type Digest = { reader: person.Reader; id: string; organisation: string; counts: Counts };

/**
 * The collecting letters that are due: once a day, and after four hours already where a last day has begun. Each is handed to `send` and
 * noted first, so that two workers send one. Nobody is counted whom its reader may not see.
 */
export async function collect(send: (digest: Digest) => Promise<void>): Promise<void> {
  const members = await db.$queryRaw<
    { personId: string; organisationId: string; organisation: string; isAtOnce: boolean; sentAt: Date | null }[]
  >`
    SELECT m.person_id AS "personId", m.organisation_id AS "organisationId", o.name AS organisation,
           coalesce(l.mode = 'at_once', false) AS "isAtOnce", l.sent_at AS "sentAt"
    FROM membership m JOIN organisation o ON o.id = m.organisation_id LEFT JOIN member_letter l USING (person_id, organisation_id)
    WHERE m.role::text = ANY (${rolesWith("applicants")}) AND (l.sent_at IS NULL OR l.sent_at < app_now() - interval '4 hours')
      AND EXISTS (SELECT FROM reply_due d JOIN vacancy v ON v.id = d.vacancy_id
                  WHERE v.organisation_id = m.organisation_id AND d.answered_at IS NULL AND d.left_out_at IS NULL AND d.due_at > app_now())`;
  for (const member of members) {
    const digest = await transact((tx) => digestOf(tx, member));
    if (digest) await send(digest);
  }
}

async function digestOf(
  tx: Tx,
  {
    personId,
    organisationId,
    organisation,
    isAtOnce,
    sentAt,
  }: { personId: string; organisationId: string; organisation: string; isAtOnce: boolean; sentAt: Date | null },
): Promise<Digest | null> {
  const at = await now(tx);
  const dues = await tx.$queryRaw<(Due & { personId: string })[]>`
    SELECT a.person_id AS "personId", a.applied_at AS "appliedAt", d.started_at AS "startedAt", d.due_at AS "dueAt"
    FROM reply_due d JOIN application a ON a.id = d.application_id JOIN vacancy v ON v.id = d.vacancy_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.taken_down_at IS NULL
      AND d.answered_at IS NULL AND d.left_out_at IS NULL AND d.due_at > ${at}`;
  const visible = await visibleTo(
    tx,
    await viewerOf(tx, personId),
    dues.map((due) => due.personId),
  );
  const since = sentAt ?? new Date(at.getTime() - day);
  const counts = countsSince(
    dues.filter((due) => visible.has(due.personId)),
    since,
    at,
    isAtOnce,
  );
  const isDayOver = sentAt === null || at.getTime() - sentAt.getTime() >= 24 * hour;
  if (counts.last === 0 && !(isDayOver && counts.fresh + counts.half + counts.soon > 0)) return null;
  const reader = await person.reader(personId);
  if (!reader) return null;
  const [mine] = await tx.$queryRaw<unknown[]>`
    INSERT INTO member_letter (person_id, organisation_id, sent_at) VALUES (${personId}::uuid, ${organisationId}::uuid, ${at})
    ON CONFLICT (person_id, organisation_id) DO UPDATE SET sent_at = EXCLUDED.sent_at
    WHERE member_letter.sent_at IS NOT DISTINCT FROM ${sentAt}::timestamptz RETURNING 1`;
  return mine ? { reader, id: randomUUID(), organisation, counts } : null;
}
