// The live stream as a tab reads it: who is told what, and how soon.
import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/platform/auth/actor";
import { cookieNames } from "#lib/platform/auth/cookie";
import * as session from "#lib/platform/auth/session";
import { db } from "#lib/platform/db";
import { listen } from "#lib/platform/listen";
import { createFeed, type Feed } from "#lib/platform/live/feed";
import { type PatchFrame, patched, type SnapshotFrame, type Views } from "#lib/platform/live/frame";
import type { Part, Source } from "#lib/platform/live/source";
import { digest, randomToken } from "#lib/platform/random";
import * as interview from "#lib/rooms/interview";
import * as conduct from "#lib/rooms/moderation";
import * as presence from "#lib/rooms/presence";
import { access, onAir, pulse } from "#lib/rooms/read/audience";
import { moderatorParts, moderatorView } from "#lib/rooms/read/moderators";
import { publicParts, publicView, selfViews } from "#lib/rooms/read/snapshot";
import * as room from "#lib/rooms/room";
import * as seat from "#lib/rooms/seat";
import * as stage from "#lib/rooms/stage";
import * as ticket from "#lib/rooms/ticket";
import type { Snapshot } from "#lib/rooms/view";
import { card, forum, listener, member, must, seated, speaker, waiting } from "#tests/factories/forum";

let server: Server;
let feed: Feed;
let bell: ReturnType<typeof listen>;
let tabs: Reader[] = [];
const renders = { public: 0, moderators: 0 };

const counted = (audience: keyof typeof renders, parts: readonly Part[]): Part[] =>
  parts.map(({ everyMs, read }) => ({
    everyMs,
    read: (roomId) => {
      renders[audience] += 1;
      return read(roomId);
    },
  }));

const source: Source = {
  access,
  pulse,
  beat: presence.beat,
  closed: presence.closed,
  selfViews,
  shared: {
    public: { whole: publicView, parts: counted("public", publicParts) },
    moderators: { whole: moderatorView, parts: counted("moderators", moderatorParts) },
  },
};

beforeAll(async () => {
  feed = createFeed(source);
  bell = listen({ connectionString: process.env.DATABASE_URL ?? "", channel: "room", hear: (roomId) => feed.nudge(roomId) });
  server = createServer((request, response) => void feed.open(request.url?.slice(1) ?? "", "a network", request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  tabs = [];
});
afterAll(async () => {
  feed.stop();
  await bell.close();
  server.closeAllConnections();
  server.close();
});

type Event = { name: string; data: string; at: number };
type Reader = { status: number; events: Event[]; screen(): Snapshot; close(): void };

/** Opens a stream and applies its frames as a screen does; a gap would throw. */
function read(roomId: string, cookie = ""): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const request = get({ port, host: "127.0.0.1", path: `/${roomId}`, headers: cookie ? { cookie } : {}, agent: false }, (response) => {
      const events: Event[] = [];
      let views: Views | null = null;
      let revision = 0;
      let rest = "";
      response.on("error", () => {});
      response.on("data", (chunk: Buffer) => {
        rest += chunk;
        for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
          const block = rest.slice(0, end);
          rest = rest.slice(end + 2);
          const name = /^event: (.*)$/m.exec(block)?.[1] ?? "";
          const data = /^data: (.*)$/m.exec(block)?.[1] ?? "";
          events.push({ name, data, at: performance.now() });
          const frame = JSON.parse(data) as SnapshotFrame & PatchFrame;
          if (name !== "snapshot" && name !== "patch") continue;
          if (frame.revision !== revision + 1) throw new Error("a gap");
          revision = frame.revision;
          views = name === "snapshot" ? frame.snapshot : patched(views as Views, frame);
        }
      });
      const tab: Reader = {
        status: response.statusCode ?? 0,
        events,
        screen: () => views as unknown as Snapshot,
        close: () => request.destroy(),
      };
      tabs.push(tab);
      resolve(tab);
    });
    request.on("error", reject);
  });
}

async function cookieOf({ personId }: Actor): Promise<string> {
  const token = await session.open(db, personId, "test");
  return `${cookieNames().session}=${token}`;
}

async function open(roomId: string, cookie = ""): Promise<Reader> {
  const tab = await read(roomId, cookie);
  expect(tab.status).toBe(200);
  await expect.poll(() => tab.events.length, { timeout: 5_000 }).toBeGreaterThan(0);
  expect(tab.events[0]?.name).toBe("snapshot");
  return tab;
}

const shows = (what: () => unknown) => expect.poll(what, { timeout: 6_000, interval: 20 });

test("a visitor sees the room and nothing of the desk; a moderator sees both; a listener sees themselves", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const [visitor, rina, self] = [
    await open(hall.roomId),
    await open(hall.roomId, await cookieOf(hall.rina)),
    await open(hall.roomId, await cookieOf(putri)),
  ];
  expect(visitor.screen()).toMatchObject({ public: { roomId: hall.roomId, phase: "open" }, moderators: null, self: null });
  expect(rina.screen().moderators).toMatchObject({ queue: [], log: expect.any(Array) });
  expect(self.screen()).toMatchObject({ moderators: null, self: { seatId: putri.seatId, ticket: null } });
  expect(JSON.stringify([visitor.events, self.events])).not.toContain(putri.personId);
});

test("a hand is told to moderators and to its raiser at once; everybody else hears a number", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const [visitor, rina, self] = [
    await open(hall.roomId),
    await open(hall.roomId, await cookieOf(hall.rina)),
    await open(hall.roomId, await cookieOf(putri)),
  ];
  const raisedAt = performance.now();
  const { ticketId } = must(await ticket.raise(putri, { roomId: hall.roomId, card, subject: null }));
  await shows(() => rina.screen().moderators?.queue[0]?.ticketId).toBe(ticketId);
  expect(performance.now() - raisedAt).toBeLessThan(1_000);
  await shows(() => self.screen().self?.ticket?.place).toBe(1);
  await shows(() => visitor.screen().public.hands).toBe(1);
  expect(JSON.stringify(visitor.events)).not.toContain(card.line);
});

test("a raised hand comes to the desk before anything else of the room is read", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const desk = await open(hall.roomId, await cookieOf(hall.rina));
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const before = desk.events.length;
  must(await ticket.raise(putri, { roomId: hall.roomId, card, subject: null }));
  await shows(() => desk.events.length).toBeGreaterThan(before);
  const first = JSON.parse(desk.events[before]?.data ?? "") as PatchFrame;
  expect(first.audience).toBe("moderators");
  expect(Object.keys(first.set ?? {})).toEqual(["queue"]);
});

test("one more hand in a long queue is told by itself, and the desk has the queue as it is", async () => {
  const hall = await forum();
  for (let n = 0; n < 25; n++) await waiting(hall);
  const putri = await listener(hall);
  const desk = await open(hall.roomId, await cookieOf(hall.rina));
  const before = desk.events.length;
  const { ticketId } = must(await ticket.raise(putri, { roomId: hall.roomId, card, subject: null }));
  await shows(() => desk.screen().moderators?.queue.at(-1)?.ticketId).toBe(ticketId);
  const told = desk.events.slice(before).find(({ data }) => data.includes(ticketId));
  expect(told?.data.length).toBeLessThan(JSON.stringify(desk.screen().moderators?.queue).length / 8);
  expect(desk.screen().moderators?.queue).toEqual((await moderatorView(hall.roomId)).queue);
});

test("a burst of hands is a few frames, and the room is read once for all its readers", async () => {
  const hall = await forum();
  const people = [];
  for (let n = 0; n < 20; n++) people.push(await listener(hall));
  const visitors = await Promise.all(Array.from({ length: 20 }, () => open(hall.roomId)));
  await shows(() => visitors[0]?.screen().public.listeners).toBe(20);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const [before, counts] = [renders.public, visitors.map(({ events }) => events.length)];
  const from = performance.now();
  await Promise.all(people.map((person) => ticket.raise(person, { roomId: hall.roomId, card, subject: null })));
  for (const visitor of visitors) await shows(() => visitor.screen().public.hands).toBe(20);
  const seconds = (performance.now() - from) / 1_000;
  expect(renders.public - before).toBeLessThanOrEqual(2 * 2 + seconds * 3);
  for (const [n, visitor] of visitors.entries()) expect(visitor.events.length - (counts[n] ?? 0)).toBeLessThanOrEqual(2 + seconds);
});

test("who takes a seat while the page is open is told of it by the same stream", async () => {
  const hall = await forum();
  const person = await member();
  const tab = await open(hall.roomId, await cookieOf(person));
  expect(tab.screen().self).toBeNull();
  const { seatId } = must(await seat.take(person, { roomId: hall.roomId }));
  await shows(() => tab.screen().self?.seatId).toBe(seatId);
});

test("the desk hears at once who is connected in a talk beside the room, and who is gone from it", async () => {
  const hall = await forum();
  const [rina, person] = [await seated(hall, hall.rina), await waiting(hall)];
  const { interviewId } = must(await interview.invite(rina, { seatId: person.seatId }));
  const { sideRoomId } = must(await interview.accept(person, { interviewId }));
  const { voiceId } = must(await seat.take(person, { roomId: sideRoomId }));
  const desk = await open(hall.roomId, await cookieOf(hall.rina));
  const there = () => desk.screen().moderators?.interviews[0]?.there;
  expect(there()).toBe(false);
  await presence.seen(voiceId, "PA_1");
  await shows(there).toBe(true);
  await presence.left(voiceId, "PA_1");
  await shows(there).toBe(false);
});

test("a guest is known by the key in their cookie", async () => {
  const hall = await forum();
  const key = randomToken();
  const { seatId } = must(await seat.take({ kind: "guest", guestDigest: digest(key) }, { roomId: hall.roomId }));
  const tab = await open(hall.roomId, `${cookieNames().guest}=${key}`);
  expect(tab.screen().self).toMatchObject({ seatId, role: "listener" });
});

test("being called, being removed and the end of the room reach the person with the reason", async () => {
  const hall = await forum();
  const agus = await waiting(hall);
  const putri = await listener(hall);
  const [called, removed] = [await open(hall.roomId, await cookieOf(agus)), await open(hall.roomId, await cookieOf(putri))];
  must(await stage.call(hall.rina, { roomId: hall.roomId, ticketId: agus.ticketId, reason: "leaves soon" }));
  await shows(() => called.screen().self?.ticket?.state).toBe("called");
  must(await conduct.remove(hall.rina, { seatId: putri.seatId, reason: "insults" }));
  await shows(() => removed.screen().self?.out).toEqual({ cause: "removed", reason: "insults" });
  must(await room.end(hall.rina, { roomId: hall.roomId }));
  await shows(() => called.screen().self?.out?.cause).toBe("ended");
  await shows(() => removed.screen().public.phase).toBe("ended");
});

test("a session that has ended loses the desk and itself within seconds", async () => {
  const hall = await forum();
  const moderator = await seated(hall, hall.rina);
  const tab = await open(hall.roomId, await cookieOf(hall.rina));
  expect(tab.screen().moderators).not.toBeNull();
  expect(tab.screen().self?.seatId).toBe(moderator.seatId);
  await session.endAll(db, hall.rina.personId);
  await shows(() => tab.screen().moderators).toBeNull();
  expect(tab.screen().self).toBeNull();
  expect(tab.screen().public.roomId).toBe(hall.roomId);
});

test("a moderator who is one no more loses the desk when the room next stirs", async () => {
  const hall = await forum();
  const tab = await open(hall.roomId, await cookieOf(hall.budi));
  expect(tab.screen().moderators).not.toBeNull();
  await db.seriesModerator.deleteMany({ where: { seriesId: hall.seriesId, personId: hall.budi.personId } });
  await listener(hall);
  await shows(() => tab.screen().moderators).toBeNull();
});

test("nothing is read for the desk once the last moderator has gone, and who comes back sees what happened meanwhile", async () => {
  const hall = await forum();
  const visitor = await open(hall.roomId);
  const rina = await open(hall.roomId, await cookieOf(hall.rina));
  const seen = () => visitor.screen().public.hands;
  await waiting(hall);
  await shows(() => rina.screen().moderators?.queue).toHaveLength(1);
  rina.close();
  await shows(() => feed.size()).toBe(1);
  // A read that had begun for the last moderator may still end.
  const putri = await waiting(hall);
  await shows(seen).toBe(2);
  const before = renders.moderators;
  const sari = await waiting(hall);
  await shows(seen).toBe(3);
  expect(renders.moderators).toBe(before);
  const budi = await open(hall.roomId, await cookieOf(hall.budi));
  expect(budi.screen().moderators?.queue.map(({ ticketId }) => ticketId)).toEqual(expect.arrayContaining([putri.ticketId, sari.ticketId]));
  must(await ticket.withdraw(sari, { ticketId: sari.ticketId }));
  await shows(() => budi.screen().moderators?.queue).toHaveLength(2);
});

test("an interview exists for its two alone", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const side = await db.room.create({
    data: {
      kind: "interview",
      seriesId: hall.seriesId,
      parentId: hall.roomId,
      voiceRoom: randomToken(),
      startsAt: new Date(),
      endsAt: new Date(),
      phase: "open",
      agenda: [],
    },
    select: { id: true },
  });
  await db.seat.create({ data: { roomId: side.id, personId: putri.personId, voiceId: randomToken(), role: "speaker" } });
  expect((await read(side.id)).status).toBe(404);
  expect((await read(side.id, await cookieOf(hall.rina))).status).toBe(404);
  expect((await open(side.id, await cookieOf(putri))).screen().public.roomId).toBe(side.id);
});

test("no such room is a 404; one browser holds six streams and no more", async () => {
  expect((await read("11111111-1111-4111-8111-111111111111")).status).toBe(404);
  const hall = await forum();
  const cookie = await cookieOf(await member());
  for (let n = 0; n < 6; n++) await open(hall.roomId, cookie);
  expect((await read(hall.roomId, cookie)).status).toBe(429);
  tabs[1]?.close();
  tabs[2]?.close();
  await shows(async () => (await read(hall.roomId, cookie)).status).toBe(200);
});

test("many streams at once of one browser, or of one network without any cookie, are counted before anything is asked", async () => {
  const hall = await forum();
  const cookie = await cookieOf(await member());
  const atOnce = await Promise.all(Array.from({ length: 9 }, () => read(hall.roomId, cookie)));
  expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 429, 429, 429]);
  const small = createFeed(source, { streamsByBrowser: 2, streamsByNetwork: 3 });
  const door = createServer((request, response) => {
    void small.open(hall.roomId, String(request.headers["x-network"]), request, response);
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const from = (network: string) => fetch(url, { headers: { "x-network": network } });
  const crowd = await Promise.all(Array.from({ length: 5 }, () => from("a school")));
  expect(crowd.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
  expect((await from("another network")).status).toBe(200);
  await crowd.find(({ status }) => status === 200)?.body?.cancel();
  await expect.poll(async () => (await from("a school")).status).toBe(200);
  small.stop();
  door.closeAllConnections();
  door.close();
});

test("the times in the frames are the database's", async () => {
  const { move } = await import("#lib/platform/clock");
  const hall = await forum();
  await move(3_600_000);
  const tab = await open(hall.roomId);
  const { now } = JSON.parse(tab.events[0]?.data ?? "{}") as { now: number };
  expect(Math.abs(now - Date.now() - 3_600_000)).toBeLessThan(5_000);
  await move(-3_600_000);
});

test("who is on air is told to everybody, with the speaker of the moment", async () => {
  const hall = await forum();
  const agus = await speaker(hall);
  await db.$executeRaw`UPDATE turn SET started_at = app_now() WHERE id = ${agus.turnId}::uuid`;
  const [found] = (await onAir()).filter(({ roomId }) => roomId === hall.roomId);
  expect(found).toMatchObject({ title: "Forum Kerja Karawang", hands: 0, speaker: { line: card.line } });
});

test("a session that ends takes its streams along at once and says why; another device's stays", async () => {
  const hall = await forum();
  const token = await session.open(db, hall.rina.personId, "test");
  const [lost, kept] = [await open(hall.roomId, `${cookieNames().session}=${token}`), await open(hall.roomId, await cookieOf(hall.rina))];
  feed.endSession(digest(token));
  await shows(() => lost.events.at(-1)).toMatchObject({ name: "bye", data: JSON.stringify({ delayMs: 0, reason: "signed_out" }) });
  expect(kept.events.some(({ name }) => name === "bye")).toBe(false);
});

test("who is in a room counts as active, who only reads it does not", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const [inside, outside] = [await session.open(db, putri.personId, "test"), await session.open(db, (await member()).personId, "test")];
  const cookie = (token: string) => `${cookieNames().session}=${token}`;
  await Promise.all([inside, outside].map((token) => open(hall.roomId, cookie(token))));
  expect(feed.present()).toContain(digest(inside));
  expect(feed.present()).not.toContain(digest(outside));
});

test("an open stream is presence in the seat, another tab keeps it, and closing the last one ends it", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const token = randomToken();
  await db.session.update({ where: { id: putri.sessionId }, data: { tokenDigest: digest(token) } });
  const beatAt = async () => (await db.seat.findUniqueOrThrow({ where: { id: putri.seatId } })).beatAt;
  const cookie = `${cookieNames().session}=${token}`;
  const [one, other] = [await open(hall.roomId, cookie), await open(hall.roomId, cookie)];
  await shows(beatAt).not.toBeNull();
  one.close();
  await shows(() => feed.size()).toBe(1);
  expect(await beatAt()).not.toBeNull();
  other.close();
  await shows(beatAt).toBeNull();
});
