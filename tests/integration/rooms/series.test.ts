import { expect, test } from "vitest";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as calendar from "#lib/rooms/calendar-source";
import * as meetings from "#lib/rooms/meetings";
import * as moderation from "#lib/rooms/moderation";
import * as room from "#lib/rooms/room";
import * as series from "#lib/rooms/series";
import { code, forum, member, must, seated } from "#tests/factories/forum";

const day = 24 * 3_600_000;
let count = 0;
const wish = () => ({
  title: "Klinik CV",
  slug: `klinik-cv-${++count}`,
  purpose: "Read a CV together",
  zone: "Asia/Jakarta",
  weekdays: ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as ("MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU")[],
  startsLocal: "2026-01-01T19:00",
  minutes: 60,
  turnSeconds: 90 as const,
  agenda: [{ kind: "pitch" as const, title: "Pitches", minutes: 60 }],
  myName: "Bayu",
});

async function made() {
  const bayu = await member("recruiter");
  const input = wish();
  const { slug } = must(await series.create(bayu, input));
  const { id: seriesId } = await db.series.findUniqueOrThrow({ where: { slug } });
  return { bayu, input, seriesId };
}

const roomsOf = (seriesId: string) => db.room.findMany({ where: { seriesId, kind: "forum" }, orderBy: { startsAt: "asc" } });
const editOf = ({ slug: _slug, myName: _myName, ...input }: ReturnType<typeof wish>, seriesId: string) => ({ ...input, seriesId });

test("a recruiter makes a series: host by name, rooms for fourteen days at 12:00 UTC", async () => {
  const { bayu, seriesId } = await made();
  const rooms = await roomsOf(seriesId);
  expect(rooms).toHaveLength(14);
  expect(new Set(rooms.map(({ startsAt }) => startsAt.toISOString().slice(11)))).toEqual(new Set(["12:00:00.000Z"]));
  expect(rooms[0]).toMatchObject({ phase: "scheduled", turnSeconds: 90 });
  expect(await db.seriesModerator.findMany({ where: { seriesId } })).toMatchObject([{ personId: bayu.personId, name: "Bayu", host: true }]);
});

test("whoever is no recruiter makes none; an address is taken once, also by two at once", async () => {
  for (const person of [await member(), await member("officer", "admin")])
    expect(code(await series.create(person, wish()))).toBe("missing");
  const input = wish();
  const answers = await Promise.all([1, 2].map(async () => series.create(await member("recruiter"), input)));
  expect(answers.map(code).sort()).toEqual(["name_taken", "ok"]);
});

test("a timetable that cannot be kept is refused by its field", async () => {
  const bayu = await member("recruiter");
  expect(await series.create(bayu, { ...wish(), zone: "Mars/Olympus" })).toMatchObject({
    code: "schedule_invalid",
    detail: { field: "zone" },
  });
  expect(await series.create(bayu, { ...wish(), startsLocal: "2026-02-30T10:00" })).toMatchObject({
    code: "schedule_invalid",
    detail: { field: "startsLocal" },
  });
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
  must(await series.edit(bayu, { ...editOf(input, seriesId), startsLocal: "2026-01-01T20:00", minutes: 90, title: "Klinik CV malam" }));
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
      await series.edit(person, input),
      await series.skipDay(person, { seriesId: hall.seriesId, localDate: "2026-12-25", reason: "holiday" }),
      await series.stop(person, { seriesId: hall.seriesId }),
      await moderation.invite(person, { seriesId: hall.seriesId, email: "x@people.test", name: "X", organisationId: null }),
      await moderation.drop(person, { seriesId: hall.seriesId, personId: hall.rina.personId }),
    ];
    expect(answers.map(code)).toEqual(Array(5).fill("missing"));
  }
});

test("a skipped day has no room, and the next look ahead brings none", async () => {
  const { bayu, seriesId } = await made();
  const rooms = await roomsOf(seriesId);
  const localDate = rooms[3]?.startsAt.toISOString().slice(0, 10) ?? "";
  for (let times = 0; times < 2; times++) must(await series.skipDay(bayu, { seriesId, localDate, reason: "Nyepi" }));
  await meetings.materialiseAll();
  expect((await roomsOf(seriesId)).map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).not.toContain(localDate);
  expect(await roomsOf(seriesId)).toHaveLength(13);
});

test("a day whose room is on is not skipped", async () => {
  const { bayu, seriesId } = await made();
  const [first] = await roomsOf(seriesId);
  await db.room.update({ where: { id: first?.id ?? "" }, data: { phase: "open" } });
  expect(code(await series.skipDay(bayu, { seriesId, localDate: first?.startsAt.toISOString().slice(0, 10) ?? "", reason: "late" }))).toBe(
    "room_already_on",
  );
});

test("a stopped series ends its room and has none to come", async () => {
  const hall = await forum();
  must(await series.stop(hall.rina, { seriesId: hall.seriesId }));
  must(await series.stop(hall.rina, { seriesId: hall.seriesId }));
  expect((await db.room.findUniqueOrThrow({ where: { id: hall.roomId } })).phase).toBe("ended");
  await meetings.materialiseAll();
  expect(await db.room.count({ where: { seriesId: hall.seriesId, phase: "scheduled" } })).toBe(0);
});

async function invited(confirmed = true) {
  const hall = await forum();
  const person = await member();
  const { email } = await db.person.update({ where: { id: person.personId }, data: { emailConfirmedAt: confirmed ? new Date() : null } });
  const ask = () =>
    moderation.invite(hall.rina, { seriesId: hall.seriesId, email: email.toUpperCase(), name: "Hanan", organisationId: null });
  must(await ask());
  must(await ask());
  return { hall, person, ask };
}

test("somebody asked by address becomes a moderator by saying yes", async () => {
  const { hall, person } = await invited();
  const [asked] = await moderation.waitingFor(person);
  expect(asked).toMatchObject({ name: "Hanan", title: "Forum Kerja Karawang" });
  expect(code(await room.hands(person, { roomId: hall.roomId, open: false }))).toBe("missing");
  must(await moderation.accept(person, { invitationId: asked?.invitationId ?? "" }));
  expect(await moderation.waitingFor(person)).toEqual([]);
  expect(code(await room.hands(person, { roomId: hall.roomId, open: false }))).toBe("ok");
  expect((await seated(hall, person)).persona.name).toBe("Hanan");
});

test("an address with an account and one without read the same to the host", async () => {
  const { hall, ask } = await invited();
  const unknown = await moderation.invite(hall.rina, {
    seriesId: hall.seriesId,
    email: "nobody@people.test",
    name: "Nobody",
    organisationId: null,
  });
  expect(unknown).toEqual(await ask());
  expect(code(await moderation.invite(hall.rina, { seriesId: hall.seriesId, email: "no address", name: "X", organisationId: null }))).toBe(
    "email_invalid",
  );
});

test("N-13 nobody is asked to moderate under a name that looks like that of a moderator or of somebody asked", async () => {
  const { hall, ask } = await invited();
  must(await ask());
  for (const name of ["R\u0456na", "\u202eaniR", "bud\u200bi", "Hanan ✓"]) {
    const asked = await moderation.invite(hall.rina, { seriesId: hall.seriesId, email: "twin@people.test", name, organisationId: null });
    expect(asked).toMatchObject({ ok: false, code: "name_taken", detail: { field: "name" } });
  }
});

test("nobody answers an invitation to another address, or with an address that is not confirmed", async () => {
  const { person } = await invited();
  const [asked] = await moderation.waitingFor(person);
  expect(code(await moderation.accept(await member(), { invitationId: asked?.invitationId ?? "" }))).toBe("missing");
  const unsure = await invited(false);
  expect(await moderation.waitingFor(unsure.person)).toEqual([]);
});

test("a no, or the host's taking back, ends it", async () => {
  const { hall, person } = await invited();
  const [asked] = await moderation.waitingFor(person);
  must(await moderation.withdraw(hall.budi, { invitationId: asked?.invitationId ?? "" }));
  expect(await moderation.waitingFor(person)).toHaveLength(1);
  must(await moderation.decline(person, { invitationId: asked?.invitationId ?? "" }));
  expect(code(await moderation.accept(person, { invitationId: asked?.invitationId ?? "" }))).toBe("missing");
  const other = await invited();
  const [again] = await moderation.waitingFor(other.person);
  must(await moderation.withdraw(other.hall.rina, { invitationId: again?.invitationId ?? "" }));
  expect(await moderation.waitingFor(other.person)).toEqual([]);
});

test("a dropped moderator listens on under a drawn name, and the host is not dropped", async () => {
  const hall = await forum();
  const budi = await seated(hall, hall.budi);
  const input = { seriesId: hall.seriesId, personId: budi.personId };
  must(await moderation.drop(hall.rina, input));
  must(await moderation.drop(hall.rina, input));
  const seat = await db.seat.findUniqueOrThrow({ where: { id: budi.seatId }, select: { role: true, persona: { select: { name: true } } } });
  expect(seat.role).toBe("listener");
  expect(seat.persona?.name).not.toBe("Budi");
  expect(code(await room.hands(budi, { roomId: hall.roomId, open: false }))).toBe("missing");
  expect(code(await moderation.drop(hall.rina, { ...input, personId: hall.rina.personId }))).toBe("moderator_protected");
});

test("calendars learn of each change of a forum by its number, and of a repeated one not", async () => {
  const { bayu, input, seriesId } = await made();
  const read = async () => (await calendar.series(input.slug))?.series;
  expect(await read()).toMatchObject({ revision: 0, skipped: [], endedAt: null });
  const rooms = await roomsOf(seriesId);
  const localDate = rooms[3]?.startsAt.toISOString().slice(0, 10) ?? "";
  for (let times = 0; times < 2; times++) must(await series.skipDay(bayu, { seriesId, localDate, reason: "Nyepi" }));
  expect(await read()).toMatchObject({ revision: 1, skipped: [localDate] });
  must(await series.edit(bayu, { ...editOf(input, seriesId), startsLocal: "2026-01-01T20:00" }));
  expect(await read()).toMatchObject({ revision: 2, startsLocal: "2026-01-01T20:00" });
  const [first] = (await calendar.series(input.slug))?.rooms ?? [];
  expect((await calendar.room(first?.roomId ?? ""))?.series.slug).toBe(input.slug);
  must(await series.stop(bayu, { seriesId }));
  expect(await read()).toMatchObject({ revision: 3, endedAt: expect.any(String) });
  expect((await calendar.series(input.slug))?.rooms).toEqual([]);
  expect([await calendar.series("no-such"), await calendar.room("no-such")]).toEqual([null, null]);
});
