import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { now } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { erase, exportOf } from "#lib/rooms/personal-data";
import * as retention from "#lib/rooms/retention";
import * as turn from "#lib/rooms/stage/turn";
import { card, forum, listener, member, must, speaker, waiting } from "#tests/factories/forum";

test("what one said of oneself is in one's export, and nothing of another", async () => {
  const hall = await forum();
  const person = await speaker(hall);
  const other = await waiting(hall);
  must(await turn.stepDown(person, { turnId: person.turnId }));
  const mine = await transact((tx) => exportOf(tx, person.personId));
  expect(mine.seats).toMatchObject([
    { persona: { name: person.persona.name }, tickets: [{ ...card, number: 1, state: "done" }], turns: [{ endedBy: "self" }] },
  ]);
  expect(JSON.stringify(mine)).not.toContain(other.persona.name);
});

test("after erasure nothing that was said is left, and the counts are", async () => {
  const hall = await forum();
  const [person, other] = [await speaker(hall), await listener(hall)];
  await transact(async (tx) => {
    await erase(tx, person.personId);
    await tx.person.delete({ where: { id: person.personId }, select: { id: true } });
  });
  expect(await db.ticket.findUniqueOrThrow({ where: { id: person.ticketId } })).toMatchObject({
    number: 1,
    state: "withdrawn",
    roleWanted: "",
    line: "",
  });
  expect(await db.seat.findUniqueOrThrow({ where: { id: person.seatId } })).toMatchObject({ personId: null, personaId: null });
  expect(await db.persona.count({ where: { name: person.persona.name } })).toBe(0);
  expect(await db.roomEvent.count({ where: { roomId: hall.roomId, actorId: person.personId } })).toBe(0);
  expect((await db.seat.findUniqueOrThrow({ where: { id: other.seatId } })).personId).toBe(other.personId);
});

test("a ban of a guest that nobody lifted ends after two years, one of an account does not", async () => {
  const hall = await forum();
  const about = { scope: "series" as const, spaceId: hall.seriesId, roomId: hall.roomId, reason: "x", browsers: [randomUUID()] };
  const { personId } = await member();
  const createdAt = new Date((await now()).getTime() - 731 * 24 * 3600 * 1000);
  const guest = await db.ban.create({ data: { ...about, createdAt } });
  const theirs = await db.ban.create({ data: { ...about, personId, createdAt } });
  await retention.deleteLiftedBans();
  expect(await db.ban.findMany({ where: { id: { in: [guest.id, theirs.id] } }, select: { id: true } })).toEqual([{ id: theirs.id }]);
});
