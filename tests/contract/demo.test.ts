// The demo forum: people of the demo world who speak, on the real server, through the gate.
import { dispose } from "@livekit/rtc-node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import * as session from "#lib/platform/auth/session";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { mintPass } from "#lib/platform/voice/pass";
import * as seat from "#lib/rooms/seat/seat";
import * as stage from "#lib/rooms/stage/stage";
import * as ticket from "#lib/rooms/stage/ticket";
import * as turn from "#lib/rooms/stage/turn";
import { connect, openNow, seed } from "#prisma/seed";
import { play } from "#scripts/demo/forum/show";
import { mark } from "#scripts/demo/mark";
import { card, guest, member, must } from "#tests/factories/forum";
import { type Front, startFront } from "#tests/fakes/front";
import { type Ear, join, until } from "#tests/fakes/tone";

let front: Front;
let roomId = "";
let playing: { stop: AbortController; over: Promise<void> } | null = null;
let ears: Ear[] = [];

beforeAll(async () => {
  front = await startFront();
  const owner = connect(process.env.DATABASE_URL ?? "");
  await seed(owner, { past: false });
  roomId = await openNow(owner);
  await owner.$disconnect();
});

afterEach(async () => {
  playing?.stop.abort();
  await playing?.over;
  playing = null;
  await Promise.all(ears.map((ear) => ear.leave()));
  ears = [];
});

afterAll(async () => {
  await front.close();
  await dispose();
});

/** Every clip is cut to two seconds, so that a turn takes ten. */
function start() {
  const stop = new AbortController();
  playing = { stop, over: play({ gate: front.wsUrl, clipSeconds: 2 }, stop.signal) };
}

/** Somebody who presses Listen. */
async function listen(): Promise<Ear> {
  const ear = await join(front.wsUrl, await mintPass(must(await seat.take(guest(), { roomId }))));
  ears.push(ear);
  return ear;
}

const isLoud = ({ heard }: Ear, from: number) =>
  [...heard.values()].flat().some(({ at, samples }) => at >= from && samples.some((sample) => Math.abs(sample) > 2_000));

const happened = async (kind: string) => (await db.roomEvent.count({ where: { roomId, kind } })) > 0;

test("whoever listens to the demo forum hears voices, sees a marked seeker on stage, and the outcome is logged and confirmed", async () => {
  start();
  const ear = await listen();
  await until("a voice", () => isLoud(ear, 0), 15_000);
  const from = performance.now();
  await until("a voice again within two seconds", () => isLoud(ear, from), 2_000);
  await until("a turn that runs", () => happened("turn_begun"), 20_000);
  const { seat: speaker } = await db.turn.findFirstOrThrow({ where: { roomId }, select: { seat: { select: { persona: true } } } });
  expect(speaker.persona?.name.endsWith(mark)).toBe(true);
  await until("an outcome", () => happened("outcome_logged"), 30_000);
  await until("its confirmation", async () => (await db.outcome.count({ where: { roomId, confirmedAt: { not: null } } })) > 0, 5_000);
});

test("a visitor who raises a hand is called before the demo's own seekers, speaks, and is followed by the next", async () => {
  start();
  await until("hands", async () => (await db.ticket.count({ where: { roomId, state: "queued" } })) >= 2, 20_000);
  const visitor = await member();
  must(await seat.take(visitor, { roomId }));
  const { ticketId, number } = must(await ticket.raise(visitor, { roomId, card, pinRef: null }));
  const stateOf = async () => (await db.ticket.findUniqueOrThrow({ where: { id: ticketId }, select: { state: true } })).state;
  await until("the call", async () => (await stateOf()) === "called", 30_000);
  expect(await db.ticket.count({ where: { roomId, state: "queued", number: { lt: number } } })).toBeGreaterThan(0);
  const { turnId } = must(await stage.accept(visitor, { ticketId }));
  must(await turn.stepDown(visitor, { turnId }));
  const later = { roomId, startedAt: { not: null }, grantedAt: { gt: await clock.now() } };
  await until("the next one speaks", async () => (await db.turn.count({ where: later })) > 0, 30_000);
});

test("a person who signs in as a moderator takes over: the script calls nobody, and seekers still answer their call", async () => {
  start();
  await until("hands", async () => (await db.ticket.count({ where: { roomId, state: "queued" } })) >= 2, 20_000);
  const { id } = await db.person.findUniqueOrThrow({ where: { email: "rina@demo.test" }, select: { id: true } });
  const rina = await session.find(await session.open(db, id, "Firefox, Linux"));
  if (!rina) throw new Error("a new session lives");
  await until("the marks are gone", async () => (await db.moderator.count({ where: { name: { endsWith: mark } } })) === 0);
  await until("the turn that was on is over", async () => (await db.turn.count({ where: { roomId, endedAt: null } })) === 0, 30_000);
  const calledByScript = await db.ticket.count({ where: { roomId, calledAt: { not: null } } });
  await until("hands", async () => (await db.ticket.count({ where: { roomId, state: "queued" } })) >= 2, 20_000);
  const { ticketId } = must(await stage.call(rina, { roomId }));
  await until("the seeker is on stage", async () => (await db.turn.count({ where: { ticketId, startedAt: { not: null } } })) === 1, 10_000);
  const ear = await listen();
  await until("the seeker's voice", () => isLoud(ear, 0), 15_000);
  await until(
    "the seeker goes by themselves",
    async () => (await db.turn.count({ where: { ticketId, endedAt: { not: null } } })) === 1,
    30_000,
  );
  expect(await db.ticket.count({ where: { roomId, calledAt: { not: null } } })).toBe(calledByScript + 1);
});
