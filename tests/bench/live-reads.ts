// What one raised hand makes `live` read and send, in a room of 1,000 listeners and 80 hands: statements, rows and bytes. The peer reads
// everything that the open streams show, as any change once did, and sends the queue whole.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { cookieName } from "#lib/platform/auth/cookie-name";
import { db } from "#lib/platform/db";
import { listen } from "#lib/platform/listen";
import { createFeed } from "#lib/platform/live/feed";
import { topicChannel } from "#lib/platform/live/topic";
import { digest } from "#lib/platform/secret/random";
import { moderatorView } from "#lib/rooms/read/moderators";
import { publicView } from "#lib/rooms/read/public-view";
import { selfViews } from "#lib/rooms/read/self-view";
import * as ticket from "#lib/rooms/stage/ticket";
import { roomTopic } from "#lib/rooms/topic";
import type { Snapshot } from "#lib/rooms/view";
import { crowd, tokenOf } from "../factories/crowd.ts";
import { card, type Forum, forum, must } from "../factories/forum.ts";
import { type Statement, watchStatements } from "../fakes/statements.ts";
import { readStream, type StreamReader } from "../fakes/stream-reader.ts";
import type { Benchmark } from "./benchmark.ts";
import type { Round } from "./measure/ratio.ts";

const listeners = 1_000;
const hands = 80;
const perRound = 3;
/** The slowest section is read once a second. */
const settledMs = 1_500;

type Cost = { statements: number; rows: number; bytes: number };
type Measured = Record<keyof Cost, Round>;

/** Asked by the clock, whether anything happens or not. */
const isByClock = ({ text }: Statement) => text.includes("event_count AS seq") || text.includes("rate_limit");
const costOf = (statements: readonly Statement[], bytes: number): Cost => {
  const reads = statements.filter((statement) => !statement.isVerb && !isByClock(statement));
  return { statements: reads.length, rows: reads.reduce((sum, { rows }) => sum + rows, 0), bytes };
};

async function watched(act: () => Promise<void>, bytes: () => number): Promise<Cost> {
  const { statements, stop } = watchStatements();
  const before = bytes();
  await act().finally(stop);
  return costOf(statements, bytes() - before);
}

type Scene = { measure(): Promise<Measured>; end(): Promise<void> };

async function makeScene(): Promise<Scene> {
  const hall = await forum();
  await crowd(hall, listeners, hands);
  const feed = createFeed({ room: roomTopic }, { streamsByBrowser: 6, streamsByNetwork: listeners + 10 });
  const events = await hearEvents(feed.hear);
  const server = createServer((request, response) => {
    void feed.open({ kind: "room", id: hall.roomId }, "a network", request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const streams = await openStreams(server, hall);
  const [desk] = streams;
  const received = () => (desk?.events ?? []).reduce((sum, { name, data }) => sum + name.length + data.length, 0);
  const seats = await db.seat.findMany({ where: { roomId: hall.roomId }, orderBy: { id: "asc" }, select: { id: true, personId: true } });
  const waiting = await db.ticket.findMany({ where: { roomId: hall.roomId, state: "queued" }, select: { seatId: true } });
  const isWaiting = new Set(waiting.map(({ seatId }) => seatId));
  const free = seats.filter(({ id }) => !isWaiting.has(id));
  const readers = Array.from({ length: listeners }, (_, nth) => ({ session: digest(tokenOf(hall, nth)), guest: null }));

  async function ours(): Promise<Cost> {
    const seat = free.pop();
    if (!seat?.personId) throw new Error("everybody has a hand up");
    const actor = { kind: "member", personId: seat.personId, sessionId: "", roles: [], factorDueAt: null } as const;
    const isShown = (ticketId: string) => desk?.screen().moderators?.queue.some((hand) => hand.ticketId === ticketId);
    let raised = { ticketId: "" };
    const cost = await watched(async () => {
      raised = must(await ticket.raise(actor, { roomId: hall.roomId, card, pinRef: null }));
      await pause(settledMs);
    }, received);
    if (!isShown(raised.ticketId)) throw new Error("a raised hand did not come");
    await db.ticket.updateMany({ where: { id: raised.ticketId }, data: { state: "withdrawn" } });
    feed.sweep();
    await pause(settledMs);
    return cost;
  }

  async function theirs(): Promise<Cost> {
    let bytes = 0;
    return watched(
      async () => {
        await roomTopic.access(hall.roomId, readers);
        await publicView(hall.roomId);
        await selfViews(
          hall.roomId,
          seats.map(({ id }) => id),
        );
        bytes = JSON.stringify((await moderatorView(hall.roomId)).queue).length;
      },
      () => bytes,
    );
  }

  return {
    async measure() {
      const measured: Measured = { statements: empty(), rows: empty(), bytes: empty() };
      for (let n = 0; n < perRound; n++) {
        const [our, their] = [await ours(), await theirs()];
        for (const what of ["statements", "rows", "bytes"] as const) {
          measured[what].ours.push(our[what]);
          measured[what].peer.push(their[what]);
        }
      }
      return measured;
    },
    async end() {
      for (const stream of streams) stream.close();
      feed.stop();
      await events.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

const empty = (): Round => ({ ours: [], peer: [] });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function hearEvents(hear: (text: string) => void): Promise<ReturnType<typeof listen>> {
  return new Promise((resolve) => {
    const connectionString = process.env.DATABASE_URL ?? "";
    const events = listen({ connectionString, channel: topicChannel, hear, connected: () => resolve(events) });
  });
}

/** A moderator's stream first, then one of each listener. */
async function openStreams(server: Server, hall: Forum): Promise<StreamReader<Snapshot>[]> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const name = cookieName("session", new URL(process.env.SITE_URL ?? ""));
  const token = tokenOf(hall, -1);
  await db.session.updateMany({ where: { id: hall.rina.sessionId }, data: { tokenDigest: digest(token) } });
  const streams = [await readStream<Snapshot>(url, `${name}=${token}`)];
  for (let nth = 0; nth < listeners; nth++) streams.push(await readStream<Snapshot>(url, `${name}=${tokenOf(hall, nth)}`));
  const refused = streams.find(({ status }) => status !== 200);
  if (refused) throw new Error(`a stream answered ${refused.status}`);
  await pause(settledMs);
  return streams;
}

let scene: Promise<Scene> | null = null;
let users = 0;

/** The three are measured in one room, which is made once and put away with the last. */
const benchmark = (what: keyof Cost, goal: number, about: string): Benchmark => ({
  name: `live-${what}`,
  about: `${about} for one raised hand, ${listeners} listening and ${hands} hands up`,
  unit: what,
  measured: "cpu",
  figures: [{ label: "p50", share: 0.5, goal }],
  rounds: 3,
  async ready() {
    scene ??= makeScene();
    users += 1;
    const made = await scene;
    return {
      round: async () => (await made.measure())[what],
      async end() {
        users -= 1;
        if (users > 0) return;
        scene = null;
        await made.end();
      },
    };
  },
});

export const liveStatements = benchmark("statements", 0.5, "statements that live sends; peer: everything is read again");
export const liveRows = benchmark("rows", 0.05, "rows that live reads; peer: everything is read again");
export const liveBytes = benchmark("bytes", 0.05, "bytes to a moderator; peer: the queue as a whole");
