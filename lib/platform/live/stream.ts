// One open event stream: writes frames, counts them, and falls back to one snapshot when its reader is slower than its topic.
import "server-only";
import { randomInt } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { BeatFrame, ByeFrame, SnapshotFrame, Views } from "./frame.ts";
import type { Access, Reader } from "./topic.ts";

/** Unsent bytes above which patches are dropped. */
const backlogBytes = 64 * 1024;
/** Milliseconds between two beats: of somebody whose stream is activity, and of everybody else, whose phone may sleep in between. */
const activeBeatMs = 2_000;
const idleBeatMs = 25_000;
/** Milliseconds that a browser has to receive its session's new token. */
const renewalMs = 2_500;
/** A reader that takes nothing for so long is gone. */
const stuckMs = 30_000;

/** A patch as bytes, made once for all its readers; only the number before it differs. */
export type Tail = Buffer;

export const patchTail = (now: number, audience: string, set: Record<string, unknown> | null): Tail =>
  Buffer.from(`"now":${now},"audience":${JSON.stringify(audience)},"set":${JSON.stringify(set)}}\n\n`);

export function createStream(
  response: ServerResponse,
  reader: Reader,
  access: Access,
  currentViews: (stream: Stream) => Views,
  now: () => number,
) {
  let revision = 0;
  let isBehind = false;
  let stuck: ReturnType<typeof setTimeout> | undefined;
  let saidAt = performance.now();
  const beatMs = () => (stream.access.isActive ? activeBeatMs : idleBeatMs);

  /** It stays among the topic's streams until its reader has taken the goodbye: what is written after that would be a fault of the process. */
  const isOver = () => response.writableEnded || response.destroyed;

  function event(name: string, data: object): void {
    saidAt = performance.now();
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  function sendSnapshot(): void {
    if (isOver()) return;
    isBehind = false;
    clearTimeout(stuck);
    revision += 1;
    if (revision === 1) response.write(`retry: ${randomInt(1_000, 5_000)}\n`);
    event("snapshot", { revision, now: now(), beatMs: beatMs(), snapshot: currentViews(stream) } satisfies SnapshotFrame);
  }

  const stream = {
    reader,
    access,
    sendSnapshot,

    sendPatch(tail: Tail): void {
      if (isBehind || isOver()) return;
      if (response.writableLength > backlogBytes) {
        isBehind = true;
        stuck = setTimeout(() => response.destroy(), stuckMs);
        response.once("drain", sendSnapshot);
        return;
      }
      revision += 1;
      saidAt = performance.now();
      response.cork();
      response.write(`event: patch\ndata: {"revision":${revision},`);
      response.write(tail);
      process.nextTick(() => response.uncork());
    },

    /** Says that the connection works, when the time has come: a reader hears from the silence that it does not. */
    beatIfDue(): void {
      if (isBehind || isOver() || performance.now() - saidAt < beatMs()) return;
      event("beat", { now: now() } satisfies BeatFrame);
    },

    /** Ends it, and says when to come back. */
    bye(reason: ByeFrame["reason"]): void {
      if (isOver()) return;
      event("bye", { delayMs: delayOf(reason), reason } satisfies ByeFrame);
      response.end();
      clearTimeout(stuck);
      stuck = setTimeout(() => response.destroy(), stuckMs);
    },

    close(): void {
      clearTimeout(stuck);
      response.end();
    },
  };

  response.on("close", () => clearTimeout(stuck));
  return stream;
}

/** After a restart not all come back at once. */
function delayOf(reason: ByeFrame["reason"]): number {
  if (reason === "signed_out") return 0;
  return reason === "renewed" ? renewalMs : randomInt(10_000);
}

export type Stream = {
  readonly reader: Reader;
  access: Access;
  sendSnapshot(): void;
  sendPatch(tail: Tail): void;
  beatIfDue(): void;
  bye(reason: ByeFrame["reason"]): void;
  close(): void;
};
