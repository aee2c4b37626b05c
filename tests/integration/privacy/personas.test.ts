// The names somebody carries: all together for their owner, and nothing of ours that joins two of them for anybody else.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import * as loggedOutcomes from "#lib/hiring/outcome/logged-outcomes";
import * as outcome from "#lib/hiring/outcome/outcome";
import * as vacancyView from "#lib/hiring/vacancy/vacancy-view";
import { now } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { aboutMe } from "#lib/privacy/held";
import * as personas from "#lib/privacy/personas";
import { moderatorView } from "#lib/rooms/read/moderators";
import { readLog } from "#lib/rooms/read/moderators/log";
import { publicView } from "#lib/rooms/read/public-view";
import * as reported from "#lib/rooms/read/reported";
import * as roomPage from "#lib/rooms/read/room-page";
import * as seat from "#lib/rooms/seat/seat";
import * as seatBlock from "#lib/rooms/seat/seat-block";
import { account } from "#tests/factories/account";
import { card, code, forum, listener, member, must, seated, speaker } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, heard, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();

test("a person sees every name they carry, with the forum and how often it was worn, and the names of their applications", async () => {
  const { actor } = await account(mailbox);
  const [one, two] = [await forum(), await forum()];
  const first = await heard(one, actor);
  await heard(two, actor);
  must(await application.apply(actor, { vacancyId: await posted(await company()), roomId: one.roomId, card }));
  const mine = await personas.mine(actor);
  expect(mine.personas).toHaveLength(2);
  expect(mine.personas.find(({ slug }) => slug === one.slug)).toMatchObject({
    name: first.persona.name,
    rooms: 1,
    isCurrent: true,
    isWorn: true,
  });
  expect(mine.applied).toEqual([expect.objectContaining({ name: first.persona.name, title: "Operator Las Produksi" })]);
  expect((await personas.mine(await member())).personas).toEqual([]);
});

test("a name that is drawn again is the one its owner comes in with next, and shares nothing with the one before", async () => {
  const hall = await forum();
  const ayu = await listener(hall);
  const [before] = (await personas.mine(ayu)).personas;
  const personaId = before?.personaId ?? "";
  must(await personas.drawAgain(ayu, { personaId }));
  const [now, former] = (await personas.mine(ayu)).personas;
  expect([now?.isCurrent, former?.isCurrent]).toEqual([true, false]);
  expect(now?.seed).not.toBe(before?.seed);
  expect(now?.personaId).not.toBe(personaId);
  must(await seat.leave(ayu, { roomId: hall.roomId }));
  expect(must(await seat.take(ayu, { roomId: hall.roomId })).persona.name).toBe(now?.name);
});

test("a name is let go once it is not worn any more, twice is a name that is not there, and a stranger moves nothing", async () => {
  const hall = await forum();
  const [ayu, stranger] = [await listener(hall), await member()];
  const [mine] = (await personas.mine(ayu)).personas;
  const asked = { personaId: mine?.personaId ?? "" };
  expect(code(await personas.retire(stranger, asked))).toBe("missing");
  expect(code(await personas.drawAgain(stranger, asked))).toBe("missing");
  expect(code(await personas.retire(ayu, asked))).toBe("conflict");
  must(await seat.leave(ayu, { roomId: hall.roomId }));
  const answers = await Promise.all([personas.retire(ayu, asked), personas.retire(ayu, asked)]);
  expect(answers.map(code).sort()).toEqual(["missing", "ok"]);
  expect((await personas.mine(ayu)).personas).toEqual([]);
});

test("nobody learns by a name that was let go that its owner moderates now: neither by the log, nor by a report or a block", async () => {
  const hall = await forum();
  const [ayu, other] = [await speaker(hall), await listener(hall)];
  const [mine] = (await personas.mine(ayu)).personas;
  must(await seat.leave(ayu, { roomId: hall.roomId }));
  const moderating = { spaceId: hall.seriesId, personId: ayu.personId, name: "Bu Sari", seed: randomUUID() };
  await db.moderator.create({ data: moderating, select: { id: true } });
  must(await personas.retire(ayu, { personaId: mine?.personaId ?? "" }));
  const lines = (await readLog(hall.roomId)).filter(({ seatId }) => seatId === ayu.seatId);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.filter(({ name, by }) => name || by === "Bu Sari")).toEqual([]);
  const evidence = await reported.logAround(hall.roomId, ayu.seatId, await now());
  expect(evidence.map(({ by }) => by)).toContain("Rina");
  expect(evidence.filter(({ by }) => by === "Bu Sari")).toEqual([]);
  expect(await reported.seat(db, ayu.seatId)).toMatchObject({ name: "", isModeratorsName: false, moderates: true });
  expect((await reported.namesOf(hall.rina.personId, [ayu.seatId])).get(ayu.seatId)).toBe("");
  expect(code(await seatBlock.add(other, { seatId: ayu.seatId }))).toBe("ok");
  const desk = await seated(hall, ayu);
  expect(await reported.seat(db, desk.seatId)).toMatchObject({ name: "Bu Sari", isModeratorsName: true });
  expect(code(await seatBlock.add(other, { seatId: desk.seatId }))).toBe("moderator_protected");
});

/** Every value in what somebody is told, by itself; what any two people share, such as a state, a count or a day, is no link. */
function values(told: unknown): Set<string> {
  if (told instanceof Date) return new Set([told.toISOString()]);
  if (Array.isArray(told)) return new Set(told.flatMap((one) => [...values(one)]));
  if (told && typeof told === "object") return new Set(Object.values(told).flatMap((one) => [...values(one)]));
  return new Set([String(told)]);
}

test("nothing that others are told joins two names of one person: no id, seed, time, order or word", async () => {
  const [ayu, budi] = [await account(mailbox), await account(mailbox)];
  const told: Record<"ayu" | "budi", Set<string>[]> = { ayu: [], budi: [] };
  for (const [index, hall] of [await forum(), await forum()].entries()) {
    await seated(hall, hall.rina);
    const at = await company();
    const vacancyId = await posted(at);
    const inOrder = [["ayu", ayu] as const, ["budi", budi] as const];
    // The second forum has had others before them, and knows them in another order: a place in a room is no link.
    if (index === 1) for (const _ of [1, 2]) await heard(hall);
    for (const [who, { actor }] of index === 0 ? inOrder : inOrder.reverse()) {
      const own = { ...card, line: `Said here alone by ${who} ${index}` };
      const { persona, turnId, seatId } = await heard(hall, actor);
      must(await application.apply(actor, { vacancyId, roomId: hall.roomId, card: own }));
      must(await outcome.log(hall.rina, { turnId, interviewId: null, vacancyId: null, code: "advice", note: `Note ${who} ${index}` }));
      const everything = [
        await publicView(hall.roomId),
        await moderatorView(hall.roomId),
        await roomPage.read(hall.roomId),
        await vacancyView.page(vacancyId),
        await employer.applicants(at.sari, vacancyId),
        await loggedOutcomes.read(hall.rina),
      ];
      // What belongs to this name: every part of every answer that names it.
      const about = partsNaming(everything, [persona.name, persona.seed, seatId]);
      expect(about.length, `${who} is seen in forum ${index}`).toBeGreaterThan(0);
      told[who].push(values(about));
    }
  }
  const shared = (sets: Set<string>[]) => [...(sets[0] ?? [])].filter((value) => sets[1]?.has(value));
  const common = new Set([
    ...shared([told.ayu[0] ?? new Set(), told.budi[0] ?? new Set()]),
    ...shared([told.ayu[1] ?? new Set(), told.budi[1] ?? new Set()]),
  ]);
  const links = shared(told.ayu).filter((value) => !common.has(value));
  expect(links).toEqual([]);
  expect(await db.persona.count({ where: { personId: ayu.actor.personId } })).toBe(2);
});

/** The objects, as far down as can be, that hold one of these words. */
function partsNaming(told: unknown, words: readonly string[]): unknown[] {
  if (told === null || typeof told !== "object" || told instanceof Date) return [];
  const deeper = Object.values(told).flatMap((one) => partsNaming(one, words));
  if (deeper.length > 0) return deeper;
  return Object.values(told).some((one) => typeof one === "string" && words.includes(one)) ? [told] : [];
}

test("a person reads what others hold about them with its purpose and end, has a note removed, and a stranger does not", async () => {
  const hall = await forum();
  const { actor } = await account(mailbox);
  const { turnId } = await heard(hall, actor);
  const { outcomeId } = must(
    await outcome.log(hall.rina, { turnId, interviewId: null, vacancyId: null, code: "advice", note: "Name the machine." }),
  );
  expect(await aboutMe(actor)).toEqual([
    expect.objectContaining({ kind: "outcome_advice", by: "Forum Kerja Karawang", text: "Name the machine.", may: ["dispute", "remove"] }),
  ]);
  expect(JSON.stringify(await aboutMe(actor))).not.toContain("Rina");
  expect(await aboutMe(await member())).toEqual([]);
  expect(code(await outcome.removeNote(await member(), { outcomeId }))).toBe("missing");
  expect(code(await outcome.removeNote(hall.rina, { outcomeId }))).toBe("missing");
  for (const _ of [1, 2]) must(await outcome.removeNote(actor, { outcomeId }));
  expect(await aboutMe(actor)).toEqual([expect.objectContaining({ text: null, may: ["dispute"] })]);
  expect(await transact((tx) => tx.outcome.count({ where: { id: outcomeId, note: "" } }))).toBe(1);
});
