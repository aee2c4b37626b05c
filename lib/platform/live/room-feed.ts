// One room as its open streams see it: each audience is rendered once and the difference goes to all its readers.
import "server-only";
import { log } from "../log.ts";
import { changes, type Views } from "./frame.ts";
import { pace } from "./pace.ts";
import type { Source } from "./source.ts";
import { patchTail, type Stream } from "./stream.ts";

/** Milliseconds between two frames of one audience. */
const publicMs = 500;
const moderatorsMs = 100;
const selfMs = 250;
const accessMs = 1_000;
const slowMs = 1_000;

export type RoomFeed = ReturnType<typeof createRoomFeed>;

export function createRoomFeed(roomId: string, source: Source, now: () => number) {
  const streams = new Set<Stream>();
  /** What the readers have: the base of the next difference and the body of a snapshot. */
  let publicSent: object | null = null;
  let moderatorsSent: object | null = null;
  const selfSent = new Map<string, object>();
  const slowAt = { public: 0, moderators: 0 };
  let later: ReturnType<typeof setTimeout> | undefined;

  const failed = (error: unknown) => log.error({ err: error, roomId }, "live render failed");
  const paces = {
    public: pace(publicMs, renderPublic, failed),
    moderators: pace(moderatorsMs, renderModerators, failed),
    self: pace(selfMs, renderSelf, failed),
    access: pace(accessMs, checkAccess, failed),
  };

  const moderators = () => [...streams].filter((stream) => stream.access.moderates);

  /** `next` with its slow fields as they were sent, unless their second is over. */
  function held(audience: "public" | "moderators", before: object | null, next: object): object {
    if (!before || performance.now() - slowAt[audience] >= slowMs) {
      slowAt[audience] = performance.now();
      return next;
    }
    const fields = source.slow[audience];
    const old = before as Record<string, unknown>;
    const kept = Object.fromEntries(fields.map((field) => [field, old[field]]));
    if (changes(kept, Object.fromEntries(fields.map((field) => [field, (next as Record<string, unknown>)[field]])))) {
      later ??= setTimeout(() => {
        later = undefined;
        paces.public.ask();
        paces.moderators.ask();
      }, slowMs);
    }
    return { ...next, ...kept };
  }

  async function renderPublic(): Promise<void> {
    const view = await source.publicView(roomId);
    if (!view) return;
    const next = held("public", publicSent, view);
    const set = changes(publicSent, next);
    publicSent = next;
    if (set) broadcast(streams, patchTail(now(), "public", set));
  }

  async function renderModerators(): Promise<void> {
    const view = moderators().length > 0 ? await source.moderatorView(roomId) : null;
    if (!view) {
      moderatorsSent = null;
      return;
    }
    const next = held("moderators", moderatorsSent, view);
    const set = changes(moderatorsSent, next);
    moderatorsSent = next;
    if (set) broadcast(moderators(), patchTail(now(), "moderators", set));
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
      if (!access) stream.bye();
      else if (access.moderates !== stream.access.moderates || access.seatId !== stream.access.seatId) {
        stream.access = access;
        await prepare(stream);
        if (streams.has(stream)) stream.sendSnapshot();
      }
    }
  }

  /** Renders what this stream will read and nobody has had rendered before it. */
  async function prepare({ access }: Stream): Promise<void> {
    // Somebody else may have rendered it meanwhile, and readers may have it: then theirs stays the base of the next difference.
    if (!publicSent) {
      const view = await source.publicView(roomId);
      publicSent ??= view;
    }
    if (access.moderates && !moderatorsSent) {
      const view = await source.moderatorView(roomId);
      moderatorsSent ??= view;
    }
    if (access.seatId && !selfSent.has(access.seatId)) {
      const view = (await source.selfViews(roomId, [access.seatId])).get(access.seatId);
      if (view && !selfSent.has(access.seatId)) selfSent.set(access.seatId, view);
    }
  }

  const views = ({ access }: Stream): Views => ({
    public: publicSent,
    moderators: access.moderates ? moderatorsSent : null,
    self: access.seatId ? (selfSent.get(access.seatId) ?? null) : null,
  });

  function nudge(): void {
    for (const one of Object.values(paces)) one.ask();
  }

  return {
    streams,
    views,
    prepare,
    /** Something has changed, or may have. */
    nudge,

    /** From here on the stream reads along. What it should see and nobody has rendered yet follows as a patch. */
    add(stream: Stream): void {
      streams.add(stream);
      stream.sendSnapshot();
      const sent = views(stream);
      if ((stream.access.moderates && !sent.moderators) || (stream.access.seatId && !sent.self)) nudge();
    },

    checkAccess: () => paces.access.ask(),

    stop(): void {
      clearTimeout(later);
      for (const one of Object.values(paces)) one.stop();
    },
  };
}
