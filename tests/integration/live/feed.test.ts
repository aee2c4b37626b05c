// The live stream as a tab reads it: who is told what, and how soon.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import * as sessionLife from "#lib/accounts/sign-in/session-life";
import * as freeze from "#lib/disclosure/freeze";
import * as shield from "#lib/disclosure/shield";
import type { Actor } from "#lib/platform/auth/actor";
import { cookieNames } from "#lib/platform/auth/cookie";
import * as session from "#lib/platform/auth/session";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { listen } from "#lib/platform/listen";
import { createFeed, type Feed } from "#lib/platform/live/feed";
import type { PatchFrame } from "#lib/platform/live/frame";
import { topicChannel } from "#lib/platform/live/topic";
import { digest, randomToken } from "#lib/platform/secret/random";
import * as interview from "#lib/rooms/interview/interview";
import * as interviewInvitation from "#lib/rooms/interview/interview-invitation";
import * as moderation from "#lib/rooms/moderation/moderation";
import { onAir } from "#lib/rooms/read/audience";
import { moderatorView } from "#lib/rooms/read/moderators";
import { publicView } from "#lib/rooms/read/public-view";
import { selfViews } from "#lib/rooms/read/self-view";
import * as room from "#lib/rooms/room";
import * as presence from "#lib/rooms/seat/presence";
import * as seat from "#lib/rooms/seat/seat";
import { closeSeats } from "#lib/rooms/seat/session-end";
import * as visibility from "#lib/rooms/seat/visibility";
import { seriesRooms } from "#lib/rooms/series-rooms";
import * as stage from "#lib/rooms/stage/stage";
import * as ticket from "#lib/rooms/stage/ticket";
import { roomTopic } from "#lib/rooms/topic";
import type { Snapshot } from "#lib/rooms/view";
import * as moderators from "#lib/series/moderators";
import { crowd, tokenOf } from "#tests/factories/crowd";
import { card, forum, listener, member, must, seated, speaker, waiting } from "#tests/factories/forum";
import { company } from "#tests/factories/vacancy";
import { readLog } from "#tests/fakes/read-log";
import { readStream, type StreamReader } from "#tests/fakes/stream-reader";

let server: Server;
let feed: Feed;
let events: ReturnType<typeof listen>;
type Tab = StreamReader<Snapshot>;
let tabs: Tab[] = [];
const { source, log } = readLog(roomTopic);

beforeAll(async () => {
  feed = createFeed({ room: source });
  await hearEvents();
  server = createServer((request, response) => {
    void feed.open({ kind: "room", id: request.url?.slice(1) ?? "" }, "a network", request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  tabs = [];
});
afterAll(async () => {
  feed.stop();
  await events.close();
  server.closeAllConnections();
  server.close();
});

/** Listens to the topics' channel from here on. */
function hearEvents(): Promise<void> {
  return new Promise((connected) => {
    events = listen({ connectionString: process.env.DATABASE_URL ?? "", channel: topicChannel, hear: feed.hear, connected });
  });
}

async function read(roomId: string, cookie = ""): Promise<Tab> {
  const tab = await readStream<Snapshot>(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${roomId}`, cookie);
  tabs.push(tab);
  return tab;
}

async function cookieOf({ personId }: Actor): Promise<string> {
  const token = await session.open(db, personId, "test");
  return `${cookieNames().session}=${token}`;
}

async function open(roomId: string, cookie = ""): Promise<Tab> {
  const tab = await read(roomId, cookie);
  expect(tab.status).toBe(200);
  await expect.poll(() => tab.events.length, { timeout: 5_000 }).toBeGreaterThan(0);
  expect(tab.events[0]?.name).toBe("snapshot");
  return tab;
}

/** Waits until nothing is read any more: no section rests longer than a second before it reads what it still owes. */
async function quiet(): Promise<void> {
  let before = "";
  let since = 0;
  const stillMs = () => {
    const now = JSON.stringify(log);
    if (now !== before) since = performance.now();
    before = now;
    return performance.now() - since;
  };
  await expect.poll(stillMs, { timeout: 30_000, interval: 20 }).toBeGreaterThan(1_100);
}

type Waiting = Awaited<ReturnType<typeof waiting>>;

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
  const { ticketId } = must(await ticket.raise(putri, { roomId: hall.roomId, card, pinRef: null }));
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
  await quiet();
  const before = desk.events.length;
  must(await ticket.raise(putri, { roomId: hall.roomId, card, pinRef: null }));
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
  const { ticketId } = must(await ticket.raise(putri, { roomId: hall.roomId, card, pinRef: null }));
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
  for (const visitor of visitors) await shows(() => visitor.screen().public.listeners).toBe(20);
  await quiet();
  const counts = visitors.map((tab) => tab.events.length);
  log.clear();
  const from = performance.now();
  await Promise.all(people.map((person) => ticket.raise(person, { roomId: hall.roomId, card, pinRef: null })));
  for (const visitor of visitors) await shows(() => visitor.screen().public.hands).toBe(20);
  const seconds = (performance.now() - from) / 1_000;
  expect(log.sections.filter(({ name }) => name === "counts").length).toBeLessThanOrEqual(2 + seconds);
  expect(log.sections.filter(({ name }) => name === "room" || name === "stage")).toEqual([]);
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
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: person.seatId }));
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
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
  must(await moderation.remove(hall.rina, { seatId: putri.seatId, reason: "insults" }));
  await shows(() => removed.screen().self?.out).toEqual({ cause: "removed", reason: "insults" });
  must(await room.end(hall.rina, { roomId: hall.roomId }));
  await shows(() => called.screen().self?.out?.cause).toBe("ended");
  await shows(() => removed.screen().public.phase).toBe("ended");
});

test("of a session's end that nobody was told of a person in the room loses the desk and themselves when their seat is closed", async () => {
  const hall = await forum();
  const moderator = await seated(hall, hall.rina);
  const token = randomToken();
  await db.session.update({ where: { id: hall.rina.sessionId }, data: { tokenDigest: digest(token) } });
  const tab = await open(hall.roomId, `${cookieNames().session}=${token}`);
  expect(tab.screen().moderators).not.toBeNull();
  expect(tab.screen().self?.seatId).toBe(moderator.seatId);
  await session.endAll(db, hall.rina.personId);
  expect(await closeSeats()).toBe(1);
  await expect.poll(() => tab.screen().moderators, { timeout: 2_000 }).toBeNull();
  expect(tab.screen().self).toBeNull();
  expect(tab.screen().public.roomId).toBe(hall.roomId);
});

test("of what no event tells, access and all that is shown are read again by the sweep", async () => {
  const hall = await forum();
  const tab = await open(hall.roomId, await cookieOf(hall.budi));
  await db.moderator.deleteMany({ where: { spaceId: hall.seriesId, personId: hall.budi.personId } });
  await db.series.update({ where: { id: hall.seriesId }, data: { title: "Another title" }, select: { id: true } });
  feed.sweep();
  await shows(() => tab.screen().moderators).toBeNull();
  await shows(() => tab.screen().public.title).toBe("Another title");
});

test("P-07 a recruiter who changes employer in the middle of a room, and a company that joins a group, see the hidden one no more at the next sweep", async () => {
  const [hall, firm, affiliate] = [await forum(), await company(), await company()];
  const onStage = await speaker(hall);
  const recruiter = (await company()).sari;
  const [moving, sister] = [await open(hall.roomId, await cookieOf(recruiter)), await open(hall.roomId, await cookieOf(affiliate.sari))];
  const shown = (tab: Tab) => tab.screen().public.turns[0]?.name;
  must(await shield.add(onStage, { kind: "organisation", organisationId: firm.organisationId }));
  feed.sweep();
  expect([shown(moving), shown(sister)]).toEqual([onStage.persona.name, onStage.persona.name]);
  await db.membership.create({ data: { personId: recruiter.personId, organisationId: firm.organisationId }, select: { personId: true } });
  const members = [firm, affiliate].map(({ organisationId }) => ({ organisationId }));
  await db.organisationGroup.create({ data: { name: randomToken(), members: { create: members } }, select: { id: true } });
  feed.sweep();
  await shows(() => shown(moving)).toBe("");
  await shows(() => shown(sister)).toBe("");
});

test("who moderates no more loses the desk at once, seated or not; who begins to gets it", async () => {
  const hall = await forum();
  const tab = await open(hall.roomId, await cookieOf(hall.budi));
  expect(tab.screen().moderators).not.toBeNull();
  const { id } = await db.moderator.findFirstOrThrow({ where: { spaceId: hall.seriesId, personId: hall.budi.personId } });
  must(await moderators.drop(hall.rina, { seriesId: hall.seriesId, moderatorId: id }, seriesRooms));
  await expect.poll(() => tab.screen().moderators, { timeout: 2_000 }).toBeNull();

  const { email } = await db.person.update({ where: { id: hall.budi.personId }, data: { emailConfirmedAt: new Date() } });
  const name = "Budi again";
  must(await moderators.invite(hall.rina, { seriesId: hall.seriesId, email, name, organisationId: null }));
  const [asked] = await moderators.waitingFor(hall.budi);
  must(await moderators.accept(hall.budi, { invitationId: asked?.invitationId ?? "" }, seriesRooms));
  await expect.poll(() => tab.screen().moderators?.queue, { timeout: 2_000 }).toEqual([]);
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
  log.clear();
  const sari = await waiting(hall);
  await shows(seen).toBe(3);
  expect(log.sections.filter(({ name }) => ["queue", "log", "people", "outcomes", "interviews"].includes(name))).toEqual([]);
  const budi = await open(hall.roomId, await cookieOf(hall.budi));
  expect(budi.screen().moderators?.queue.map(({ ticketId }) => ticketId)).toEqual(expect.arrayContaining([putri.ticketId, sari.ticketId]));
  must(await ticket.withdraw(sari, { ticketId: sari.ticketId }));
  await shows(() => budi.screen().moderators?.queue).toHaveLength(2);
});

test("both in a talk for two see at once that it lasts longer", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const person = await waiting(hall);
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: person.seatId }));
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  const talk = await open(sideRoomId, await cookieOf(person));
  await quiet();
  must(await interview.extend(rina, { interviewId }));
  const { endsAt } = await db.room.findUniqueOrThrow({ where: { id: sideRoomId }, select: { endsAt: true } });
  await shows(() => talk.screen().public.endsAt).toBe(endsAt.getTime());
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
  const small = createFeed({ room: source }, { streamsByBrowser: 2, streamsByNetwork: 3 });
  const door = createServer((request, response) => {
    void small.open({ kind: "room", id: hall.roomId }, String(request.headers["x-network"]), request, response);
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

test("300 readers who come back at once are asked about together, and each sees their own place", async () => {
  const hall = await forum();
  await crowd(hall, 300, 40);
  const desk = await open(hall.roomId, await cookieOf(hall.rina));
  log.clear();
  const all = await Promise.all(
    Array.from({ length: 300 }, (_, nth) => read(hall.roomId, `${cookieNames().session}=${tokenOf(hall, nth)}`)),
  );
  for (const tab of all) await shows(() => tab.screen()?.self?.role).toBe("listener");
  expect(log.access.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(300);
  // One by one it would be 600 questions; how many are left depends on how fast the answers come.
  expect(log.access.length + log.own.length).toBeLessThan(300);
  const queue = desk.screen().moderators?.queue ?? [];
  for (const tab of all.slice(0, 40)) {
    const { ticket: mine } = tab.screen().self ?? {};
    expect(queue.findIndex(({ ticketId }) => ticketId === mine?.ticketId) + 1).toBe(mine?.place);
  }
});

test("the times in the frames are the database's", async () => {
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

test("a stream opened with a token of before ends within two seconds of the proof, and who comes back with that token is nobody", async () => {
  const hall = await forum();
  const token = await session.open(db, hall.rina.personId, "test");
  const cookie = (of: string) => `${cookieNames().session}=${of}`;
  const [thief, other] = [await open(hall.roomId, cookie(token)), await open(hall.roomId, await cookieOf(hall.rina))];
  const actor = await session.find(token);
  const next = (await session.renew(db, hall.rina.personId, actor?.sessionId ?? "")) ?? "";
  feed.renewSession(digest(token), digest(next));
  feed.endSession(digest(token));
  expect(feed.sessions({ active: true })).toContain(digest(next));
  const owner = await open(hall.roomId, cookie(next));
  await expect.poll(() => thief.isOver(), { timeout: 2_000 }).toBe(true);
  expect(thief.events.at(-1)).toMatchObject({ name: "bye", data: JSON.stringify({ delayMs: 2_500, reason: "renewed" }) });
  expect((await open(hall.roomId, cookie(token))).screen().moderators).toBeNull();
  for (const kept of [owner, other]) {
    expect(kept.screen().moderators).not.toBeNull();
    expect(kept.events.some(({ name }) => name === "bye")).toBe(false);
  }
  feed.endSession(digest(next));
  await shows(() => owner.events.at(-1)).toMatchObject({ name: "bye", data: JSON.stringify({ delayMs: 0, reason: "signed_out" }) });
});

test("who is in the room hears from the server every other second, who only looks in does not", async () => {
  const hall = await forum();
  const [inside, desk, visitor] = [
    await open(hall.roomId, await cookieOf(await listener(hall))),
    await open(hall.roomId, await cookieOf(hall.rina)),
    await open(hall.roomId),
  ];
  const beatMs = ({ events }: Tab) => JSON.parse(events[0]?.data ?? "{}").beatMs;
  expect([inside, desk, visitor].map(beatMs)).toEqual([2_000, 2_000, 25_000]);
  for (const tab of [inside, desk]) await shows(() => tab.beats()).toBeGreaterThan(1);
  expect(visitor.beats()).toBe(0);
});

test("who is in a room counts as active, who only reads it does not", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const [inside, outside] = [await session.open(db, putri.personId, "test"), await session.open(db, (await member()).personId, "test")];
  const cookie = (token: string) => `${cookieNames().session}=${token}`;
  await Promise.all([inside, outside].map((token) => open(hall.roomId, cookie(token))));
  const active = feed.sessions({ active: true });
  expect(active).toContain(digest(inside));
  expect(active).not.toContain(digest(outside));
  expect(feed.sessions()).toEqual(expect.arrayContaining([digest(inside), digest(outside)]));
});

test("staff who moderate stay signed in while their stream is open, though they press nothing; of staff who only read it the stream ends", async () => {
  const hall = await forum();
  const reader = await member();
  await db.roleGrant.createMany({ data: [hall.rina, reader].map(({ personId }) => ({ personId, role: "officer" as const })) });
  const openOf = async ({ personId }: Actor) => session.open(db, personId, "test", await sessionLife.of(db, personId));
  const [rinas, readers] = [await openOf(hall.rina), await openOf(reader)];
  const [desk, page] = [
    await open(hall.roomId, `${cookieNames().session}=${rinas}`),
    await open(hall.roomId, `${cookieNames().session}=${readers}`),
  ];
  const ended = (text: string) => feed.endSession((JSON.parse(text) as session.SessionEnded).digest);
  const ends = await new Promise<ReturnType<typeof listen>>((resolve) => {
    const connectionString = process.env.DATABASE_URL ?? "";
    const made = listen({ connectionString, channel: session.sessionChannel, hear: ended, connected: () => resolve(made) });
  });
  for (let minutes = 0; minutes < 60; minutes += 10) {
    await move(10 * 60_000);
    await session.touch(feed.sessions({ active: true }));
    await session.endExpired();
  }
  await expect.poll(() => page.events.at(-1)?.name, { timeout: 2_000 }).toBe("bye");
  expect(await session.find(readers)).toBeNull();
  expect((await session.find(rinas))?.personId).toBe(hall.rina.personId);
  expect(desk.isOver()).toBe(false);
  expect(desk.screen().moderators).not.toBeNull();
  await ends.close();
  await move(-60 * 60_000);
});

test("with voice off a seat is held by its browser's beats alone; when they end the desk sees it away", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const token = randomToken();
  await db.session.update({ where: { id: putri.sessionId }, data: { tokenDigest: digest(token) } });
  const cookie = `${cookieNames().session}=${token}`;
  const [own, desk] = [await open(hall.roomId, cookie), await open(hall.roomId, await cookieOf(hall.rina))];
  const seatNow = () => db.seat.findUniqueOrThrow({ where: { id: putri.seatId } });
  const isAway = () => desk.screen().moderators?.people.find(({ seatId }) => seatId === putri.seatId)?.away;
  await shows(async () => (await seatNow()).heartbeatAt).not.toBeNull();
  const before = (await seatNow()).heartbeatAt;
  await move(120_000);
  feed.beat({ kind: "room", id: hall.roomId }, { headers: { cookie } } as IncomingMessage);
  await shows(async () => (await seatNow()).heartbeatAt).not.toEqual(before);
  await presence.fade();
  expect((await seatNow()).awayAt).toBeNull();
  expect(isAway()).toBe(false);
  own.close();
  await shows(async () => (await seatNow()).heartbeatAt).toBeNull();
  await presence.fade();
  await shows(isAway).toBe(true);
  await move(-120_000);
});

test("an open stream is presence in the seat, another tab keeps it, and closing the last one ends it", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const token = randomToken();
  await db.session.update({ where: { id: putri.sessionId }, data: { tokenDigest: digest(token) } });
  const heartbeatAt = async () => (await db.seat.findUniqueOrThrow({ where: { id: putri.seatId } })).heartbeatAt;
  const cookie = `${cookieNames().session}=${token}`;
  const [one, other] = [await open(hall.roomId, cookie), await open(hall.roomId, cookie)];
  await shows(heartbeatAt).not.toBeNull();
  one.close();
  await shows(() => feed.size()).toBe(1);
  expect(await heartbeatAt()).not.toBeNull();
  other.close();
  await shows(heartbeatAt).toBeNull();
});

test("an event that names one seat reads that seat and what it changes, and nothing of anybody else", async () => {
  const hall = await forum();
  const people = [];
  for (let n = 0; n < 12; n++) people.push(await listener(hall));
  const [putri] = people;
  if (!putri) throw new Error("nobody is there");
  for (const person of people) await open(hall.roomId, await cookieOf(person));
  const desk = await open(hall.roomId, await cookieOf(hall.rina));
  await quiet();
  log.clear();
  must(await ticket.raise(putri, { roomId: hall.roomId, card, pinRef: null }));
  await shows(() => desk.screen().moderators?.people[0]?.number).toBe(1);
  await quiet();
  expect(log.own).toEqual([[putri.seatId]]);
  expect(log.access).toEqual([]);
  const read = Object.fromEntries(log.sections.map(({ name, keys }) => [name, keys]));
  expect(read).toEqual({ queue: [putri.seatId], people: [putri.seatId], counts: "all", log: ["new"] });
  expect(log.sections).toHaveLength(4);
});

test("who is removed is told within two seconds, loses the desk, and nobody else's access is asked", async () => {
  const hall = await forum();
  const [putri, agus] = [await listener(hall), await listener(hall)];
  const [removed, other] = [await open(hall.roomId, await cookieOf(putri)), await open(hall.roomId, await cookieOf(agus))];
  await quiet();
  log.clear();
  const told = other.events.length;
  must(await moderation.remove(hall.rina, { seatId: putri.seatId, reason: "insults" }));
  await expect.poll(() => removed.screen().self?.out, { timeout: 2_000 }).toEqual({ cause: "removed", reason: "insults" });
  await expect.poll(() => log.access, { timeout: 2_000 }).toEqual([1]);
  expect(log.own).toEqual([[putri.seatId]]);
  expect(JSON.stringify(other.events.slice(told))).not.toContain("insults");
});

test("whose talk for two is over for them gets its stream closed within two seconds", async () => {
  const hall = await forum();
  const [rina, person] = [await seated(hall, hall.rina), await waiting(hall)];
  const { interviewId } = must(await interviewInvitation.invite(rina, { seatId: person.seatId }));
  const { sideRoomId } = must(await interviewInvitation.accept(person, { interviewId }));
  const tab = await open(sideRoomId, await cookieOf(person));
  const seats = await db.seat.findMany({ where: { roomId: sideRoomId, personId: person.personId }, select: { id: true, voiceId: true } });
  // The account goes, and with it what leads to the seat; the last event of the seat asks who may still read.
  await db.seat.updateMany({ where: { roomId: sideRoomId, personId: person.personId }, data: { personId: null, voiceSid: "PA_1" } });
  await presence.left(seats[0]?.voiceId ?? "", "PA_1");
  await expect.poll(() => tab.events.at(-1)?.name, { timeout: 2_000 }).toBe("bye");
  await expect.poll(() => tab.isOver(), { timeout: 2_000 }).toBe(true);
});

test("an event whose notification was lost is on all screens within a second or two, with all that came after it", async () => {
  const hall = await forum();
  const putri = await listener(hall);
  const [desk, self] = [await open(hall.roomId, await cookieOf(hall.rina)), await open(hall.roomId, await cookieOf(putri))];
  await quiet();
  log.clear();
  await events.close();
  const raised = must(await ticket.raise(putri, { roomId: hall.roomId, card, pinRef: null }));
  await expect.poll(() => desk.screen().moderators?.queue[0]?.ticketId, { timeout: 2_000 }).toBe(raised.ticketId);
  await expect.poll(() => self.screen().self?.ticket?.place, { timeout: 2_000 }).toBe(1);
  expect(log.own).toEqual([[putri.seatId]]);
  // The next one that is heard comes after one that was not.
  must(await ticket.withdraw(putri, { ticketId: raised.ticketId }));
  await hearEvents();
  const again = await waiting(hall);
  await expect.poll(() => desk.screen().moderators?.queue.map(({ ticketId }) => ticketId), { timeout: 2_000 }).toEqual([again.ticketId]);
  await expect.poll(() => self.screen().self?.ticket, { timeout: 2_000 }).toBeNull();
});

test("two live processes tell their readers the same, each by itself", async () => {
  const hall = await forum();
  const other = createFeed({ room: roomTopic });
  const hears = listen({ connectionString: process.env.DATABASE_URL ?? "", channel: topicChannel, hear: other.hear });
  const door = createServer((request, response) => void other.open({ kind: "room", id: hall.roomId }, "a network", request, response));
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const here = await open(hall.roomId, await cookieOf(hall.rina));
  const there = await readStream<Snapshot>(`http://127.0.0.1:${(door.address() as AddressInfo).port}/`, await cookieOf(hall.budi));
  for (let n = 0; n < 3; n++) await waiting(hall);
  for (const tab of [here, there]) await shows(() => tab.screen()?.moderators?.queue).toEqual((await moderatorView(hall.roomId)).queue);
  for (const tab of [here, there]) await shows(() => tab.screen()?.public.hands).toBe(3);
  there.close();
  other.stop();
  await hears.close();
  door.closeAllConnections();
  door.close();
});

test("whatever happens in a room, its streams end up with what a fresh look shows", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const people = [];
  for (let n = 0; n < 6; n++) people.push(await waiting(hall));
  const [first, second, third, fourth, fifth, sixth] = people as [Waiting, Waiting, Waiting, Waiting, Waiting, Waiting];
  const desk = await open(hall.roomId, await cookieOf(hall.rina));
  const screens = await Promise.all(people.map(async (person) => ({ person, tab: await open(hall.roomId, await cookieOf(person)) })));
  const { roomId } = hall;
  const steps: (() => Promise<unknown>)[] = [
    async () => must(await stage.call(hall.rina, { roomId, ticketId: first.ticketId })),
    async () => must(await stage.accept(first, { ticketId: first.ticketId })),
    () => presence.heard(first.voiceId),
    async () => must(await moderation.lock(hall.rina, { seatId: first.seatId, reason: "noise" })),
    async () => must(await moderation.unlock(hall.rina, { seatId: first.seatId })),
    async () => must(await stage.call(hall.rina, { roomId, ticketId: second.ticketId, reason: "leaves soon" })),
    async () => must(await stage.decline(second, { ticketId: second.ticketId })),
    async () => must(await moderation.demote(hall.rina, { seatId: first.seatId, reason: "off topic" })),
    async () => must(await ticket.edit(third, { ticketId: third.ticketId, card: { ...card, line: "Nine years by now" } })),
    async () => must(await ticket.lower(hall.rina, { ticketId: third.ticketId, reason: "twice" })),
    async () => must(await seat.leave(fourth, { roomId })),
    async () => must(await moderation.ban(hall.rina, { seatId: fifth.seatId, reason: "asks for money", scope: "room" })),
    async () => must(await interviewInvitation.invite(rina, { seatId: sixth.seatId })),
    async () => must(await room.turnLength(hall.rina, { roomId, seconds: 60 })),
    async () => must(await room.segment(hall.rina, { roomId, segment: 1 })),
    async () => must(await room.hands(hall.rina, { roomId, open: false })),
    async () => must(await seat.take(await member(), { roomId })),
    async () => must(await room.end(hall.rina, { roomId })),
  ];
  for (const step of steps) {
    await step();
    await shows(() => desk.screen().public).toEqual(await publicView(roomId));
    await shows(() => desk.screen().moderators).toEqual(await moderatorView(roomId));
    const selves = await selfViews(
      roomId,
      people.map(({ seatId }) => seatId),
    );
    for (const { person, tab } of screens) await shows(() => tab.screen().self).toEqual(selves.get(person.seatId) ?? null);
  }
}, 120_000);

test("P-23 whoever hides, freezes or shows themselves in the middle of a room is seen so without a sweep, and so is their place in the queue", async () => {
  const [hall, firm] = [await forum(), await company()];
  const onStage = await speaker(hall);
  const [visitor, employer, rina] = [
    await open(hall.roomId),
    await open(hall.roomId, await cookieOf(firm.sari)),
    await open(hall.roomId, await cookieOf(hall.rina)),
  ];
  const shown = () => [visitor, employer, rina].map((tab) => tab.screen().public.turns[0]?.name);
  const { name } = onStage.persona;
  const follow = () => visibility.show({ personId: onStage.personId });
  const { entryId } = must(await shield.add(onStage, { kind: "organisation", organisationId: firm.organisationId }));
  await follow();
  await shows(shown).toEqual(["", "", name]);
  must(await freeze.freeze(onStage));
  await follow();
  await shows(shown).toEqual(["", "", ""]);
  must(await freeze.thaw(onStage));
  must(await shield.remove(onStage, { entryId }));
  await follow();
  await shows(shown).toEqual([name, name, name]);
});
