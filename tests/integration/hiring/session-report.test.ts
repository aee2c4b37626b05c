import { expect, test } from "vitest";
import * as sessionReport from "#lib/hiring/impact/session-report";
import * as pin from "#lib/hiring/in-room/pin";
import * as outcome from "#lib/hiring/outcome/outcome";
import { db } from "#lib/platform/db";
import { forum, member, must, seated } from "#tests/factories/forum";
import { company, heard, posted } from "#tests/factories/vacancy";

test("whoever moderated reads what came of the session once it ended, in people and hours; others read nothing of it", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const [ayu, joko, dewi] = [await heard(hall), await heard(hall), await heard(hall)];
  const vacancyId = await posted(await company());
  must(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId }));
  const about = { interviewId: null, note: "", vacancyId } as const;
  must(await outcome.log(hall.rina, { ...about, turnId: ayu.turnId, code: "referred" }));
  must(await outcome.log(hall.budi, { ...about, turnId: ayu.turnId, code: "interview_booked" }));
  const disputed = must(await outcome.log(hall.rina, { ...about, turnId: joko.turnId, code: "referred" }));
  must(await outcome.dispute(joko, { outcomeId: disputed.outcomeId, reason: "Tidak" }));
  const at = new Date();
  await db.turn.update({ where: { id: dewi.turnId }, data: { startedAt: new Date(at.getTime() - 20_000), endedAt: at } });
  expect(await sessionReport.read(hall.rina)).toEqual([]);
  const opened = new Date(at.getTime() - 2 * 3_600_000);
  await db.room.update({ where: { id: hall.roomId }, data: { openedAt: opened, endedAt: at, phase: "ended" } });
  await db.seat.update({ where: { id: rina.seatId }, data: { takenAt: new Date(opened.getTime() - 600_000), leftAt: at } });
  await db.seat.updateMany({
    where: { roomId: hall.roomId, role: "moderator", id: { not: rina.seatId } },
    data: { takenAt: at, leftAt: at },
  });
  const [mine] = await sessionReport.read(hall.rina);
  expect(mine).toMatchObject({ roomId: hall.roomId, heard: 2, referred: 1, booked: 1, minutes: 120 });
  expect(JSON.stringify(mine)).not.toContain(ayu.personId);
  for (const other of [ayu, await member("admin"), (await forum()).rina]) expect(await sessionReport.read(other)).toEqual([]);
});
