import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import { db } from "#lib/platform/db";
import { codeOf } from "#lib/reports/code";
import * as desk from "#lib/reports/desk";
import * as follow from "#lib/reports/follow";
import { hoursFor } from "#lib/reports/ladder";
import type { Moment } from "#lib/rooms/read/reported";
import * as seat from "#lib/rooms/seat/seat";
import { card, code, forum, guest, listener, member, must, seated, speaker } from "#tests/factories/forum";
import { filed, reportOn, staff } from "#tests/factories/report";
import { company, posted } from "#tests/factories/vacancy";

test("a guest reports a speaker, and the code says that the report has arrived", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  const { code: itsCode } = must(await reportOn({ kind: "seat", id: person.seatId }));
  expect(itsCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(await follow.byCode(itsCode)).toMatchObject({ state: "received", category: "advert", questions: [], decisions: [] });
  expect(await follow.byCode(` ${itsCode.toLowerCase().replaceAll("-", " ")} `)).not.toBeNull();
  for (const wrong of ["", "-", codeOf(randomUUID()), itsCode.slice(1), "ＡＡＡＡＡ", "\u202e", "'; DROP TABLE report; --"])
    expect(await follow.byCode(wrong), wrong).toBeNull();
});

test("what was on stage comes from the log of the server, with seats and no names", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  const { reportId } = await filed({ kind: "seat", id: person.seatId });
  const { moment } = await db.report.findUniqueOrThrow({ where: { id: reportId }, select: { moment: true } });
  const seen = moment as Moment;
  expect(seen).toMatchObject({ phase: "open" });
  expect(seen.stage).toContainEqual({ seatId: person.seatId, role: "speaker", speaking: false, microphone: "free" });
  expect(JSON.stringify(seen)).not.toContain(person.persona.name);
});

test("everything a page shows can be reported, and what is not there cannot", async () => {
  const hall = await forum();
  const at = await company();
  const there = [
    { kind: "room", id: hall.roomId },
    { kind: "series", id: hall.seriesId },
    { kind: "vacancy", id: await posted(at) },
    { kind: "organisation", id: at.organisationId },
  ] as const;
  for (const about of there) {
    expect(code(await reportOn(about)), about.kind).toBe("ok");
    expect(code(await reportOn({ kind: about.kind, id: randomUUID() })), about.kind).toBe("missing");
  }
  expect(code(await reportOn({ kind: "seat", id: randomUUID() }))).toBe("missing");
});

test("the same report twice, eight times at once and from two tabs is one report with one code", async () => {
  const hall = await forum();
  const about = { kind: "seat", id: (await speaker(hall)).seatId } as const;
  const [draftId, caller] = [randomUUID(), await member()];
  const answers = await Promise.all(Array.from({ length: 8 }, () => reportOn(about, { draftId, caller })));
  const codes = new Set(answers.map((answer) => must(answer).code));
  expect(codes.size).toBe(1);
  expect(must(await reportOn(about, { caller, words: "Sekali lagi" })).code).toBe([...codes][0]);
  expect(must(await reportOn(about, { caller, words: "Sekali lagi" })).code).toBe([...codes][0]);
  expect(await db.report.count({ where: { reporterId: caller.personId } })).toBe(1);
  const added = await db.caseStatement.findMany({ where: { report: { reporterId: caller.personId } }, select: { words: true } });
  expect(added).toEqual([{ words: "Sekali lagi" }]);
});

test("many people who report the same person at once make one case", async () => {
  const hall = await forum();
  const about = { kind: "seat", id: (await speaker(hall)).seatId } as const;
  const sent = await Promise.all(Array.from({ length: 8 }, () => filed(about)));
  expect(new Set(sent.map(({ caseId }) => caseId)).size).toBe(1);
  expect(new Set(sent.map(({ code: one }) => one)).size).toBe(8);
});

test("one person's cases of two forums stay apart: nobody learns that two personas are one", async () => {
  const [hall, other] = [await forum(), await forum()];
  const person = await member();
  const here = await filed({ kind: "seat", id: (await speaker(hall, person)).seatId });
  const there = await filed({ kind: "seat", id: (await speaker(other, person)).seatId });
  expect(here.caseId).not.toBe(there.caseId);
  expect((await desk.list(hall.rina))?.waiting.map(({ caseId }) => caseId)).toEqual([here.caseId]);
});

test("nobody learns by a report that a persona and a moderator are one person, and officers alone judge both", async () => {
  const hall = await forum();
  const [person, officer, caller] = [await speaker(hall), await staff("officer"), await member()];
  must(await seat.leave(person, { roomId: hall.roomId }));
  const { personId } = person;
  await db.moderator.create({ data: { spaceId: hall.seriesId, personId, name: "Bu Sari", seed: randomUUID() }, select: { id: true } });
  const moderating = await seated(hall, person);
  expect(moderating.role).toBe("moderator");
  const asPersona = await filed({ kind: "seat", id: person.seatId }, { caller });
  const asModerator = await filed({ kind: "seat", id: moderating.seatId }, { caller });
  expect(asPersona.code).not.toBe(asModerator.code);
  expect(asPersona.caseId).not.toBe(asModerator.caseId);
  for (const { caseId } of [asPersona, asModerator]) {
    expect(await desk.read(hall.rina, caseId)).toBeNull();
    expect(await desk.read(officer, caseId)).not.toBeNull();
  }
});

test("harassment makes the case one of the fast lane, and a milder report later does not slow it down", async () => {
  const hall = await forum();
  const about = { kind: "seat", id: (await speaker(hall)).seatId } as const;
  const { caseId } = await filed(about, { category: "advert" });
  await filed(about, { category: "harassment", caller: await member() });
  await filed(about, { category: "other" });
  const { dueAt, category } = await db.conductCase.findUniqueOrThrow({ where: { id: caseId } });
  expect(category).toBe("harassment");
  expect(dueAt.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000 + 5_000);
});

test("a reporter who sends it again as something graver adds words, and does not hasten the case", async () => {
  const hall = await forum();
  const about = { kind: "seat", id: (await speaker(hall)).seatId } as const;
  const caller = await member();
  const { caseId } = await filed(about, { category: "advert", caller });
  const lane = () => db.conductCase.findUniqueOrThrow({ where: { id: caseId }, select: { category: true, dueAt: true } });
  const before = await lane();
  const again = must(await reportOn(about, { category: "harassment", caller, words: "Cepat" }));
  expect(again.hours).toBe(hoursFor.advert);
  expect(await lane()).toEqual(before);
  expect(await db.caseStatement.count({ where: { caseId, words: "Cepat" } })).toBe(1);
});

test("nobody reports themselves", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  expect(code(await reportOn({ kind: "seat", id: person.seatId }, { caller: person }))).toBe("own_case");
});

test("a talk for two is reported by its two people and by nobody else", async () => {
  const hall = await forum();
  const { sideSeatId, invitee } = await talk(hall);
  for (const stranger of [guest(), await member(), await listener(hall), null])
    expect(code(await reportOn({ kind: "seat", id: sideSeatId }, { caller: stranger }))).toBe("missing");
  expect(code(await reportOn({ kind: "seat", id: sideSeatId }, { caller: invitee }))).toBe("ok");
});

/** A talk that Rina holds; her seat in it is what is reported. */
async function talk(hall: Awaited<ReturnType<typeof forum>>) {
  const invitee = await member();
  const side = await db.room.create({
    data: {
      kind: "interview",
      seriesId: hall.seriesId,
      parentId: hall.roomId,
      voiceRoom: randomUUID(),
      startsAt: new Date(),
      endsAt: new Date(),
      agenda: [],
    },
    select: { id: true },
  });
  const seat = (personId: string) => db.seat.create({ data: { roomId: side.id, personId, voiceId: randomUUID() }, select: { id: true } });
  await seat(invitee.personId);
  return { sideSeatId: (await seat(hall.rina.personId)).id, invitee };
}

test("an applicant is reported by a member of the company who may read them now, and judged by officers outside it", async () => {
  const at = await company();
  const applicant = await member();
  const vacancyId = await posted(at);
  const { applicationId } = must(await application.apply(applicant, { vacancyId, roomId: null, card }));
  const about = { kind: "application", id: applicationId } as const;
  for (const stranger of [guest(), await member(), null, applicant, (await company()).sari])
    expect(code(await reportOn(about, { caller: stranger }))).toBe("missing");
  const { caseId } = await filed(about, { caller: at.sari });
  const { personId, seatId } = await db.conductCase.findUniqueOrThrow({ where: { id: caseId }, select: { personId: true, seatId: true } });
  expect({ personId, seatId }).toEqual({ personId: applicant.personId, seatId: null });
  expect((await desk.read(await staff("officer"), caseId))?.rungs).toEqual(["no_breach", "warning", "account_ban"]);
  expect(await desk.read(at.sari, caseId)).toBeNull();
  must(await application.withdraw(applicant, { applicationId }));
  expect(code(await reportOn(about, { caller: at.sari }))).toBe("missing");
});

test("hostile words are words: kept as they are, shown to the desk alone", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  const words = "<script>alert(1)</script> \u202eteks terbalik http://bahaya.example 😀 {{7*7}}";
  const { caseId } = await filed({ kind: "seat", id: person.seatId }, { words });
  expect((await desk.read(hall.rina, caseId))?.reportsSent[0]?.words).toBe(words);
  expect(await follow.aboutMe(person, caseId)).toBeNull();
});

test("moderators see reports of their own forum, officers and admins all, and everybody else none", async () => {
  const [hall, other] = [await forum(), await forum()];
  const person = await speaker(hall);
  const { caseId } = await filed({ kind: "seat", id: person.seatId });
  for (const one of [hall.rina, hall.budi, await staff("officer"), await staff("admin")]) {
    expect((await desk.list(one))?.waiting.map((line) => line.caseId)).toContain(caseId);
    expect(await desk.read(one, caseId)).not.toBeNull();
  }
  for (const one of [other.rina, person, await member(), await member("officer", "admin"), await staff("recruiter")]) {
    expect((await desk.list(one))?.waiting ?? []).toEqual([]);
    expect(await desk.read(one, caseId)).toBeNull();
  }
});

test("a report about a moderator, a room or a forum is for officers; its own moderators see nothing of it", async () => {
  const hall = await forum();
  const rinas = await db.seat.create({
    data: { roomId: hall.roomId, personId: hall.rina.personId, role: "moderator", voiceId: randomUUID() },
    select: { id: true },
  });
  const officer = await staff("officer");
  for (const about of [
    { kind: "seat", id: rinas.id },
    { kind: "room", id: hall.roomId },
    { kind: "series", id: hall.seriesId },
  ] as const) {
    const { caseId } = await filed(about);
    expect(await desk.read(hall.rina, caseId), about.kind).toBeNull();
    expect(await desk.read(hall.budi, caseId), about.kind).toBeNull();
    expect(await desk.read(officer, caseId), about.kind).not.toBeNull();
  }
});

test("an officer who moderates the forum, or is a member of the company, does not judge it", async () => {
  const hall = await forum();
  const at = await company();
  for (const personId of [hall.budi.personId, at.sari.personId]) await db.roleGrant.create({ data: { personId, role: "officer" } });
  const room = await filed({ kind: "room", id: hall.roomId });
  const vacancy = await filed({ kind: "vacancy", id: await posted(at) });
  expect(await desk.read(hall.budi, room.caseId)).toBeNull();
  expect(await desk.read(at.sari, vacancy.caseId)).toBeNull();
  expect(await desk.read(hall.budi, vacancy.caseId)).not.toBeNull();
});

test("who reported is told to nobody: not to the desk, not to the reported one, and a reporter does not judge", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  const { caseId } = await filed({ kind: "seat", id: person.seatId }, { caller: hall.budi });
  const seen = await desk.read(hall.rina, caseId);
  expect(JSON.stringify(seen)).not.toContain(hall.budi.personId);
  expect(seen?.reportsSent[0]).toMatchObject({ from: "member" });
  expect(await desk.read(hall.budi, caseId)).toBeNull();
});

test("P-06 the desk tells no name of somebody who hides from its moderator's company: reporting them by a second browser learns nothing", async () => {
  const [hall, at] = [await forum(), await company()];
  await db.moderator.update({
    where: { spaceId_personId: { spaceId: hall.seriesId, personId: hall.budi.personId } },
    data: { organisationId: at.organisationId },
    select: { personId: true },
  });
  const hidden = await speaker(hall);
  must(await shield.add(hidden, { kind: "organisation", organisationId: at.organisationId }));
  const other = await speaker(hall);
  const { caseId } = await filed({ kind: "seat", id: hidden.seatId });
  await filed({ kind: "seat", id: other.seatId });
  const seenBy = async (one: typeof hall.budi) => JSON.stringify([await desk.list(one), await desk.read(one, caseId)]);
  for (const one of [hall.budi, hall.rina]) expect(await seenBy(one)).toContain(other.persona.name);
  expect(await seenBy(hall.budi)).not.toContain(hidden.persona.name);
  for (const one of [hall.rina, await staff("officer")]) expect(await seenBy(one)).toContain(hidden.persona.name);
});
