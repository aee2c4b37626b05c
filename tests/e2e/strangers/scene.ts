// A forum, a company and everybody around them, made for one test: each row that a verb can name, owned by somebody, and all those
// people with a session of their own.
import { randomUUID } from "node:crypto";
import { digest, randomId, randomToken } from "#lib/platform/secret/random";
import { db } from "../world.ts";

/** Members of the scene. The last three have no part in it: one looks for work, one has all of this elsewhere, one is an officer. */
export const members = [
  ...["admin", "host", "moderator", "second", "candidate", "called", "speaker", "talker", "listener", "colleague", "invitee"],
  ...["seeker", "neighbour", "officer"],
] as const;
export type Member = "admin" | "host" | "moderator" | "second" | Seated | "colleague" | "invitee" | "seeker" | "neighbour" | "officer";
type Seated = "candidate" | "called" | "speaker" | "talker" | "listener";
export type Caller = Member | "guest";

const roles: Partial<Record<Member, "admin" | "recruiter" | "officer">> = {
  admin: "admin",
  host: "recruiter",
  moderator: "recruiter",
  neighbour: "recruiter",
  officer: "officer",
};

export type Scene = Awaited<ReturnType<typeof makeScene>>;
export const card = { roleWanted: "Juru las", field: "Manufaktur", city: "Karawang", line: "Las SMAW 4 tahun" };
const day = 24 * 3_600_000;
export const agenda = ["opening", "pitch"].map((kind) => ({ kind, title: kind, minutes: 30 }));

export async function makeScene() {
  const now = new Date();
  const tokens = Object.fromEntries(members.map((name) => [name, randomToken()])) as Record<Member, string>;
  const people = Object.fromEntries(members.map((name) => [name, randomUUID()])) as Record<Member, string>;
  const email = (name: Member) => `${name}-${people[name]}@people.test`;
  const sessions = Object.fromEntries(members.map((name) => [name, randomUUID()])) as Record<Member, string>;
  await db.person.createMany({ data: members.map((name) => ({ id: people[name], email: email(name), emailConfirmedAt: now })) });
  await db.session.createMany({
    data: members.map((name) => ({
      id: sessions[name],
      personId: people[name],
      tokenDigest: digest(tokens[name]),
      device: "Test",
      expiresAt: new Date(now.getTime() + 3_600_000),
    })),
  });
  await db.roleGrant.createMany({
    data: members.flatMap((name) => (roles[name] ? [{ personId: people[name], role: roles[name] }] : [])),
  });
  const firm = await company(people, email("invitee"));
  const forum = await hall(people, email("invitee"), now);
  await elsewhere(people, now);
  const { id: outcomeId } = await db.outcome.create({
    data: { personId: people.candidate, roomId: forum.roomId, turnId: forum.pastTurnId, code: "advice", byId: people.host },
    select: { id: true },
  });
  const hire = { personId: people.candidate, roomId: forum.roomId, turnId: forum.pastTurnId, byId: people.host, confirmedAt: now };
  const { id: hireId } = await db.outcome.create({ data: { ...hire, code: "hired", vacancyId: firm.vacancyId }, select: { id: true } });
  // A hire that the company has confirmed already: of this one it may say that they started.
  const { id: startId } = await db.outcome.create({
    data: { ...hire, code: "hired", vacancyId: firm.vacancyId, employerConfirmedAt: now },
    select: { id: true },
  });
  const asked = { personId: people.candidate, hireId, kind: "start" as const, dueAt: now, sentAt: now };
  const { id: checkInId } = await db.checkIn.create({
    data: { ...asked, expiresAt: new Date(Date.now() + day) },
    select: { id: true },
  });
  await db.disclosureGrant.create({
    data: {
      personId: people.candidate,
      organisationId: firm.organisationId,
      fields: ["name"],
      aboutKind: "hire",
      aboutId: firm.vacancyId,
      aboutTitle: terms().title,
      until: new Date(Date.now() + 30 * day),
    },
    select: { id: true },
  });
  const { id: hostModeratorId } = await db.moderator.findFirstOrThrow({ where: { personId: people.host }, select: { id: true } });
  const { id: allowedId } = await db.disclosureGrant.create({
    data: {
      personId: people.candidate,
      recruiterId: people.host,
      fields: ["card"],
      aboutKind: "room",
      aboutId: forum.roomId,
      aboutTitle: "Forum",
      until: new Date(Date.now() + 30 * day),
    },
    select: { id: true },
  });
  const { id: passkeyId } = await db.passkey.create({
    data: { personId: people.candidate, credentialId: randomToken(), publicKey: Buffer.from("key"), transports: [], name: "Telepon" },
    select: { id: true },
  });
  const reports = await cases(people, forum, now);
  return {
    ...firm,
    ...forum,
    reports,
    outcomeId,
    hireId,
    startId,
    checkInId,
    hostModeratorId,
    allowedId,
    passkeyId,
    people,
    sessions,
    tokens,
    email,
  };
}

async function company(people: Record<Member, string>, invited: string) {
  const { id: organisationId } = await db.organisation.create({
    data: {
      name: `PT ${randomUUID()}`,
      seed: randomId(10),
      memberships: { create: { personId: people.colleague, role: "admin" } },
      invitations: { create: { email: invited } },
    },
    select: { id: true },
  });
  const { id: vacancyId } = await db.vacancy.create({
    data: { organisationId, ...terms(), createdById: people.colleague, publishedAt: new Date(), confirmedOpenAt: new Date() },
    select: { id: true },
  });
  const { id: applicationId } = await db.application.create({
    data: { vacancyId, personId: people.candidate, name: "Juru Las 214", seed: randomId(12), ...card, replyBy: new Date(Date.now() + day) },
    select: { id: true },
  });
  const { id: grantId } = await db.disclosureGrant.create({
    data: {
      personId: people.candidate,
      organisationId,
      fields: ["name", "card"],
      aboutKind: "application",
      aboutId: vacancyId,
      aboutTitle: terms().title,
      until: new Date(Date.now() + 30 * day),
    },
    select: { id: true },
  });
  const invitation = await db.invitation.findFirstOrThrow({ where: { organisationId }, select: { id: true } });
  return { organisationId, vacancyId, applicationId, grantId, invitationId: invitation.id };
}

/** What a vacancy says, its deadline ten days ahead. */
export const terms = () => ({
  title: "Operator Las",
  occupation: 7,
  occupationWords: "Tukang las",
  place: "Karawang",
  country: "ID" as const,
  zone: "Asia/Jakarta" as const,
  remote: false,
  contract: "fixed_term" as const,
  contractMonths: 12,
  hours: "Dua shift",
  currency: "IDR" as const,
  payMin: 5_600_000,
  payMax: 6_100_000,
  payUnit: "month" as const,
  openings: 2,
  deadline: new Date(Date.now() + 10 * day).toISOString().slice(0, 10),
  description: "Mengelas rangka jok.",
  mustHave: ["Siap kerja shift"],
  pledgedBy: "Sari M., manajer SDM",
});

/** The first Monday that is five weeks off: a meeting of the scene's forum before and after its timetable is changed. */
export const farMonday = (() => {
  const at = new Date(Date.now() + 35 * day);
  while (at.getUTCDay() !== 1) at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
})();

const seriesOf = (title: string) => ({
  slug: `forum-${randomId(10)}`,
  title,
  purpose: "Didengar",
  rule: "FREQ=WEEKLY;BYDAY=MO",
  startsLocal: `${farMonday}T19:00`,
  minutes: 180,
  agenda,
});

const roomOf = (now: Date) => ({
  voiceRoom: randomId(26),
  startsAt: now,
  endsAt: new Date(now.getTime() + day / 8),
  phase: "open" as const,
  openedAt: now,
  segmentAt: now,
  agenda,
});

/** Nobody of them is connected, and the room's clock leaves them alone as long as a test takes. */
const later = (now: Date) => new Date(now.getTime() + 120_000);
const seatOf = (personId: string, now: Date) => ({ personId, voiceId: randomId(22), awayAt: later(now) });

async function hall(people: Record<Member, string>, invited: string, now: Date) {
  // The key of the banned one's browser, which their ban remembers.
  const browserKey = randomToken();
  const moderatorId = randomUUID();
  const moderators = (["host", "moderator", "second"] as const).map((name) => ({
    id: name === "moderator" ? moderatorId : randomUUID(),
    personId: people[name],
    name,
    seed: randomId(12),
    host: name === "host",
  }));
  const series = await db.series.create({
    data: {
      ...seriesOf(`Forum ${randomId(6)}`),
      createdBy: { connect: { id: people.host } },
      space: {
        create: {
          kind: "series",
          moderators: { create: moderators },
          invitations: { create: { email: invited, name: "Undangan" } },
        },
      },
    },
    select: { id: true, slug: true, space: { select: { invitations: { select: { id: true } } } } },
  });
  const { id: roomId } = await db.room.create({ data: { seriesId: series.id, ...roomOf(now) }, select: { id: true } });
  const seats = {} as Record<Seated | "host" | "moderator" | "second", string>;
  for (const name of ["host", "moderator", "second", "candidate", "called", "speaker", "talker", "listener"] as const) {
    const role = name === "speaker" ? "speaker" : "listener";
    const persona = { personId: people[name], spaceId: series.id, name: `Persona ${name}`, seed: randomId(12) };
    const { id: personaId } = await db.persona.create({ data: persona, select: { id: true } });
    const seat = await db.seat.create({ data: { roomId, ...seatOf(people[name], now), role, personaId }, select: { id: true } });
    seats[name] = seat.id;
  }
  let number = 0;
  const ticket = async (name: Seated, state: "done" | "queued" | "called" | "on_stage") => {
    number += 1;
    const data = { roomId, seatId: seats[name], number, state, ...card, firstTime: true, calledAt: state === "queued" ? null : later(now) };
    return (await db.ticket.create({ data, select: { id: true } })).id;
  };
  const turn = async (name: Seated, ticketId: string, isOver: boolean) => {
    const over = isOver ? { startedAt: now, endedAt: now, endedBy: "self" as const } : {};
    return (await db.turn.create({ data: { roomId, seatId: seats[name], ticketId, seconds: 120, ...over }, select: { id: true } })).id;
  };
  const pastTurnId = await turn("candidate", await ticket("candidate", "done"), true);
  const tickets = {
    candidate: await ticket("candidate", "queued"),
    called: await ticket("called", "called"),
    speaker: await ticket("speaker", "on_stage"),
  };
  await db.room.update({ where: { id: roomId }, data: { ticketCount: number }, select: { id: true } });
  const turnId = await turn("speaker", tickets.speaker, false);
  const { id: banId } = await db.ban.create({
    data: {
      scope: "series",
      spaceId: series.id,
      personId: people.invitee,
      browsers: [digest(browserKey)],
      reason: "Beriklan",
      byId: people.host,
    },
    select: { id: true },
  });
  const { id: invitedTo } = await db.interview.create({
    data: { forumId: roomId, inviterSeatId: seats.moderator, inviteeSeatId: seats.candidate, invitedAt: later(now) },
    select: { id: true },
  });
  const { id: sideRoomId } = await db.room.create({
    data: {
      ...roomOf(now),
      kind: "interview",
      seriesId: series.id,
      parentId: roomId,
      capacity: 2,
      seats: { create: [people.second, people.talker].map((personId) => ({ ...seatOf(personId, now), role: "speaker" as const })) },
    },
    select: { id: true },
  });
  const { id: talkId } = await db.interview.create({
    data: {
      forumId: roomId,
      sideId: sideRoomId,
      inviterSeatId: seats.second,
      inviteeSeatId: seats.talker,
      state: "running",
      startedAt: now,
      endsAt: new Date(now.getTime() + 600_000),
    },
    select: { id: true },
  });
  const { id: seriesId, slug, space } = series;
  const askedToModerate = space.invitations[0]?.id ?? "";
  return {
    seriesId,
    slug,
    moderatorId,
    roomId,
    seats,
    tickets,
    turnId,
    pastTurnId,
    banId,
    browserKey,
    interviewId: invitedTo,
    talkId,
    sideRoomId,
    askedToModerate,
  };
}

/** Two cases about the speaker: the host works on one and has decided the other. Both sides are asked something. */
async function cases(people: Record<Member, string>, forum: { seriesId: string; roomId: string; seats: { speaker: string } }, now: Date) {
  const one = {
    subject: "person" as const,
    subjectId: people.speaker,
    subjectName: "Persona speaker",
    category: "advert" as const,
    seriesId: forum.seriesId,
    officersOnly: false,
    roomId: forum.roomId,
    seatId: forum.seats.speaker,
    personId: people.speaker,
    dueAt: new Date(now.getTime() + day),
    keepUntil: new Date(now.getTime() + 180 * day),
  };
  const [code, decidedCode] = [randomId(20).toUpperCase(), randomId(20).toUpperCase()];
  const reportBy = (typed: string) => ({
    draftId: randomUUID(),
    codeDigest: digest(typed),
    category: "advert" as const,
    isVouched: false,
    words: "Jual pulsa",
  });
  const { id: caseId, reports } = await db.conductCase.create({
    data: {
      ...one,
      claimedById: people.host,
      claimedUntil: new Date(now.getTime() + 600_000),
      claim: 1,
      reports: { create: reportBy(code) },
    },
    select: { id: true, reports: { select: { id: true } } },
  });
  const { id: decidedCaseId } = await db.conductCase.create({
    data: {
      ...one,
      state: "decided",
      reports: { create: reportBy(decidedCode) },
      decisions: { create: { round: 0, rung: "warning", reason: "Beriklan", byId: people.host } },
    },
    select: { id: true },
  });
  const ask = async (side: "reporter" | "reported", reportId: string | null) =>
    (await db.caseStatement.create({ data: { caseId, side, reportId, question: "Apa yang terjadi?" }, select: { id: true } })).id;
  const [askedReported, askedReporter] = [await ask("reported", null), await ask("reporter", reports[0]?.id ?? null)];
  return { caseId, decidedCaseId, code, decidedCode, askedReported, askedReporter };
}

/** The neighbour keeps a forum that is on, sits in it, and acts for another company. */
async function elsewhere({ neighbour: personId }: Record<Member, string>, now: Date) {
  const { id } = await db.series.create({
    data: {
      ...seriesOf(`Forum ${randomId(6)}`),
      space: { create: { kind: "series", moderators: { create: { personId, name: "Tetangga", seed: "t", host: true } } } },
    },
    select: { id: true },
  });
  await db.room.create({ data: { seriesId: id, ...roomOf(now), seats: { create: seatOf(personId, now) } }, select: { id: true } });
  await db.organisation.create({
    data: { name: `CV ${randomUUID()}`, seed: "cv", memberships: { create: { personId, role: "admin" } } },
    select: { id: true },
  });
}

const tables = db.$queryRaw<{ name: string }[]>`
  SELECT table_name AS name FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('rate_limit', '_prisma_migrations', 'voice_webhook', 'scheduled_task')`;

/** Whoever has entered meanwhile has no browser: the worker would mark them as away in the middle of the next knock. */
export const markAway = ({ roomId, sideRoomId }: Scene) =>
  db.seat.updateMany({ where: { roomId: { in: [roomId, sideRoomId] }, awayAt: null }, data: { awayAt: later(new Date()) } });

/** Every row of the database that names anything of the scene, as text: what a refused knock must leave as it was. */
export async function traces({ people, seriesId, roomId, sideRoomId, organisationId, vacancyId }: Scene): Promise<string[]> {
  const names = [...Object.values(people), seriesId, roomId, sideRoomId, organisationId, vacancyId].map((id) => `%${id}%`);
  const found: string[] = [];
  for (const { name } of await tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM "${name}" t WHERE t::text LIKE ANY ($1::text[]) ORDER BY 1`,
      names,
    );
    found.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return found;
}
