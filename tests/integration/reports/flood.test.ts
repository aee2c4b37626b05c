// Reports are weighed by who stands behind them, and nobody judges what they reported themselves.
import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import * as caseClaim from "#lib/reports/case-claim";
import * as desk from "#lib/reports/desk";
import * as seat from "#lib/rooms/seat/seat";
import { code, type Forum, forum, guest, member, must, speaker } from "#tests/factories/forum";
import { claimed, filed, reportOn, staff } from "#tests/factories/report";

const hour = 3_600_000;

async function reported() {
  const hall = await forum();
  const person = await speaker(hall);
  return { hall, person, about: { kind: "seat", id: person.seatId } as const };
}

const lineOf = async (hall: Forum, caseId: string) => (await desk.list(hall.rina))?.waiting.find((line) => line.caseId === caseId);

/** Hours until the case is due, rounded. */
async function hoursLeft(caseId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ hours: number }[]>`
    SELECT round(extract(epoch FROM due_at - app_now()) / 3600)::int AS hours FROM conduct_case WHERE id = ${caseId}::uuid`;
  return row?.hours ?? -1;
}

test("a guest from outside the meeting puts no case into the one-hour lane, until somebody who judges has taken it up", async () => {
  const { hall, about } = await reported();
  const { caseId } = await filed(about, { category: "harassment" });
  expect(must(await reportOn(about, { category: "harassment" })).hours).toBe(24);
  expect(await hoursLeft(caseId)).toBe(24);
  expect(await lineOf(hall, caseId)).toMatchObject({ category: "harassment", isFast: false, reports: 2, vouched: 0 });
  must(await caseClaim.release(hall.rina, await claimed(hall.rina, caseId)));
  expect(await hoursLeft(caseId)).toBe(1);
  expect(await lineOf(hall, caseId)).toMatchObject({ isFast: true });
});

test.each([
  ["a member", () => member()],
  [
    "a guest who was in that meeting",
    async (hall: Forum) => {
      const someone = guest();
      must(await seat.take(someone, { roomId: hall.roomId }));
      return someone;
    },
  ],
])("harassment reported by %s is in the one-hour lane at once, also after a guest's report", async (_, reporter) => {
  const { hall, about } = await reported();
  const { caseId } = await filed(about, { category: "harassment" });
  await filed(about, { category: "harassment", caller: await reporter(hall) });
  await filed(about, { category: "other", caller: await member() });
  expect(await hoursLeft(caseId)).toBe(1);
  expect(await lineOf(hall, caseId)).toMatchObject({ category: "harassment", isFast: true, reports: 3, vouched: 2 });
});

test("L-26 thirty accounts and thirty guests who report one speaker make one case and remove nobody", async () => {
  const { hall, person, about } = await reported();
  const reporters = [...(await Promise.all(Array.from({ length: 30 }, () => member()))), ...Array.from({ length: 30 }, guest)];
  for (const caller of reporters) must(await reportOn(about, { category: "hate", caller }));
  const cases = await db.conductCase.findMany({ where: { personId: person.personId }, select: { id: true, state: true } });
  expect(cases).toMatchObject([{ state: "open" }]);
  expect(await lineOf(hall, cases[0]?.id ?? "")).toMatchObject({ reports: 60, vouched: 30 });
  const kept = await db.seat.findUniqueOrThrow({ where: { id: person.seatId }, select: { role: true, removedAt: true, lockedAt: true } });
  expect(kept).toEqual({ role: "speaker", removedAt: null, lockedAt: null });
  expect(await db.caseDecision.count({ where: { caseId: cases[0]?.id ?? "" } })).toBe(0);
});

test("a moderator who reports signed out, or by another account, does not judge it in a browser that is known as theirs", async () => {
  const { hall, about } = await reported();
  const browserDigest = "browser of Budi".padEnd(64, "0");
  // Budi was in a meeting with this browser; no cookie comes with what he asks later.
  must(await seat.take({ ...hall.budi, browserDigest }, { roomId: hall.roomId }));
  const { caseId } = await filed(about, { caller: { kind: "guest", guestDigest: browserDigest } });
  const other = await speaker(hall);
  const second = await filed({ kind: "seat", id: other.seatId }, { caller: { ...(await member()), browserDigest } });
  for (const id of [caseId, second.caseId]) {
    expect(await desk.read(hall.budi, id)).toBeNull();
    expect(code(await caseClaim.claim(hall.budi, { caseId: id }))).toBe("missing");
    expect(await desk.read(hall.rina, id)).not.toBeNull();
  }
  expect((await desk.list(hall.budi))?.waiting).toEqual([]);
  expect(await desk.read({ ...hall.rina, browserDigest }, caseId)).toBeNull();
});

test("a moderator who was reported as a guest does not judge that", async () => {
  const hall = await forum();
  const guestDigest = "browser of Rina".padEnd(64, "0");
  const { seatId } = must(await seat.take({ kind: "guest", guestDigest }, { roomId: hall.roomId }));
  const { caseId } = await filed({ kind: "seat", id: seatId });
  expect(await desk.read({ ...hall.rina, browserDigest: guestDigest }, caseId)).toBeNull();
  expect(await desk.read(hall.budi, caseId)).not.toBeNull();
});

test("a guest in a shared browser neither sees nor changes the report of the member before them", async () => {
  const { about } = await reported();
  const browserDigest = "a shared browser".padEnd(64, "0");
  const members = await filed(about, { caller: { ...(await member()), browserDigest } });
  const guests = await filed(about, { caller: { kind: "guest", guestDigest: browserDigest }, words: "Lain" });
  expect(guests.code).not.toBe(members.code);
  expect(guests.caseId).toBe(members.caseId);
});

test("somebody who drew another name in the same forum is another case: no moderator reads that both are one person", async () => {
  const { hall, person, about } = await reported();
  const first = await filed(about);
  await db.room.update({ where: { id: hall.roomId }, data: { phase: "ended" }, select: { id: true } });
  const { seriesId } = hall;
  const fresh = await db.persona.create({
    data: { personId: person.personId, spaceId: seriesId, name: "Nama Lain 123", seed: "lain" },
    select: { id: true },
  });
  const { startsAt, endsAt } = await db.room.findUniqueOrThrow({ where: { id: hall.roomId }, select: { startsAt: true, endsAt: true } });
  const next = await db.room.create({
    data: { seriesId, voiceRoom: crypto.randomUUID(), startsAt: new Date(startsAt.getTime() + hour), endsAt, agenda: [] },
    select: { id: true },
  });
  const again = await db.seat.create({
    data: { roomId: next.id, personId: person.personId, personaId: fresh.id, voiceId: crypto.randomUUID() },
    select: { id: true },
  });
  const second = await filed({ kind: "seat", id: again.id });
  expect(second.caseId).not.toBe(first.caseId);
  const names = (await desk.list(hall.rina))?.waiting.map(({ name }) => name).sort();
  expect(names).toEqual([person.persona.name, "Nama Lain 123"].sort());
  const read = JSON.stringify([await desk.read(hall.rina, first.caseId), await desk.read(await staff("officer"), first.caseId)]);
  expect(read).not.toContain("Nama Lain 123");
});
