// What those who run a series see of it: its form with the people and the skipped days, their own list, who is kept out.
import "server-only";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { meetingDays, weekdays } from "./recurrence.ts";
import { agendaInput } from "./schema.ts";
import type { Phase, Segment } from "./view.ts";

export type HostedSeries = {
  seriesId: string;
  slug: string;
  title: string;
  purpose: string;
  zone: string;
  weekdays: (typeof weekdays)[number][];
  startsLocal: string;
  minutes: number;
  turnSeconds: number;
  agenda: Segment[];
  ended: boolean;
  /** The reader. */
  me: string;
  moderators: { personId: string; name: string; seed: string; host: boolean; speaksFor: string | null }[];
  /** Asked, and not answered yet. Addresses as the host typed them, for the host alone. */
  invitations: { invitationId: string; email: string; name: string }[];
  skipped: { localDate: string; reason: string }[];
};

/** The series for its host; null for anybody else. */
export async function series(actor: Actor, slug: string): Promise<HostedSeries | null> {
  const found = await db.series.findFirst({
    where: { slug, moderators: { some: { personId: actor.personId, host: true } } },
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
      moderators: { orderBy: [{ host: "desc" }, { createdAt: "asc" }], select: { personId: true, name: true, seed: true, host: true, organisation: { select: { name: true } } } },
      invitations: { orderBy: { createdAt: "asc" }, select: { id: true, email: true, name: true } },
      exceptions: { orderBy: { localDate: "asc" }, select: { localDate: true, reason: true } },
    },
  });
  if (!found) return null;
  const { id, rule, agenda, endedAt, moderators, invitations, exceptions, ...facts } = found;
  const days = meetingDays(rule);
  return {
    seriesId: id,
    ...facts,
    weekdays: days === "daily" || days === null ? [...weekdays] : days,
    agenda: agendaInput.parse(agenda),
    ended: endedAt !== null,
    me: actor.personId,
    moderators: moderators.map(({ organisation, ...one }) => ({ ...one, speaksFor: organisation?.name ?? null })),
    invitations: invitations.map(({ id: invitationId, ...one }) => ({ invitationId, ...one })),
    skipped: exceptions,
  };
}

export type ModeratedSeries = { seriesId: string; slug: string; title: string; host: boolean; ended: boolean; next: { roomId: string; phase: Phase; startsAt: string } | null };

/** The series this person moderates, with the room that is on or comes next. */
export async function mine(actor: Actor): Promise<ModeratedSeries[]> {
  const rows = await db.seriesModerator.findMany({
    where: { personId: actor.personId },
    orderBy: { series: { title: "asc" } },
    select: {
      host: true,
      series: {
        select: {
          id: true,
          slug: true,
          title: true,
          endedAt: true,
          rooms: { where: { kind: "forum", phase: { not: "ended" } }, orderBy: [{ phase: "desc" }, { startsAt: "asc" }], take: 1, select: { id: true, phase: true, startsAt: true } },
        },
      },
    },
  });
  return rows.map(({ host, series: { id, endedAt, rooms, ...facts } }) => {
    const next = rooms[0];
    return { seriesId: id, ...facts, host, ended: endedAt !== null, next: next ? { roomId: next.id, phase: next.phase, startsAt: next.startsAt.toISOString() } : null };
  });
}

export type BanLine = { banId: string; name: string; seed: string; scope: "room" | "series"; reason: string; by: string | null; at: string };

/** Who is kept out of this room, for its moderators; null for anybody else. */
export async function bans(actor: Actor, roomId: string): Promise<BanLine[] | null> {
  const room = await db.room.findFirst({ where: { id: roomId, kind: "forum", series: { moderators: { some: { personId: actor.personId } } } }, select: { id: true } });
  if (!room) return null;
  const rows = await db.$queryRaw<(Omit<BanLine, "at"> & { at: Date })[]>`
    SELECT b.id AS "banId", b.scope::text AS scope, b.reason, b.created_at AS at, m.name AS by, coalesce(who.name, '') AS name, coalesce(who.seed, '') AS seed
    FROM ban b JOIN room r ON r.series_id = b.series_id
    LEFT JOIN series_moderator m ON m.series_id = b.series_id AND m.person_id = b.by_id
    LEFT JOIN LATERAL (
      SELECT p.name, p.seed FROM seat s JOIN room sr ON sr.id = s.room_id JOIN persona p ON p.id = s.persona_id
      WHERE sr.series_id = b.series_id AND (s.person_id = b.person_id OR s.guest_digest = b.guest_digest) AND s.taken_at <= b.created_at
      ORDER BY s.taken_at DESC LIMIT 1) who ON true
    WHERE r.id = ${roomId}::uuid AND b.lifted_at IS NULL AND (b.room_id IS NULL OR b.room_id = r.id)
    ORDER BY b.created_at DESC LIMIT 200`;
  return rows.map(({ at, ...line }) => ({ ...line, at: at.toISOString() }));
}
