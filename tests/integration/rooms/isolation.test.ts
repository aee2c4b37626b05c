// One broken room, series or notice beside healthy ones: the healthy ones get what is due to them.
import { expect, test } from "vitest";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as meetings from "#lib/rooms/meetings";
import * as seat from "#lib/rooms/seat/seat";
import * as timekeeper from "#lib/rooms/timekeeper";
import { applyEffects, noEffects } from "#lib/rooms/voice/effects";
import * as webhookInbox from "#lib/rooms/voice/webhook-inbox";
import { forum, guest, must } from "#tests/factories/forum";
import { breakRow } from "#tests/factories/owner";

const phaseOf = async (roomId: string) => (await db.room.findUniqueOrThrow({ where: { id: roomId }, select: { phase: true } })).phase;

test("a room that cannot be ended does not keep the rooms after it open", async () => {
  const halls = (await Promise.all([forum(), forum(), forum()])).sort((a, b) => a.roomId.localeCompare(b.roomId));
  const [broken, ...healthy] = halls;
  await breakRow("room", broken?.roomId ?? "");
  await clock.move(5 * 3_600_000);
  await timekeeper.tick();
  expect(await phaseOf(broken?.roomId ?? "")).toBe("open");
  for (const hall of healthy) expect(await phaseOf(hall.roomId)).toBe("ended");
});

test("a seat that cannot be marked as away keeps neither the other seats nor the rooms from what is due to them", async () => {
  const [hall, over] = [await forum(), await forum()];
  const take = async () => must(await seat.take(guest(), { roomId: hall.roomId })).seatId;
  const [broken, ...healthy] = [await take(), await take(), await take()];
  await breakRow("seat", broken ?? "");
  await clock.move(5 * 3_600_000);
  await timekeeper.tick();
  const away = await db.seat.findMany({ where: { roomId: hall.roomId, awayAt: { not: null } }, select: { id: true } });
  expect(away.map(({ id }) => id).sort()).toEqual(healthy.sort());
  expect(await phaseOf(over.roomId)).toBe("ended");
});

test("a series with a broken timetable does not keep other series from their rooms", async () => {
  const halls = await Promise.all([forum(), forum(), forum()]);
  await db.series.updateMany({ where: { endedAt: null }, data: { rule: "FREQ=NEVER" } });
  const healthy = halls[2];
  await db.series.update({ where: { id: healthy.seriesId }, data: { rule: "FREQ=DAILY" } });
  expect(await meetings.materialiseAll()).toBeGreaterThan(0);
  expect(await db.room.count({ where: { seriesId: healthy.seriesId, phase: "scheduled" } })).toBeGreaterThan(0);
});

test("a notice that cannot be read does not keep those after it waiting, and is forgotten in the end", async () => {
  await db.voiceWebhook.createMany({ data: [{ id: "broken", body: { event: 1 } }] });
  await webhookInbox.receive("healthy", {
    event: "participant_left",
    voiceRoom: "nowhere",
    voiceId: "nobody",
    sid: "none",
    isMicrophone: false,
  });
  await clock.move(5_000);
  await webhookInbox.workOffAll();
  const workedAt = async (id: string) => (await db.voiceWebhook.findUniqueOrThrow({ where: { id }, select: { workedAt: true } })).workedAt;
  expect(await workedAt("broken")).toBeNull();
  expect(await workedAt("healthy")).not.toBeNull();
  await clock.move(11 * 60_000);
  await webhookInbox.workOffAll();
  expect(await db.voiceWebhook.count({ where: { id: "broken" } })).toBe(0);
});

test("what follows in LiveKit never throws, since the rows are right already", async () => {
  const effects = noEffects();
  // No seat has such an id: reading it is a fault of the database.
  effects.changedSeats.add("no-uuid");
  effects.openedRooms.add("somewhere");
  await expect(applyEffects(effects)).resolves.toBeUndefined();
});
