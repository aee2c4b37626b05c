// End dates are kept: what is due is gone, what is not stays, however often and however late the work is done.
import { expect, test } from "vitest";
import { personalData } from "#lib/personal-data";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as retention from "#lib/privacy/retention";
import * as seat from "#lib/rooms/seat/seat";
import { forum, guest, member, must, waiting } from "#tests/factories/forum";

const day = 24 * 3600 * 1000;

test("presence is forgotten after thirty days, hands and the log after ninety, and counts stay", async () => {
  const hall = await forum();
  const listener = await member();
  must(await seat.take(listener, { roomId: hall.roomId }));
  const raiser = await waiting(hall);
  // Addresses that nobody confirms are deleted with their accounts.
  await db.person.updateMany({ data: { emailConfirmedAt: new Date() } });
  for (const who of [listener, raiser]) must(await seat.leave(who, { roomId: hall.roomId }));
  const seats = await db.seat.count({ where: { roomId: hall.roomId } });
  const tickets = await db.ticket.count({ where: { roomId: hall.roomId } });
  const present = ({ personId }: { personId: string }) => db.seat.count({ where: { roomId: hall.roomId, personId } });

  await move(29 * day);
  await retention.enforce();
  expect([await present(listener), await present(raiser)]).toEqual([1, 1]);

  await move(2 * day);
  await retention.enforce();
  expect([await present(listener), await present(raiser)]).toEqual([0, 1]);
  expect(await db.ticket.count({ where: { roomId: hall.roomId, line: { not: "" } } })).toBe(tickets);
  expect(await db.roomEvent.count({ where: { roomId: hall.roomId } })).toBeGreaterThan(0);

  await move(60 * day);
  await Promise.all([retention.enforce(), retention.enforce()]);
  expect(await present(raiser)).toBe(0);
  expect(await db.ticket.count({ where: { roomId: hall.roomId, line: { not: "" } } })).toBe(0);
  expect(await db.roomEvent.count({ where: { roomId: hall.roomId } })).toBe(0);
  expect(await db.seat.count({ where: { roomId: hall.roomId } })).toBe(seats);
  expect(await db.ticket.count({ where: { roomId: hall.roomId } })).toBe(tickets);
});

test("the name that a guest typed goes with the last trace of their seat, and a member keeps theirs", async () => {
  const hall = await forum();
  const [visitor, ayu] = [guest(), await member()];
  await db.person.updateMany({ data: { emailConfirmedAt: new Date() } });
  must(await seat.take(visitor, { roomId: hall.roomId, name: "Wahyuningsih" }));
  must(await seat.take(ayu, { roomId: hall.roomId, name: "Kusumawardhani" }));
  for (const who of [visitor, ayu]) must(await seat.leave(who, { roomId: hall.roomId }));
  const names = () => db.persona.findMany({ where: { spaceId: hall.seriesId }, select: { name: true }, orderBy: { name: "asc" } });
  await move(29 * day);
  await retention.enforce();
  expect(await names()).toEqual([{ name: "Kusumawardhani" }, { name: "Wahyuningsih" }]);
  await move(2 * day);
  await retention.enforce();
  expect(await names()).toEqual([{ name: "Kusumawardhani" }]);
});

test("with the clock set back nothing is taken that is not due", async () => {
  const hall = await forum();
  const listener = await member();
  must(await seat.take(listener, { roomId: hall.roomId }));
  must(await seat.leave(listener, { roomId: hall.roomId }));
  await move(-100 * day);
  await retention.enforce();
  await move(100 * day);
  expect(await db.seat.count({ where: { roomId: hall.roomId, personId: listener.personId } })).toBe(1);
});

test("every rule with a time has work that does not fail", async () => {
  for (const { tables } of personalData)
    for (const [table, { keep }] of Object.entries(tables))
      for (const rule of keep) if ("purge" in rule) await expect(rule.purge(), table).resolves.not.toThrow();
});
