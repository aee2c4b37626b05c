// The series that a person moderates: all of them, one with everything its host may edit, and the room of their desk.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { moderatedBy, moderatedIds } from "#lib/series/moderator";
import { agendaInput } from "#lib/series/schema";
import type { Segment } from "#lib/series/view";
import { type StartBounds, startBounds } from "../../series/first-meeting.ts";
import { localDateOf } from "../../series/occurrences.ts";
import { weekdays } from "../../series/recurrence.ts";
import type { Phase } from "../view.ts";

export type OwnRoom = { roomId: string; phase: Phase; startsAt: string; endsAt: string };
export type OwnSeries = { slug: string; title: string; zone: string; rule: string; host: boolean; ended: boolean; room: OwnRoom | null };

/** The forums this person moderates, each with the room that is on or comes next. */
export async function mine(actor: Actor): Promise<OwnSeries[]> {
  const rows = await db.moderator.findMany({
    where: { personId: actor.personId },
    orderBy: [{ space: { series: { title: "asc" } } }, { spaceId: "asc" }],
    select: {
      host: true,
      space: {
        select: {
          series: {
            select: {
              slug: true,
              title: true,
              zone: true,
              rule: true,
              endedAt: true,
              rooms: {
                where: {
                  kind: "forum",
                  phase: { not: "ended" },
                  OR: [{ phase: { in: ["backstage", "open"] } }, { endsAt: { gt: await now() } }],
                },
                orderBy: [{ phase: "desc" }, { startsAt: "asc" }],
                take: 1,
                select: { id: true, phase: true, startsAt: true, endsAt: true },
              },
            },
          },
        },
      },
    },
  });
  return rows.flatMap(({ host, space }) => {
    if (!space.series) return [];
    const { rooms, endedAt, ...series } = space.series;
    return [{ ...series, host, ended: endedAt !== null, room: rooms[0] ? asRoom(rooms[0]) : null }];
  });
}

/** The forums this person moderates, by id alone. */
export async function ids(actor: Actor): Promise<string[]> {
  return moderatedIds(actor.personId);
}

const asRoom = ({ id, phase, startsAt, endsAt }: { id: string; phase: Phase; startsAt: Date; endsAt: Date }): OwnRoom => ({
  roomId: id,
  phase,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

export type EditableModerator = { moderatorId: string; name: string; seed: string; host: boolean; speaksFor: string | null };
export type EditableSeries = {
  seriesId: string;
  slug: string;
  title: string;
  purpose: string;
  zone: string;
  weekdays: string[];
  startsLocal: string;
  minutes: number;
  turnSeconds: number;
  agenda: Segment[];
  ended: boolean;
  moderators: EditableModerator[];
  invitations: { invitationId: string; email: string; name: string; speaksFor: string | null }[];
  skipped: { localDate: string; reason: string }[];
  /** Meetings that have not begun, soonest first. */
  coming: { roomId: string; startsAt: string }[];
};

/** One forum with everything its host may change; null for everybody else. */
export async function editable(actor: Actor, slug: string): Promise<EditableSeries | null> {
  const organisation = { select: { name: true } } as const;
  const found = await db.series.findFirst({
    where: { slug, ...moderatedBy(actor.personId, "host") },
    select: {
      id: true,
      slug: true,
      title: true,
      purpose: true,
      zone: true,
      rule: true,
      startsLocal: true,
      minutes: true,
      turnSeconds: true,
      agenda: true,
      endedAt: true,
      space: {
        select: {
          moderators: {
            orderBy: [{ host: "desc" }, { createdAt: "asc" }, { personId: "asc" }],
            select: { id: true, name: true, seed: true, host: true, organisation },
          },
          invitations: { orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true, email: true, name: true, organisation } },
        },
      },
      exceptions: { orderBy: { localDate: "asc" }, select: { localDate: true, reason: true } },
      rooms: {
        where: { kind: "forum", phase: "scheduled", startsAt: { gt: await now() } },
        orderBy: { startsAt: "asc" },
        take: 14,
        select: { id: true, startsAt: true },
      },
    },
  });
  if (!found) return null;
  const { id, rule, agenda, endedAt, space, exceptions, rooms, ...series } = found;
  return {
    ...series,
    seriesId: id,
    weekdays: daysOf(rule),
    agenda: agendaInput.parse(agenda),
    ended: endedAt !== null,
    moderators: space.moderators.map(({ id: moderatorId, organisation: speaksFor, ...one }) => ({
      ...one,
      moderatorId,
      speaksFor: speaksFor?.name ?? null,
    })),
    invitations: space.invitations.map(({ id: invitationId, organisation: speaksFor, ...one }) => ({
      ...one,
      invitationId,
      speaksFor: speaksFor?.name ?? null,
    })),
    skipped: exceptions,
    coming: rooms.map((room) => ({ roomId: room.id, startsAt: room.startsAt.toISOString() })),
  };
}

/** The days of a rule as the form knows them. */
function daysOf(rule: string): string[] {
  const named = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(",");
  return weekdays.filter((day) => !named || named.includes(day));
}

/** The first days a form offers, as local dates where most forums are: tomorrow, and how far from today one may go. */
export async function firstDays(): Promise<StartBounds & { tomorrow: string }> {
  const at = await now();
  const day = (moment: Date) => localDateOf(moment, "Asia/Jakarta");
  return { tomorrow: day(new Date(at.getTime() + 24 * 3_600_000)), ...startBounds(day(at)) };
}

/** The room whose desk this person may sit at; null where there is none for them. */
export async function desk(actor: Actor, roomId: string): Promise<{ roomId: string; title: string; slug: string } | null> {
  const room = await db.room.findFirst({
    where: { id: roomId, kind: "forum", series: moderatedBy(actor.personId) },
    select: { id: true, series: { select: { title: true, slug: true } } },
  });
  return room && { roomId: room.id, ...room.series };
}
