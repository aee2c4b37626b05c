// What the compiler refuses in the table of reactions. `npm run check` compiles this file: a line that would compile is an error there.
import { expect, test } from "vitest";
import { type ReactionTable, reactions } from "#lib/reactions";

const work = async () => undefined;
const { link_asked: sendLink, seat_taken: none, ...others } = reactions;

test("an event without a line, a queued event without work, and work for an event that is not queued do not compile", () => {
  const whole: ReactionTable = { ...others, link_asked: sendLink, seat_taken: none };
  // @ts-expect-error An event has no line.
  const missing: ReactionTable = { ...others, link_asked: sendLink };
  // @ts-expect-error This event is queued, and no work is named.
  const idle: ReactionTable = { ...others, seat_taken: none, link_asked: [] };
  // @ts-expect-error No job is inserted for this event: work named here would never be done.
  const unheard: ReactionTable = { ...others, link_asked: sendLink, seat_taken: [work] };
  // @ts-expect-error There is no such event.
  const invented: ReactionTable = { ...others, link_asked: sendLink, seat_taken: none, moon_landed: [] };
  expect(new Set([whole, missing, idle, unheard, invented]).size).toBe(5);
});
