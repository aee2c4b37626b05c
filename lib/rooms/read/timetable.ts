// What anyone may read of forums without entering: which rooms come, which are open, who moderates, what the agenda is.
import "server-only";
import { now } from "#lib/platform/clock";
import { db, type Prisma } from "#lib/platform/db";
import { agendaInput, seriesInput } from "#lib/series/schema";
import type { Segment } from "#lib/series/view";

export type ModeratorLine = { name: string; seed: string; host: boolean; speaksFor: string | null };

export type RoomLine = {
  roomId: string;
  slug: string;
  title: string;
  purpose: string;
  zone: string;
  /** RFC 5545 recurrence of the forum. */
  rule: string;
  startsAt: string;
  endsAt: string;
  moderators: ModeratorLine[];
};

export type LiveLine = RoomLine & { openedAt: string | null; agenda: Segment[]; segment: number };

export type SeriesView = {
  seriesId: string;
  slug: string;
  title: string;
  purpose: string;
  zone: string;
  rule: string;
  minutes: number;
  turnSeconds: number;
  agenda: Segment[];
  moderators: ModeratorLine[];
  live: LiveLine | null;
  next: RoomLine[];
  ended: boolean;
};

/** What one page shows at most, whoever asks for more. */
const roomsAtMost = 60;
const moderatorsAtMost = 24;

const moderators = {
  select: { name: true, seed: true, host: true, organisation: { select: { name: true } } },
  orderBy: [{ host: "desc" }, { createdAt: "asc" }, { personId: "asc" }],
  take: moderatorsAtMost,
} as const satisfies Prisma.Space$moderatorsArgs;

const line = {
  id: true,
  startsAt: true,
  endsAt: true,
  openedAt: true,
  agenda: true,
  segment: true,
  series: { select: { slug: true, title: true, purpose: true, zone: true, rule: true, space: { select: { moderators } } } },
} as const satisfies Prisma.RoomSelect;

type Row = Prisma.RoomGetPayload<{ select: typeof line }>;

const linesOf = (rows: Row["series"]["space"]["moderators"]): ModeratorLine[] =>
  rows.map(({ name, seed, host, organisation }) => ({ name, seed, host, speaksFor: organisation?.name ?? null }));

const lineOf = ({ id, startsAt, endsAt, series: { space, ...series } }: Row): RoomLine => ({
  roomId: id,
  ...series,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  moderators: linesOf(space.moderators),
});

const liveOf = (row: Row): LiveLine => ({
  ...lineOf(row),
  openedAt: row.openedAt?.toISOString() ?? null,
  agenda: agendaInput.parse(row.agenda),
  segment: row.segment,
});

const soonest = [{ startsAt: "asc" }, { id: "asc" }] satisfies Prisma.RoomOrderByWithRelationInput[];

const toCome = async (): Promise<Prisma.RoomWhereInput> => ({
  kind: "forum",
  phase: { in: ["scheduled", "backstage"] },
  endsAt: { gt: await now() },
});

export async function upcoming(limit: number): Promise<RoomLine[]> {
  const rows = await db.room.findMany({ where: await toCome(), select: line, orderBy: soonest, take: Math.min(limit, roomsAtMost) });
  return rows.map(lineOf);
}

/** The next meeting of each forum, the soonest first; further meetings of the same ones only where forums are fewer than `limit`. */
export async function nextOfEach(limit: number): Promise<RoomLine[]> {
  const rooms = await upcoming(roomsAtMost);
  const isFirst = ({ slug, roomId }: RoomLine) => rooms.find((room) => room.slug === slug)?.roomId === roomId;
  const chosen = [...rooms.filter(isFirst), ...rooms.filter((room) => !isFirst(room))].slice(0, limit);
  return rooms.filter((room) => chosen.includes(room));
}

export async function live(): Promise<LiveLine[]> {
  const rows = await db.room.findMany({
    where: { kind: "forum", phase: "open" },
    select: line,
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: 20,
  });
  return rows.map(liveOf);
}

export async function series(slug: string): Promise<SeriesView | null> {
  if (!seriesInput.shape.slug.safeParse(slug).success) return null;
  const found = await db.series.findUnique({
    where: { slug },
    select: {
      id: true,
      title: true,
      purpose: true,
      zone: true,
      rule: true,
      minutes: true,
      turnSeconds: true,
      agenda: true,
      endedAt: true,
      space: { select: { moderators } },
    },
  });
  if (!found) return null;
  const [open, next] = await Promise.all([
    db.room.findFirst({ where: { kind: "forum", phase: "open", series: { slug } }, select: line }),
    db.room.findMany({ where: { ...(await toCome()), series: { slug } }, select: line, orderBy: soonest, take: 30 }),
  ]);
  const { id: seriesId, endedAt, agenda, space, ...same } = found;
  return {
    seriesId,
    slug,
    ...same,
    agenda: agendaInput.parse(agenda),
    moderators: linesOf(space.moderators),
    live: open && liveOf(open),
    next: next.map(lineOf),
    ended: endedAt !== null,
  };
}
