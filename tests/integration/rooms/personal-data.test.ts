import { expect, test } from "vitest";
import { db, transact } from "#lib/platform/db";
import { erase, exportOf } from "#lib/rooms/personal-data";
import * as turn from "#lib/rooms/stage/turn";
import { card, forum, listener, must, speaker, waiting } from "#tests/factories/forum";

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
