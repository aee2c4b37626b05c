// Every open event stream of this process, by room. Holds no truth: a word from the database or a look once a second says that a
// room has stirred, and the room is read again.
import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { cookieNames, readCookie } from "../auth/cookie.ts";
import { log } from "../log.ts";
import { digest } from "../random.ts";
import { createShare, frontLimits } from "./limits.ts";
import { createRoomFeed, type RoomFeed } from "./room-feed.ts";
import type { Beat, Key, Source } from "./source.ts";
import { createStream, type Stream } from "./stream.ts";

const pulseMs = 1_000;
const accessMs = 5_000;
const beatMs = 25_000;
/** Beats are told to the database together. */
const tellBeatsMs = 400;
const beatsAtMost = 20_000;

export type Feed = ReturnType<typeof createFeed>;

type Limits = Pick<typeof frontLimits, "streamsByBrowser" | "streamsByNetwork">;

export function createFeed(source: Source, limits: { [Name in keyof Limits]: number } = frontLimits) {
  const rooms = new Map<string, { feed: RoomFeed; holders: number }>();
  const words = new Map<string, string>();
  const browsers = createShare(limits.streamsByBrowser);
  const networks = createShare(limits.streamsByNetwork);
  /** The database's clock minus this host's, as last seen. */
  let aheadMs = 0;
  const now = () => Math.round(Date.now() + aheadMs);

  const beats = { here: new Map<string, Beat>(), closed: new Map<string, Beat>() };
  const nameOf = ({ roomId, session, guest }: Beat) => `${roomId} ${session} ${guest}`;
  const note = (kind: keyof typeof beats, one: Beat) => void (beats[kind].size < beatsAtMost && beats[kind].set(nameOf(one), one));

  async function tellBeats(): Promise<void> {
    const here = [...beats.here.values()];
    const hasStream = ({ roomId, session, guest }: Beat) =>
      [...(rooms.get(roomId)?.feed.streams ?? [])].some(({ key }) => key.session === session && key.guest === guest);
    const closed = [...beats.closed.values()].filter((one) => !hasStream(one));
    beats.here.clear();
    beats.closed.clear();
    if (closed.length > 0) await source.closed(closed);
    if (here.length > 0) await source.beat(here);
  }

  async function pulse(): Promise<void> {
    const watched = [...rooms.keys()];
    if (watched.length === 0) return;
    const seen = await source.pulse(watched);
    aheadMs = seen.now - Date.now();
    for (const [roomId, word] of seen.words) {
      if (words.get(roomId) === word) continue;
      words.set(roomId, word);
      rooms.get(roomId)?.feed.nudge();
    }
  }

  const timers = [
    setInterval(() => void pulse().catch((error) => log.warn({ err: error }, "live pulse failed")), pulseMs),
    setInterval(() => void tellBeats().catch((error) => log.warn({ err: error }, "beats not told")), tellBeatsMs),
    setInterval(checkAccess, accessMs),
    setInterval(() => everyStream((stream) => stream.beat()), beatMs),
  ];

  function checkAccess(): void {
    for (const { feed } of rooms.values()) feed.checkAccess();
  }

  const everyStream = (tell: (stream: Stream) => unknown) => {
    for (const room of rooms.values()) for (const stream of room.feed.streams) tell(stream);
  };

  /** The room for one reader more; whoever takes it gives it back. */
  function take(roomId: string): RoomFeed {
    const room = rooms.get(roomId) ?? { feed: createRoomFeed(roomId, source, now), holders: 0 };
    room.holders += 1;
    rooms.set(roomId, room);
    return room.feed;
  }

  function giveBack(roomId: string): void {
    const room = rooms.get(roomId);
    if (!room) return;
    room.holders -= 1;
    if (room.holders > 0) return;
    room.feed.stop();
    rooms.delete(roomId);
    words.delete(roomId);
  }

  return {
    /** The word of the database that this room has stirred. */
    nudge: (roomId: string): void => rooms.get(roomId)?.feed.nudge(),

    /** Open streams, for the metrics. */
    size: (): number => [...rooms.values()].reduce((sum, room) => sum + room.feed.streams.size, 0),

    /** Answers a request for the stream of a room: 404 to whom there is no such room, 429 to a browser or network with too many. */
    async open(roomId: string, network: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
      const key = keyOf(request);
      const browser = key.session ?? key.guest;
      // Counted before anything is waited for: many at once are many.
      const taken = [networks.take(network), ...(browser ? [browsers.take(browser)] : [])];
      const release = () => {
        for (const one of taken) one?.();
      };
      if (taken.includes(null)) {
        release();
        return void response.writeHead(429, { "retry-after": "5" }).end();
      }
      response.once("close", release);
      const [access] = await source.access(roomId, [key]);
      if (!access) return void response.writeHead(404).end();

      const room = take(roomId);
      try {
        if (!words.has(roomId)) await pulse();
        const stream = createStream(response, key, access, room.views, now);
        await room.prepare(stream);
        if (response.destroyed) return giveBack(roomId);
        response.writeHead(200, {
          "content-type": "text/event-stream; charset=utf-8",
          "cache-control": "no-store",
          "x-accel-buffering": "no",
        });
        request.socket.setNoDelay(true);
        response.on("close", () => {
          room.streams.delete(stream);
          giveBack(roomId);
          note("closed", { roomId, ...key });
        });
        room.add(stream);
        note("here", { roomId, ...key });
        // Its session may have ended while it was prepared.
        room.checkAccess();
      } catch (error) {
        giveBack(roomId);
        throw error;
      }
    },

    /** The browser behind this request says that it is in the room. */
    beat(roomId: string, request: IncomingMessage): void {
      const key = keyOf(request);
      if (key.session ?? key.guest) note("here", { roomId, ...key });
    },

    /** Asks anew who may read what: a notification may have been lost. */
    checkAccess,

    /** The session behind this digest has ended: its streams end at once and say why. */
    endSession(digest: string): void {
      everyStream((stream) => stream.key.session === digest && stream.bye("signed_out"));
    },

    /** Digests of the sessions whose people are in a room, or at its desk. */
    present(): string[] {
      const digests = new Set<string>();
      everyStream(({ key, access }) => key.session && (access.seatId || access.moderates) && digests.add(key.session));
      return [...digests];
    },

    /** Says goodbye to every reader. */
    stop(): void {
      for (const timer of timers) clearInterval(timer);
      everyStream((stream) => stream.bye("restart"));
    },
  };
}

function keyOf(request: IncomingMessage): Key {
  const names = cookieNames();
  const stored = (name: string) => {
    const value = readCookie(request.headers.cookie, name);
    return value ? digest(value) : null;
  };
  return { session: stored(names.session), guest: stored(names.guest) };
}
