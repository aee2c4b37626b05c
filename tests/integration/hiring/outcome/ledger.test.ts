import { expect, test } from "vitest";
import * as ledger from "#lib/hiring/outcome/ledger";
import * as outcome from "#lib/hiring/outcome/outcome";
import * as personalData from "#lib/hiring/personal-data";
import * as seeker from "#lib/hiring/seeker";
import { move } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { code, forum, member, must } from "#tests/factories/forum";
import { company, heard, posted } from "#tests/factories/vacancy";

const days = 86_400_000;
const said = { interviewId: null, vacancyId: null, note: "" } as const;

test("whoever spoke half a minute is in the ledger as heard, once, also by two workers at once; who spoke less is not", async () => {
  const hall = await forum();
  const [ayu, joko] = [await heard(hall), await heard(hall)];
  const at = new Date();
  await db.turn.update({ where: { id: joko.turnId }, data: { startedAt: new Date(at.getTime() - 29_000), endedAt: at } });
  await Promise.all([ledger.noteHeard(), ledger.noteHeard()]);
  await ledger.noteHeard();
  const rows = await db.outcome.findMany({
    where: { roomId: hall.roomId },
    select: { personId: true, code: true, source: true, turnId: true },
  });
  expect(rows).toEqual([{ personId: ayu.personId, code: "heard", source: "system", turnId: ayu.turnId }]);
});

test("what the product saw waits for no answer, and is in its person's copy", async () => {
  const hall = await forum();
  const ayu = await heard(hall);
  await ledger.noteHeard();
  expect(await seeker.outcomes(ayu)).toEqual([]);
  expect((await transact((tx) => personalData.heldAbout(tx, ayu.personId))).length).toBe(0);
  expect((await transact((tx) => personalData.exportOf(tx, ayu.personId))).outcomes).toMatchObject([{ code: "heard", source: "system" }]);
});

test("an application is direct from the room, assisted after a session, and neither without one", async () => {
  const hall = await forum();
  const [ayu, joko] = [await heard(hall), await member()];
  const vacancyId = await posted(await company());
  const applied = (personId: string, roomId: string | null) =>
    transact((tx) => ledger.record(tx, { personId, vacancyId, roomId, code: "applied", source: "system" }));
  const attributionOf = async (id: string) => (await db.outcome.findUniqueOrThrow({ where: { id } })).attribution;
  const first = await applied(ayu.personId, hall.roomId);
  expect(await applied(ayu.personId, hall.roomId)).toBe(first);
  expect(await attributionOf(first)).toBe("direct");
  const rejected = await transact((tx) => ledger.record(tx, { personId: ayu.personId, vacancyId, code: "rejected", source: "employer" }));
  expect(await attributionOf(rejected)).toBe("assisted");
  expect(await attributionOf(await applied(joko.personId, null))).toBe("none");
});

test("a row that is replaced stays and is replaced once, and only by a row of the same person", async () => {
  const [ayu, joko] = [await member(), await member()];
  const add = (personId: string, one: "retained_30" | "left_early" | "unknown", supersedes?: string) =>
    transact((tx) => ledger.record(tx, { personId, code: one, source: "seeker", supersedes: supersedes ?? null }));
  const first = await add(ayu.personId, "retained_30");
  await add(joko.personId, "unknown", first);
  const second = await add(ayu.personId, "left_early", first);
  await add(ayu.personId, "unknown", first);
  expect((await db.outcome.findUniqueOrThrow({ where: { id: first } })).supersededById).toBe(second);
});

test.each([
  { code: "hired" },
  { source: "officer" },
  { attribution: "none" },
  { createdAt: new Date(0) },
  { roomId: null },
  { vacancyId: null },
] as const)("the product itself cannot rewrite %o of a row, nor delete it", async (change) => {
  const hall = await forum();
  const ayu = await heard(hall);
  const { outcomeId: id } = must(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "advice" }));
  await expect(db.outcome.update({ where: { id }, data: change })).rejects.toThrow(/denied|only grows/);
  await expect(db.outcome.delete({ where: { id } })).rejects.toThrow(/denied/);
});

test("an answer that was given, and a replacement, cannot be taken out of a row", async () => {
  const hall = await forum();
  const ayu = await heard(hall);
  const { outcomeId: id } = must(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "advice" }));
  must(await outcome.dispute(ayu, { outcomeId: id, reason: "Bukan begitu" }));
  must(await outcome.correct(hall.rina, { outcomeId: id, code: "skill", vacancyId: null, note: "" }));
  for (const change of [{ disputedAt: null }, { disputeReason: "Begitu" }, { supersededById: null }])
    await expect(db.outcome.update({ where: { id }, data: change })).rejects.toThrow(/only grows/);
});

test("a room goes with its outcomes, also with one that was corrected", async () => {
  const hall = await forum();
  const ayu = await heard(hall);
  const { outcomeId } = must(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "advice" }));
  must(await outcome.correct(hall.rina, { outcomeId, code: "training_started", vacancyId: null, note: "" }));
  await db.room.delete({ where: { id: hall.roomId } });
  expect(await db.outcome.count({ where: { roomId: hall.roomId } })).toBe(0);
});

test("after fourteen days a statement stays the word of one side", async () => {
  const hall = await forum();
  const ayu = await heard(hall);
  const { outcomeId } = must(await outcome.log(hall.rina, { ...said, turnId: ayu.turnId, code: "advice" }));
  await move(14 * days + 60_000);
  expect(code(await outcome.confirm(ayu, { outcomeId }))).toBe("conflict");
  expect(code(await outcome.dispute(ayu, { outcomeId, reason: "Bukan begitu" }))).toBe("conflict");
  expect(await seeker.outcomes(ayu)).toMatchObject([{ grade: "one_side", isOpen: false }]);
});
