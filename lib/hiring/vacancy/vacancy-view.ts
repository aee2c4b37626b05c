// What anyone may read of vacancies, without an account: lines of a list, one page, an organisation's page.
import "server-only";
import type { z } from "zod";
import { now } from "#lib/platform/clock";
import { db, Prisma } from "#lib/platform/db";
import { read } from "#lib/platform/slow-reads";
import { repliesOf } from "../application/replies.ts";
import { inForum } from "../in-room/organisation-reach.ts";
import { closedBecause, missedMost, replyByOf } from "../rules.ts";
import type { searchInput } from "../schema.ts";
import { filtered, isOpen, newestFirst } from "../search/search-sql.ts";
import { countedAtMost, emptyFilter } from "../search/vacancy-filter.ts";
import { occupationOf } from "../terms/occupation.ts";
import { countryOf, localDate, zones } from "../terms/place.ts";
import { regionIn } from "../terms/region.ts";
import type { OrganisationView, VacancyLine } from "../view.ts";
import { changeOf } from "./vacancy-change.ts";
import { type LineRow, lineSelect as line, lineColumns, lineOf, lineOfRow } from "./vacancy-line.ts";
import type { VacancyView } from "./view.ts";

/** One can apply to these: public, not closed, a seat left, the last day not over at their place. */
async function open(): Promise<Prisma.VacancyWhereInput> {
  const at = await now();
  return {
    publishedAt: { not: null },
    closedAt: null,
    missedHeartbeats: { lt: missedMost },
    filled: { lt: db.vacancy.fields.openings },
    OR: zones.map((zone) => ({ zone, deadline: { gte: localDate(at, zone) } })),
  };
}

const newest = [{ publishedAt: "desc" }, { id: "desc" }] satisfies Prisma.VacancyOrderByWithRelationInput[];

/** The newest open vacancies, and how many there are in all: 1,001 for more than 1,000, which are not counted. */
export async function latest(limit: number): Promise<{ lines: VacancyLine[]; total: number }> {
  const where = await open();
  const [rows, total] = await Promise.all([
    db.vacancy.findMany({ where, select: line, orderBy: newest, take: limit }),
    db.vacancy.count({ where, take: countedAtMost + 1 }),
  ]);
  return { lines: rows.map(lineOf), total };
}

type Search = Omit<z.output<typeof searchInput>, "roomId"> & { roomId?: string | null };

const taking = async (roomId: string) =>
  (await db.organisation.findMany({ where: inForum(roomId), select: { id: true } })).map(({ id }) => id);

/**
 * At most 50 open vacancies in which every word is found (title, organisation, place, text) and whose place has those of `place`; newest
 * first. With `roomId` those of the organisations that take part in that forum, also closed ones: a hire comes after the deadline.
 * Both sides are folded: letters that people mix up are one, and %, _ and \\ are letters like others. Throws `TooSlow`.
 */
export async function search({ q, place, roomId }: Search): Promise<VacancyLine[]> {
  const among = roomId
    ? Prisma.sql`v.published_at IS NOT NULL AND v.taken_down_at IS NULL AND v.organisation_id = ANY (${await taking(roomId)}::uuid[])`
    : isOpen;
  const rows = await read<LineRow>(Prisma.sql`
    SELECT ${lineColumns} FROM vacancy v JOIN organisation o ON o.id = v.organisation_id
    WHERE ${among} ${filtered({ ...emptyFilter, q, place })} ORDER BY ${newestFirst} LIMIT 50`);
  return rows.map(lineOfRow);
}

const more = {
  ...{ occupationWords: true, hours: true, contractMonths: true, payReason: true, niceToHave: true, educationMin: true },
  ...{ experienceMonthsMin: true, eitherOr: true, vacancyExists: true, aiScreening: true, startDate: true, questions: true },
  occupation: true,
  region: true,
  criteria: {
    where: { approvedAt: { not: null } },
    select: { kind: true, value: true, justification: true },
    orderBy: { createdAt: "asc" },
  },
} as const satisfies Prisma.VacancySelect;

/** What a page says beyond the line of a list. */
const moreOf = (row: Prisma.VacancyGetPayload<{ select: typeof more }> & { country: string }) => ({
  occupation: occupationOf(row.occupation),
  occupationWords: row.occupationWords,
  region: regionIn(countryOf(row.country), row.region),
  hours: row.hours,
  contractMonths: row.contractMonths,
  payReason: row.payReason,
  niceToHave: row.niceToHave,
  educationMin: row.educationMin,
  experienceMonthsMin: row.experienceMonthsMin,
  eitherOr: row.eitherOr,
  vacancyExists: row.vacancyExists,
  aiScreening: row.aiScreening,
  startDate: row.startDate,
  questions: row.questions,
  criteria: row.criteria,
});

/** Everything a vacancy's page says; null when there is none, for one that is not public yet, and for one that was taken down. A closed one stays readable. */
export async function page(vacancyId: string): Promise<VacancyView | null> {
  const row = await db.vacancy.findUnique({
    where: { id: vacancyId, publishedAt: { not: null }, takenDownAt: null },
    select: {
      ...line,
      organisation: { select: { id: true, name: true, seed: true } },
      description: true,
      mustHave: true,
      pledgedBy: true,
      pledgedRole: true,
      pledgedAt: true,
      ...{ missedHeartbeats: true, confirmedOpenAt: true },
      ...more,
      versions: { select: { changed: true, former: true, at: true }, orderBy: { version: "desc" }, take: 10 },
      publishedAt: true,
      closedAt: true,
      replyByDays: true,
      pins: {
        select: { roomId: true, pinnedAt: true, unpinnedAt: true, room: { select: { phase: true, series: { select: { title: true } } } } },
        orderBy: { pinnedAt: "desc" },
        take: 3,
      },
    },
  });
  if (!row?.publishedAt) return null;
  const at = await now();
  return {
    ...lineOf(row),
    organisationId: row.organisation.id,
    organisationSeed: row.organisation.seed,
    description: row.description,
    mustHave: row.mustHave,
    ...moreOf(row),
    unconfirmedSince: row.missedHeartbeats > 0 && row.confirmedOpenAt ? localDate(row.confirmedOpenAt, row.zone) : null,
    changes: row.versions.map(({ changed, former, at: changedAt }) => changeOf(changed, former, localDate(changedAt, row.zone))),
    pledgedOn: localDate(row.pledgedAt ?? row.publishedAt, row.zone),
    pledgedBy: [row.pledgedBy, row.pledgedRole].filter(Boolean).join(", "),
    postedOn: localDate(row.publishedAt, row.zone),
    replyBy: replyByOf(at, row.replyByDays).toISOString(),
    closed: closedBecause(row, at),
    replies: await repliesOf(db, row.organisation.id),
    shownIn: row.pins.map(({ roomId, pinnedAt, unpinnedAt, room }) => ({
      roomId,
      title: room.series.title,
      at: pinnedAt.toISOString(),
      live: unpinnedAt === null && room.phase === "open",
    })),
  };
}

const companyColumns = {
  ...{
    id: true,
    name: true,
    seed: true,
    country: true,
    town: true,
    website: true,
    about: true,
    answerableName: true,
    answerableOffice: true,
  },
  ...{ domain: true, domainConfirmedAt: true, registeredAt: true, passedAt: true },
} as const satisfies Prisma.OrganisationSelect;

/** An organisation, its open vacancies and the forums where it speaks; null when there is none. */
export async function organisation(organisationId: string): Promise<OrganisationView | null> {
  const found = await db.organisation.findUnique({
    where: { id: organisationId },
    select: {
      ...companyColumns,
      vacancies: { where: await open(), select: line, orderBy: newest, take: 100 },
      moderators: {
        where: { space: { series: { endedAt: null } } },
        select: { space: { select: { series: { select: { slug: true, title: true } } } } },
        distinct: ["spaceId"],
        orderBy: { spaceId: "asc" },
      },
    },
  });
  if (!found) return null;
  const { domain, domainConfirmedAt, registeredAt, passedAt, id, moderators, vacancies: _, ...says } = found;
  return {
    organisationId: id,
    ...says,
    checked: {
      domain: domain && domainConfirmedAt ? { name: domain, at: domainConfirmedAt.toISOString() } : null,
      isRegistered: registeredAt !== null,
      passedAt: passedAt?.toISOString() ?? null,
    },
    replies: await repliesOf(db, id),
    vacancies: found.vacancies.map(lineOf),
    forums: moderators.flatMap(({ space: { series } }) => series ?? []),
  };
}
