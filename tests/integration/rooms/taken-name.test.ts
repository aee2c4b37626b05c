// Nobody may look like a moderator, a host or a person on stage: names are compared by what a reader sees.
import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { enterInput } from "#lib/rooms/schema";
import * as seat from "#lib/rooms/seat/seat";
import * as stage from "#lib/rooms/stage/stage";
import * as ticket from "#lib/rooms/stage/ticket";
import * as turn from "#lib/rooms/stage/turn";
import * as moderators from "#lib/series/moderators";
import { card, code, type Forum, forum, guest, member, must, seated } from "#tests/factories/forum";

const moderator = "Kak Uji";
/** Double blank, no-break space, invisible signs, Cyrillic, full width, reversed, small letters, an ornament. */
const alike = [
  "Kak  Uji",
  "Kak\u00A0Uji",
  "Kak\u200BUji",
  "K\u00ADak Uji",
  "K\u0430k Uji",
  "\uFF2Bak Uji",
  "\u202EijU kaK",
  "kak uji",
  "Kak Uji \u2713",
  "Kak\u2060Uji",
  "Kak\u034FUji",
];
const noName = ["\u200B", "\u2800", "\u3164", "   ", "\u00AD\u200D"];
const fine = ["Siti \u2764\uFE0F", "\u0641\u0627\u0637\u0645\u0629", "O'Brien", "\u674E\u96F7", "Ni Wayan \u{1F9D1}\u200D\u{1F527}"];

const named = (hall: Forum, personId: string, name: string) =>
  db.moderator.updateMany({ where: { spaceId: hall.seriesId, personId }, data: { name } });
const enter = async (hall: Forum, name: string) => code(await seat.take(guest(), { roomId: hall.roomId, name }));

test.each(["host", "moderator"])("no name that looks like the %s's passes the door (R-08)", async (who) => {
  const hall = await forum();
  await named(hall, who === "host" ? hall.rina.personId : hall.budi.personId, moderator);
  expect(await Promise.all(alike.map((name) => enter(hall, name)))).toEqual(alike.map(() => "name_taken"));
  expect(await Promise.all(fine.map((name) => enter(hall, name)))).toEqual(fine.map(() => "ok"));
});

test("a name of nothing to see is no name at the door", () => {
  for (const name of noName) expect(enterInput.safeParse({ roomId: crypto.randomUUID(), name }).success, JSON.stringify(name)).toBe(false);
  for (const name of fine) expect(enterInput.safeParse({ roomId: crypto.randomUUID(), name }).success).toBe(true);
});

/** Somebody on stage under a chosen name. */
async function speaking(hall: Forum, name: string) {
  const person = await member();
  must(await seat.take(person, { roomId: hall.roomId, name }));
  const { ticketId } = must(await ticket.raise(person, { roomId: hall.roomId, card, pinRef: null }));
  must(await stage.call(hall.rina, { roomId: hall.roomId, ticketId, reason: "is leaving soon" }));
  must(await stage.accept(person, { ticketId }));
  return person;
}

test("no name that looks like that of a person on stage passes the door; their own reload does", async () => {
  const hall = await forum();
  const person = await speaking(hall, moderator);
  expect(await Promise.all(alike.map((name) => enter(hall, name)))).toEqual(alike.map(() => "name_taken"));
  expect(code(await seat.take(person, { roomId: hall.roomId, name: moderator }))).toBe("ok");
});

test("a name that is only listened under is free: nobody learns from the door who listens", async () => {
  const hall = await forum();
  expect([await enter(hall, "Sari"), await enter(hall, "Sari")]).toEqual(["ok", "ok"]);
});

test("whoever kept a name that is a moderator's by now comes in under a drawn one", async () => {
  const hall = await forum();
  const person = await member();
  must(await seat.take(person, { roomId: hall.roomId, name: moderator }));
  must(await seat.leave(person, { roomId: hall.roomId }));
  await named(hall, hall.budi.personId, moderator);
  const { persona } = must(await seat.take(person, { roomId: hall.roomId }));
  expect(persona.name).toMatch(/^\D+ \d{3}$/);
});

test("a moderator comes in under their own name", async () => {
  const hall = await forum();
  await named(hall, hall.budi.personId, moderator);
  expect((await seated(hall, hall.budi)).persona.name).toBe(moderator);
});

test("of two asked at once to moderate under names that look alike, one is asked", async () => {
  const hall = await forum();
  const answers = await Promise.all(
    [moderator, "K\u0430k  uji"].map((name, n) =>
      moderators.invite(hall.rina, {
        seriesId: hall.seriesId,
        email: `${n}-${crypto.randomUUID()}@people.test`,
        name,
        organisationId: null,
      }),
    ),
  );
  expect(answers.map(code).sort()).toEqual(["name_taken", "ok"]);
  expect(await enter(hall, "kak uji")).toBe("name_taken");
});

/** Somebody who listens under a chosen name and has a hand up. */
async function waiting(hall: Forum, name: string) {
  const person = await member();
  must(await seat.take(person, { roomId: hall.roomId, name }));
  return { person, ...must(await ticket.raise(person, { roomId: hall.roomId, card, pinRef: null })) };
}
const callUp = async (hall: Forum, { ticketId }: { ticketId: string }) =>
  code(await stage.call(hall.rina, { roomId: hall.roomId, ticketId, reason: "is leaving soon" }));

test.each(["Kak Uji", "Kak\u200BUji", "K\u0430k Uji", "kak uji"])(
  "of two who listen as one, here as %j, one at a time is called up",
  async (name) => {
    const hall = await forum();
    const [first, second, other] = [await waiting(hall, moderator), await waiting(hall, name), await waiting(hall, "Sari")];
    expect(await callUp(hall, first)).toBe("ok");
    expect(await callUp(hall, second), "while the first may still accept").toBe("name_on_stage");
    const { turnId } = must(await stage.accept(first.person, first));
    expect(await callUp(hall, second), "while the first is on stage").toBe("name_on_stage");
    expect(await callUp(hall, other)).toBe("ok");
    must(await turn.stepDown(first.person, { turnId }));
    must(await stage.decline(other.person, other));
    expect(await callUp(hall, second)).toBe("ok");
    expect(code(await stage.accept(second.person, second))).toBe("ok");
  },
);

test("of two of one name called by two moderators at once, one is called", async () => {
  const hall = await forum();
  const both = [await waiting(hall, moderator), await waiting(hall, "kak uji")];
  const answers = await Promise.all(
    both.map(({ ticketId }, n) =>
      stage.call(n === 0 ? hall.rina : hall.budi, { roomId: hall.roomId, ticketId, reason: "is leaving soon" }),
    ),
  );
  expect(answers.map(code).sort()).toEqual(["name_on_stage", "ok"]);
});

test("whoever was called and bears by now a moderator's name is not heard under it, and is after a new hand under another", async () => {
  const hall = await forum();
  const called = await waiting(hall, moderator);
  expect(await callUp(hall, called)).toBe("ok");
  await named(hall, hall.budi.personId, "Kak  Uji");
  expect(code(await stage.accept(called.person, called))).toBe("name_on_stage");
  expect(await db.turn.count({ where: { roomId: hall.roomId } })).toBe(0);
  must(await stage.decline(called.person, called));
  must(await ticket.withdraw(called.person, called));
  must(await seat.take(called.person, { roomId: hall.roomId, name: "Sari" }));
  const renamed = must(await ticket.raise(called.person, { roomId: hall.roomId, card, pinRef: null }));
  expect(await callUp(hall, renamed)).toBe("ok");
  expect(code(await stage.accept(called.person, renamed))).toBe("ok");
});
