import { expect, test } from "vitest";
import { move } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import * as meetings from "#lib/rooms/meetings";
import * as calendar from "#lib/rooms/read/calendar";
import * as timetable from "#lib/rooms/read/timetable";
import * as room from "#lib/rooms/room";
import { seriesRooms } from "#lib/rooms/series-rooms";
import { seriesCalendar } from "#lib/series/calendar";
import { startBounds } from "#lib/series/first-meeting";
import * as moderators from "#lib/series/moderators";
import { localDateOf } from "#lib/series/occurrences";
import { exceptionInput } from "#lib/series/schema";
import * as series from "#lib/series/series";
import { code, forum, member, must, seated } from "#tests/factories/forum";

const day = 24 * 3_600_000;
/** The local date in Jakarta this many days from now. */
const localDay = (ahead: number) => localDateOf(new Date(Date.now() + ahead * day), "Asia/Jakarta");
let count = 0;
const wish = () => ({
  title: "Klinik CV",
  slug: `klinik-cv-${++count}`,
  purpose: "Read a CV together",
  zone: "Asia/Jakarta",
  weekdays: ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[],
  startsLocal: `${localDay(-100)}T19:00`,
  minutes: 60,
  turnSeconds: 90 as const,
  agenda: [{ kind: "pitch" as const, title: "Pitches", minutes: 60 }],
  myName: "Bayu",
});

async function made() {
  const bayu = await member("recruiter");
  const input = wish();
  const { slug } = must(await series.create(bayu, input, seriesRooms));
  const { id: seriesId } = await db.series.findUniqueOrThrow({ where: { slug } });
  return { bayu, input, seriesId };
}

const roomsOf = (seriesId: string) => db.room.findMany({ where: { seriesId, kind: "forum" }, orderBy: { startsAt: "asc" } });
const partOf = async (hall: { seriesId: string }, { personId }: { personId: string }) =>
  (await db.moderator.findFirstOrThrow({ where: { spaceId: hall.seriesId, personId }, select: { id: true } })).id;
const editOf = ({ slug: _slug, myName: _myName, ...input }: ReturnType<typeof wish>, seriesId: string) => ({ ...input, seriesId });

test("a recruiter makes a series: host by name, rooms for fourteen days at 12:00 UTC", async () => {
  const { bayu, seriesId } = await made();
  const rooms = await roomsOf(seriesId);
  expect(rooms).toHaveLength(14);
  expect(new Set(rooms.map(({ startsAt }) => startsAt.toISOString().slice(11)))).toEqual(new Set(["12:00:00.000Z"]));
  expect(rooms[0]).toMatchObject({ phase: "scheduled", turnSeconds: 90 });
  expect(await db.moderator.findMany({ where: { spaceId: seriesId } })).toMatchObject([
    { personId: bayu.personId, name: "Bayu", host: true },
  ]);
});

test("whoever is no recruiter makes none; an address is taken once, also by two at once", async () => {
  for (const person of [await member(), await member("officer", "admin")])
    expect(code(await series.create(person, wish(), seriesRooms))).toBe("missing");
  const input = wish();
  const answers = await Promise.all([1, 2].map(async () => series.create(await member("recruiter"), input, seriesRooms)));
  expect(answers.map(code).sort()).toEqual(["name_taken", "ok"]);
});

test("a timetable that cannot be kept is refused by its field", async () => {
  const bayu = await member("recruiter");
  expect(await series.create(bayu, { ...wish(), zone: "Mars/Olympus" }, seriesRooms)).toMatchObject({
    code: "schedule_invalid",
    detail: { field: "zone" },
  });
  expect(await series.create(bayu, { ...wish(), startsLocal: `${new Date().getFullYear()}-02-30T10:00` }, seriesRooms)).toMatchObject({
    code: "schedule_invalid",
    detail: { field: "startsLocal" },
  });
});

test("a first meeting lies within one year back and two years ahead, at its place; anything else is refused with its field (D-14)", async () => {
  const bayu = await member("recruiter");
  const outcome = async (startsLocal: string) => {
    const answer = await series.create(bayu, { ...wish(), startsLocal }, seriesRooms);
    return answer.ok ? "ok" : `${answer.code} ${answer.detail?.field}`;
  };
  for (const year of ["0000", "0001", "1900", "1969", "9999"])
    expect(await outcome(`${year}-01-01T00:00`), year).toMatch(/^(start_too_far|schedule_invalid) startsLocal$/);
  const { earliest, latest } = startBounds(localDay(0));
  const beside = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
  expect(await outcome(`${beside(earliest, -1)}T19:00`)).toBe("start_too_far startsLocal");
  expect(await outcome(`${beside(latest, 1)}T19:00`)).toBe("start_too_far startsLocal");
  expect(await outcome(`${earliest}T19:00`)).toBe("ok");
  expect(await outcome(`${latest}T19:00`)).toBe("ok");
});

test("a series that began years ago is edited as before, and its first day moves only to a near one", async () => {
  const { bayu, input, seriesId } = await made();
  await db.series.update({ where: { id: seriesId }, data: { startsLocal: "2015-03-02T19:00" } });
  const edit = (startsLocal: string) => series.edit(bayu, { ...editOf(input, seriesId), startsLocal }, seriesRooms);
  must(await edit("2015-03-02T20:00"));
  expect((await roomsOf(seriesId)).length).toBeGreaterThanOrEqual(13);
  expect(code(await edit("2015-03-03T20:00"))).toBe("start_too_far");
  expect((await db.series.findUniqueOrThrow({ where: { id: seriesId } })).startsLocal).toBe("2015-03-02T20:00");
  must(await edit(`${localDay(1)}T20:00`));
});

test("the calendar of a series that stands since 1900 or the year 0 is read at once, with all its days off (D-14)", async () => {
  const { bayu, input, seriesId } = await made();
  for (const startsLocal of ["1900-01-01T00:00", "0000-01-01T00:00", "1970-01-01T00:00"]) {
    await db.series.update({ where: { id: seriesId }, data: { startsLocal } });
    await db.seriesException.createMany({
      data: Array.from({ length: 500 }, (_, index) => ({ seriesId, localDate: localDay(index), reason: "x", byId: bayu.personId })),
      skipDuplicates: true,
    });
    const found = await calendar.series(input.slug);
    if (!found) throw new Error("no calendar");
    expect(found.series.skipped.length).toBeLessThanOrEqual(400);
    const words = {
      language: "id",
      note: "",
      seriesAddress: "https://site.example",
      addressOf: (id: string) => `https://site.example/${id}`,
    };
    expect(seriesCalendar(found.series, found.rooms, words)).toContain("END:VCALENDAR");
    await meetings.materialiseAll();
  }
});

test("only a meeting to come can be a day off", async () => {
  const { bayu, seriesId } = await made();
  for (const localDate of [localDay(-1), localDay(401), "1900-01-01", "9999-12-31"])
    expect(code(await series.skipDay(bayu, { seriesId, localDate, reason: "x" }, seriesRooms)), localDate).toBe("day_not_due");
  expect(exceptionInput.safeParse({ seriesId, localDate: "2026-02-30", reason: "x" }).success).toBe(false);
});

test("an address that no series can have finds none, and asks nothing of the database", async () => {
  for (const slug of ["a\0b", "%", "x".repeat(61), "A", ""])
    expect([await calendar.series(slug), await timetable.series(slug)], slug).toEqual([null, null]);
});

test("making rooms ahead again, or by many at once, makes none twice", async () => {
  const { seriesId } = await made();
  await Promise.all([1, 2, 3].map(() => meetings.materialiseAll()));
  expect(await roomsOf(seriesId)).toHaveLength(14);
  await move(day);
  await meetings.materialiseAll();
  expect(await roomsOf(seriesId)).toHaveLength(15);
  await move(-day);
});

test("the host moves the hour: rooms to come follow, the one that is on stays", async () => {
  const { bayu, input, seriesId } = await made();
  const [first] = await roomsOf(seriesId);
  const roomId = first?.id ?? "";
  await db.room.update({ where: { id: roomId }, data: { phase: "open" } });
  must(
    await series.edit(
      bayu,
      { ...editOf(input, seriesId), startsLocal: `${localDay(-100)}T20:00`, minutes: 90, title: "Klinik CV malam" },
      seriesRooms,
    ),
  );
  const rooms = await roomsOf(seriesId);
  expect(rooms.find(({ id }) => id === roomId)).toMatchObject({ phase: "open", startsAt: first?.startsAt });
  const others = rooms.filter(({ id }) => id !== roomId);
  expect(new Set(others.map(({ startsAt }) => startsAt.toISOString().slice(11, 16)))).toEqual(new Set(["13:00"]));
  expect(others[0] && others[0].endsAt.getTime() - others[0].startsAt.getTime()).toBe(90 * 60_000);
});

test("another recruiter, a moderator who is not the host and an admin change nothing", async () => {
  const hall = await forum({ phase: "scheduled" });
  const input = editOf(wish(), hall.seriesId);
  for (const person of [hall.budi, await member("recruiter"), await member("admin")]) {
    const answers = [
      await series.edit(person, input, seriesRooms),
      await series.skipDay(person, { seriesId: hall.seriesId, localDate: "2026-12-25", reason: "holiday" }, seriesRooms),
      await series.stop(person, { seriesId: hall.seriesId }, seriesRooms),
      await moderators.invite(person, { seriesId: hall.seriesId, email: "x@people.test", name: "X", organisationId: null }),
      await moderators.drop(person, { seriesId: hall.seriesId, moderatorId: await partOf(hall, hall.rina) }, seriesRooms),
    ];
    expect(answers.map(code)).toEqual(Array(5).fill("missing"));
  }
});

test("a skipped day has no room, and the next look ahead brings none", async () => {
  const { bayu, seriesId } = await made();
  const rooms = await roomsOf(seriesId);
  const localDate = rooms[3]?.startsAt.toISOString().slice(0, 10) ?? "";
  for (let times = 0; times < 2; times++) must(await series.skipDay(bayu, { seriesId, localDate, reason: "Nyepi" }, seriesRooms));
  await meetings.materialiseAll();
  expect((await roomsOf(seriesId)).map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).not.toContain(localDate);
  expect(await roomsOf(seriesId)).toHaveLength(13);
});

test("a day whose room is on is not skipped", async () => {
  const { bayu, seriesId } = await made();
  const [first] = await roomsOf(seriesId);
  await db.room.update({ where: { id: first?.id ?? "" }, data: { phase: "open" } });
  expect(
    code(
      await series.skipDay(bayu, { seriesId, localDate: first?.startsAt.toISOString().slice(0, 10) ?? "", reason: "late" }, seriesRooms),
    ),
  ).toBe("room_already_on");
});

test("a stopped series ends its room and has none to come", async () => {
  const hall = await forum();
  must(await series.stop(hall.rina, { seriesId: hall.seriesId }, seriesRooms));
  must(await series.stop(hall.rina, { seriesId: hall.seriesId }, seriesRooms));
  expect((await db.room.findUniqueOrThrow({ where: { id: hall.roomId } })).phase).toBe("ended");
  await meetings.materialiseAll();
  expect(await db.room.count({ where: { seriesId: hall.seriesId, phase: "scheduled" } })).toBe(0);
});

async function invited(confirmed = true) {
  const hall = await forum();
  const person = await member();
  const { email } = await db.person.update({ where: { id: person.personId }, data: { emailConfirmedAt: confirmed ? new Date() : null } });
  const ask = () =>
    moderators.invite(hall.rina, { seriesId: hall.seriesId, email: email.toUpperCase(), name: "Hanan", organisationId: null });
  must(await ask());
  must(await ask());
  return { hall, person, ask };
}

test("somebody asked by address becomes a moderator by saying yes", async () => {
  const { hall, person } = await invited();
  const [asked] = await moderators.waitingFor(person);
  expect(asked).toMatchObject({ name: "Hanan", title: "Forum Kerja Karawang" });
  expect(code(await room.hands(person, { roomId: hall.roomId, open: false }))).toBe("missing");
  must(await moderators.accept(person, { invitationId: asked?.invitationId ?? "" }, seriesRooms));
  expect(await moderators.waitingFor(person)).toEqual([]);
  expect(code(await room.hands(person, { roomId: hall.roomId, open: false }))).toBe("ok");
  expect((await seated(hall, person)).persona.name).toBe("Hanan");
});

test("an address with an account and one without read the same to the host", async () => {
  const { hall, ask } = await invited();
  const unknown = await moderators.invite(hall.rina, {
    seriesId: hall.seriesId,
    email: "nobody@people.test",
    name: "Nobody",
    organisationId: null,
  });
  expect(unknown).toEqual(await ask());
  expect(code(await moderators.invite(hall.rina, { seriesId: hall.seriesId, email: "no address", name: "X", organisationId: null }))).toBe(
    "email_invalid",
  );
});

test("N-13 nobody is asked to moderate under a name that looks like that of a moderator or of somebody asked", async () => {
  const { hall, ask } = await invited();
  must(await ask());
  for (const name of ["R\u0456na", "\u202eaniR", "bud\u200bi", "Hanan ✓"]) {
    const asked = await moderators.invite(hall.rina, { seriesId: hall.seriesId, email: "twin@people.test", name, organisationId: null });
    expect(asked).toMatchObject({ ok: false, code: "name_taken", detail: { field: "name" } });
  }
});

test("nobody answers an invitation to another address, or with an address that is not confirmed", async () => {
  const { person } = await invited();
  const [asked] = await moderators.waitingFor(person);
  expect(code(await moderators.accept(await member(), { invitationId: asked?.invitationId ?? "" }, seriesRooms))).toBe("missing");
  const unsure = await invited(false);
  expect(await moderators.waitingFor(unsure.person)).toEqual([]);
});

test("a no, or the host's taking back, ends it", async () => {
  const { hall, person } = await invited();
  const [asked] = await moderators.waitingFor(person);
  must(await moderators.withdraw(hall.budi, { invitationId: asked?.invitationId ?? "" }));
  expect(await moderators.waitingFor(person)).toHaveLength(1);
  must(await moderators.decline(person, { invitationId: asked?.invitationId ?? "" }));
  expect(code(await moderators.accept(person, { invitationId: asked?.invitationId ?? "" }, seriesRooms))).toBe("missing");
  const other = await invited();
  const [again] = await moderators.waitingFor(other.person);
  must(await moderators.withdraw(other.hall.rina, { invitationId: again?.invitationId ?? "" }));
  expect(await moderators.waitingFor(other.person)).toEqual([]);
});

test("a yes that meets the taking back of its invitation makes nobody a moderator", async () => {
  const { person } = await invited();
  const [asked] = await moderators.waitingFor(person);
  const invitationId = asked?.invitationId ?? "";
  const waits = () => db.$queryRaw<unknown[]>`SELECT 1 FROM pg_locks WHERE NOT granted`;
  // In an object: the transaction would wait for the answer, which waits for the transaction.
  const { answer } = await transact(async (tx) => {
    await tx.moderatorInvitation.deleteMany({ where: { id: invitationId } });
    const begun = { answer: moderators.accept(person, { invitationId }, seriesRooms) };
    await expect.poll(async () => (await waits()).length).toBe(1);
    return begun;
  });
  expect(code(await answer)).toBe("missing");
  expect(await db.moderator.count({ where: { personId: person.personId } })).toBe(0);
});

test("a dropped moderator listens on under a drawn name, and the host is not dropped", async () => {
  const hall = await forum();
  const budi = await seated(hall, hall.budi);
  const input = { seriesId: hall.seriesId, moderatorId: await partOf(hall, budi) };
  must(await moderators.drop(hall.rina, input, seriesRooms));
  must(await moderators.drop(hall.rina, input, seriesRooms));
  const seat = await db.seat.findUniqueOrThrow({ where: { id: budi.seatId }, select: { role: true, persona: { select: { name: true } } } });
  expect(seat.role).toBe("listener");
  expect(seat.persona?.name).not.toBe("Budi");
  expect(code(await room.hands(budi, { roomId: hall.roomId, open: false }))).toBe("missing");
  expect(code(await moderators.drop(hall.rina, { ...input, moderatorId: await partOf(hall, hall.rina) }, seriesRooms))).toBe(
    "moderator_protected",
  );
});

test("calendars learn of each change of a forum by its number, and of a repeated one not", async () => {
  const { bayu, input, seriesId } = await made();
  const read = async () => (await calendar.series(input.slug))?.series;
  expect(await read()).toMatchObject({ revision: 0, skipped: [], endedAt: null });
  const rooms = await roomsOf(seriesId);
  const localDate = rooms[3]?.startsAt.toISOString().slice(0, 10) ?? "";
  for (let times = 0; times < 2; times++) must(await series.skipDay(bayu, { seriesId, localDate, reason: "Nyepi" }, seriesRooms));
  expect(await read()).toMatchObject({ revision: 1, skipped: [localDate] });
  must(await series.edit(bayu, { ...editOf(input, seriesId), startsLocal: `${localDay(-100)}T20:00` }, seriesRooms));
  expect(await read()).toMatchObject({ revision: 2, startsLocal: `${localDay(-100)}T20:00` });
  const [first] = (await calendar.series(input.slug))?.rooms ?? [];
  expect((await calendar.room(first?.roomId ?? ""))?.series.slug).toBe(input.slug);
  must(await series.stop(bayu, { seriesId }, seriesRooms));
  expect(await read()).toMatchObject({ revision: 3, endedAt: expect.any(String) });
  expect((await calendar.series(input.slug))?.rooms).toEqual([]);
  expect([await calendar.series("no-such"), await calendar.room("no-such")]).toEqual([null, null]);
});
