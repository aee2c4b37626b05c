// One room as its open streams see it: each audience is rendered once and the difference goes to all its readers.
import "server-only";
import { log } from "../log.ts";
import { changes, type Views } from "./frame.ts";
import { pace } from "./pace.ts";
import type { Part, Source } from "./source.ts";
import { patchTail, type Stream } from "./stream.ts";

/** Milliseconds between two frames to one person, and between two looks at who may read. */
const selfMs = 250;
const accessMs = 1_000;
/** What may be told faster than this is told before anything else is read. */
const urgentMs = 100;
const restMs = 15;

export type RoomFeed = ReturnType<typeof createRoomFeed>;

type Shared = keyof Source["shared"];

export function createRoomFeed(roomId: string, source: Source, now: () => number) {
  const streams = new Set<Stream>();
  /** What the readers have: the base of the next difference and the body of a snapshot. */
  const sent: Record<Shared, object | null> = { public: null, moderators: null };
  const selfSent = new Map<string, object>();
  /** Nothing is read for moderators while none listens: what was sent to the last one has aged. */
  let isStale = false;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const failed = (error: unknown) => log.error({ err: error, roomId }, "live render failed");
  const access = pace(accessMs, checkAccess, failed);
  const paced = (["moderators", "public"] as const).flatMap((audience) =>
    source.shared[audience].parts.map((part) => ({
      isUrgent: part.everyMs < urgentMs,
      pace: pace(part.everyMs, () => render(audience, part), failed),
    })),
  );
  const urgent = paced.filter(({ isUrgent }) => isUrgent).map((one) => one.pace);
  const others = [...paced.filter(({ isUrgent }) => !isUrgent).map((one) => one.pace), pace(selfMs, renderSelf, failed), access];

  const readersOf = (audience: Shared) => [...streams].filter((stream) => audience === "public" || stream.access.moderates);

  /** Reads one part and sends what of it has changed. What nobody has been sent yet is read whole with the first reader. */
  async function render(audience: Shared, part: Part): Promise<void> {
    if (audience === "moderators" && readersOf(audience).length === 0) {
      isStale = true;
      return;
    }
    const next = sent[audience] && (await part.read(roomId));
    if (!next) return;
    const set = changes(sent[audience], next);
    sent[audience] = { ...sent[audience], ...next };
    if (set) broadcast(readersOf(audience), patchTail(now(), audience, set));
  }

  async function renderSelf(): Promise<void> {
    const bySeat = new Map<string, Stream[]>();
    for (const stream of streams) {
      const { seatId } = stream.access;
      if (seatId) bySeat.set(seatId, [...(bySeat.get(seatId) ?? []), stream]);
    }
    if (bySeat.size === 0) return selfSent.clear();
    const views = await source.selfViews(roomId, [...bySeat.keys()]);
    for (const seatId of selfSent.keys()) if (!bySeat.has(seatId)) selfSent.delete(seatId);
    for (const [seatId, readers] of bySeat) {
      const view = views.get(seatId) ?? null;
      const before = selfSent.get(seatId) ?? null;
      const set = view ? changes(before, view) : null;
      if (view) selfSent.set(seatId, view);
      else selfSent.delete(seatId);
      if (set || (before && !view)) broadcast(readers, patchTail(now(), "self", set));
    }
  }

  const broadcast = (readers: Iterable<Stream>, tail: Buffer) => {
    for (const stream of readers) stream.sendPatch(tail);
  };

  /** A session that has ended, a seat just taken, a moderator no more: within seconds, and at once when the room stirs. */
  async function checkAccess(): Promise<void> {
    const asked = [...streams];
    const answers = await source.access(
      roomId,
      asked.map((stream) => stream.key),
    );
    for (const [index, stream] of asked.entries()) {
      const access = answers[index];
      if (!streams.has(stream)) continue;
      if (!access) stream.bye("gone");
      else if (access.moderates !== stream.access.moderates || access.seatId !== stream.access.seatId) {
        await prepare({ access });
        stream.access = access;
        if (streams.has(stream)) stream.sendSnapshot();
        catchUp();
      }
    }
  }

  /** Renders what this stream will read and nobody has had rendered before it. */
  async function prepare({ access }: Pick<Stream, "access">): Promise<void> {
    // Somebody else may have rendered it meanwhile, and readers may have it: then theirs stays the base of the next difference.
    for (const audience of ["public", "moderators"] as const) {
      if (audience === "moderators" && !access.moderates) continue;
      if (sent[audience] && !(audience === "moderators" && isStale)) continue;
      const view = await source.shared[audience].whole(roomId);
      if (audience === "moderators" && isStale && readersOf(audience).length === 0) {
        isStale = false;
        sent.moderators = view;
      } else sent[audience] ??= view;
    }
    if (access.seatId && !selfSent.has(access.seatId)) {
      const view = (await source.selfViews(roomId, [access.seatId])).get(access.seatId);
      if (view && !selfSent.has(access.seatId)) selfSent.set(access.seatId, view);
    }
  }

  const views = ({ access }: Stream): Views => ({
    public: sent.public,
    moderators: access.moderates ? sent.moderators : null,
    self: access.seatId ? (selfSent.get(access.seatId) ?? null) : null,
  });

  /** A moderator listens again: what was left unread since the last one went follows as patches. */
  function catchUp(): void {
    if (!isStale || readersOf("moderators").length === 0) return;
    isStale = false;
    nudge();
  }

  function nudge(): void {
    for (const one of urgent) one.ask();
    rest ??= setTimeout(() => {
      rest = undefined;
      for (const one of others) one.ask();
    }, restMs);
  }

  return {
    streams,
    views,
    prepare,
    /** Something has changed, or may have. */
    nudge,

    /** From here on the stream reads along. What has changed since it was prepared follows as a patch. */
    add(stream: Stream): void {
      streams.add(stream);
      stream.sendSnapshot();
      catchUp();
      if (stream.access.seatId && !views(stream).self) nudge();
    },

    checkAccess: () => access.ask(),

    stop(): void {
      clearTimeout(rest);
      for (const one of [...urgent, ...others]) one.stop();
    },
  };
}
