// Fills an empty database with the demo world, and sees to it that its forum is open now. Run by `up`; tests call `seed` and `openNow`.
import { TZDate } from "@date-fns/tz";
import { hash } from "@node-rs/argon2";
import { PrismaPg } from "@prisma/adapter-pg";
import { sealPurpose } from "#lib/accounts/factors/totp";
import { type Prisma, PrismaClient } from "#lib/platform/generated/prisma/client";
import { randomId } from "#lib/platform/secret/random";
import { seal } from "#lib/platform/secret/sealed-text";
import { fillApplications } from "./applications.ts";
import { fillCases } from "./cases.ts";
import { allSeries, appSecret, type CastPerson, type CastSeries, karawang, organisations, password, people } from "./cast.ts";
import { fillCompanies } from "./companies.ts";
import { fillDisclosures } from "./disclosures.ts";
import { fillLives } from "./lives.ts";
import { fillPast } from "./past.ts";
import { fillProfiles } from "./profiles.ts";
import { vacancies } from "./vacancies.ts";
import type { World } from "./world.ts";

const day = 24 * 3_600_000;
const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const two = (value: number) => String(value).padStart(2, "0");

/** The moment of `time` ("19:00") on the day of `at` in `zone`. */
function moment(zone: string, at: Date, time: string): Date {
  const local = new TZDate(at.getTime(), zone);
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return new Date(new TZDate(local.getFullYear(), local.getMonth(), local.getDate(), hour, minute, zone).getTime());
}

const localDate = (zone: string, at: Date) => {
  const local = new TZDate(at.getTime(), zone);
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
};

/** The starts of a series between two moments. */
export function startsOf({ rule, zone, time }: CastSeries, from: Date, to: Date): Date[] {
  const days = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(",") ?? weekdays;
  const starts: Date[] = [];
  for (let at = from.getTime() - day; at <= to.getTime() + day; at += day) {
    const start = moment(zone, new Date(at), time);
    const weekday = weekdays[new TZDate(start.getTime(), zone).getDay()] ?? "";
    if (start >= from && start <= to && days.includes(weekday) && starts.at(-1)?.getTime() !== start.getTime()) starts.push(start);
  }
  return starts;
}

const roomOf = (series: CastSeries, seriesId: string, startsAt: Date): Prisma.RoomCreateManyInput => ({
  seriesId,
  voiceRoom: randomId(26),
  startsAt,
  endsAt: new Date(startsAt.getTime() + series.minutes * 60_000),
  turnSeconds: series.turnSeconds,
  agenda: series.agenda,
});

/** The second step of somebody with a role or a company, as if they had set it up. */
const giveApp = (db: PrismaClient, personId: string, confirmedAt: Date, siteSecret: string) =>
  db.authenticatorApp.create({
    data: { personId, sealedSecret: seal(siteSecret, sealPurpose(personId), appSecret), confirmedAt },
    select: { personId: true },
  });

/** Makes the whole world in an empty database; the second step of its staff where the site's secret is known. `lives`: what its named people have done, which tests would stumble over. */
export async function seed(db: PrismaClient, { past = true, lives = false }: { past?: boolean; lives?: boolean } = {}): Promise<World> {
  const now = await nowOf(db);
  const world: World = { people: new Map(), organisations: new Map(), series: new Map(), vacancies: new Map() };
  const siteSecret = process.env.SITE_SECRET ?? "";
  const passwordHash = await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  for (const { key, ...says } of organisations) {
    const { id } = await db.organisation.create({ data: { ...says, seed: randomId(16) }, select: { id: true } });
    world.organisations.set(key, id);
  }
  const organisationId = (key: string) => world.organisations.get(key) ?? "";
  for (const { key, email, locale, roles, memberOf } of people as readonly CastPerson[]) {
    const { id } = await db.person.create({
      data: {
        email,
        locale,
        passwordHash,
        emailConfirmedAt: now,
        grants: { create: roles.map((role) => ({ role })) },
        memberships: { create: memberOf.map((name) => ({ organisationId: organisationId(name), role: "admin" as const })) },
      },
      select: { id: true },
    });
    if (siteSecret !== "" && roles.length + memberOf.length > 0) await giveApp(db, id, now, siteSecret);
    world.people.set(key, id);
  }
  const personId = (key: string) => world.people.get(key) ?? "";
  for (const vacancy of vacancies) {
    const { organisation, openDays, ...fields } = vacancy;
    const at = new Date(now.getTime() - (45 - openDays) * day * 0.5);
    const { id } = await db.vacancy.create({
      data: {
        ...fields,
        organisationId: organisationId(organisation),
        deadline: localDate(vacancy.zone, new Date(now.getTime() + openDays * day)),
        createdById: organisation === "rangka" ? personId("sari") : null,
        pledgedAt: at,
        pledgeVersion: 1,
        submittedAt: at,
        publishedAt: at,
        confirmedOpenAt: new Date(now.getTime() - (openDays % 6) * day),
        createdAt: at,
      },
      select: { id: true },
    });
    world.vacancies.set(vacancy.title, id);
  }
  for (const series of allSeries) {
    const { slug, title, purpose, zone, rule, minutes, turnSeconds, agenda, moderators } = series;
    const begin = new Date(now.getTime() - 60 * day);
    const first = startsOf(series, begin, new Date(begin.getTime() + 8 * day))[0] ?? begin;
    const { id } = await db.series.create({
      data: {
        slug,
        title,
        purpose,
        zone,
        rule,
        minutes,
        turnSeconds,
        agenda,
        startsLocal: `${localDate(zone, first)}T${series.time}`,
        createdAt: begin,
        createdBy: { connect: { id: personId(moderators[0]?.key ?? "") } },
        space: {
          create: {
            kind: "series",
            createdAt: begin,
            moderators: {
              create: moderators.map(({ key, name, speaksFor }, index) => ({
                personId: personId(key),
                name,
                seed: randomId(16),
                host: index === 0,
                organisationId: speaksFor ? organisationId(speaksFor) : null,
              })),
            },
          },
        },
      },
      select: { id: true },
    });
    world.series.set(slug, id);
    await db.room.createMany({ data: startsOf(series, now, new Date(now.getTime() + 14 * day)).map((start) => roomOf(series, id, start)) });
    if (past)
      await fillPast(db, { series, seriesId: id, starts: startsOf(series, begin, new Date(now.getTime() - 4 * 3_600_000)), now, world });
  }
  const welder = world.vacancies.get("Operator Las Produksi");
  if (past && welder) await fillApplications(db, welder, personId("sari"), now);
  if (past && lives) {
    await fillLives(db, world, now);
    await fillCases(db, world, now);
    await fillCompanies(db, world, now, localDate("Asia/Jakarta", new Date(now.getTime() + 21 * day)));
  }
  if (past) await fillDisclosures(db, now);
  if (past) await fillProfiles(db, personId("agus"), now);
  // The planner knows nothing of a table filled a moment ago: until it is told, each raised hand reads the turns of all years.
  await db.$executeRaw`ANALYZE`;
  return world;
}

/** Opens a room of Forum Kerja Karawang if none is open: that of today within its hours, else one since the last full hour. */
export async function openNow(db: PrismaClient): Promise<string> {
  const now = await nowOf(db);
  const { id: seriesId } = await db.series.findUniqueOrThrow({ where: { slug: karawang.slug }, select: { id: true } });
  const open = await db.room.findFirst({ where: { seriesId, kind: "forum", phase: { in: ["backstage", "open"] } }, select: { id: true } });
  if (open) return open.id;
  const regular = moment(karawang.zone, now, karawang.time);
  const within = regular <= now && now.getTime() < regular.getTime() + (karawang.minutes - 30) * 60_000;
  const startsAt = within ? regular : new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  const planned = await db.room.findFirst({ where: { seriesId, kind: "forum", startsAt }, select: { id: true, phase: true } });
  const start = planned?.phase === "ended" ? new Date(Math.floor(now.getTime() / 60_000) * 60_000) : startsAt;
  const segment = segmentAt(now.getTime() - start.getTime());
  const opened = { phase: "open" as const, openedAt: start, segment, segmentAt: now };
  const id =
    planned && planned.phase !== "ended"
      ? (await db.room.update({ where: { id: planned.id }, data: opened, select: { id: true } })).id
      : (await db.room.create({ data: { ...roomOf(karawang, seriesId, start), ...opened }, select: { id: true } })).id;
  await pinWelder(db, id);
  return id;
}

/** Where the agenda is after `elapsedMs`. */
function segmentAt(elapsedMs: number): number {
  const ends = karawang.agenda.map((_, index) => karawang.agenda.slice(0, index + 1).reduce((sum, { minutes }) => sum + minutes, 0));
  const index = ends.findIndex((end) => elapsedMs < end * 60_000);
  return Math.max(index, 0);
}

async function pinWelder(db: PrismaClient, roomId: string) {
  const vacancy = await db.vacancy.findFirst({
    where: { title: "Operator Las Produksi", closedAt: null },
    select: {
      id: true,
      title: true,
      place: true,
      currency: true,
      payMin: true,
      payMax: true,
      openings: true,
      filled: true,
      organisation: { select: { name: true } },
    },
  });
  const dewi = await db.person.findUnique({ where: { email: "dewi@demo.test" }, select: { id: true } });
  if (!vacancy) return;
  await db.pin.create({ data: { roomId, vacancyId: vacancy.id, byId: dewi?.id ?? null } });
  const { id, title, place, currency, payMin, payMax, openings, filled, organisation } = vacancy;
  await db.room.update({
    where: { id: roomId },
    data: {
      pin: {
        pinRef: `vacancy:${id}`,
        title,
        organisation: organisation.name,
        place,
        pay: payMin === null || payMax === null ? null : { currency, payMin, payMax },
        left: openings - filled,
        openings,
      },
    },
  });
}

async function nowOf(db: PrismaClient): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT app_now() AS now`;
  if (!row) throw new Error("the database has no clock");
  return row.now;
}

export const connect = (connectionString: string) =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 2, options: "-c TimeZone=UTC" }) });

if (import.meta.main) {
  const db = connect(process.env.DATABASE_URL ?? "");
  if ((await db.person.count()) === 0) await seed(db, { lives: process.env.DEMO_LIVES === "yes" });
  if (await db.series.findUnique({ where: { slug: karawang.slug }, select: { id: true } })) await openNow(db);
  await db.$disconnect();
}
