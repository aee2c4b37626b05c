// Nobody may look like a moderator, a host or a person on stage: names are compared by what a reader sees.
import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { enterInput } from "#lib/rooms/schema";
import * as seat from "#lib/rooms/seat/seat";
import * as stage from "#lib/rooms/stage/stage";
import * as ticket from "#lib/rooms/stage/ticket";
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
