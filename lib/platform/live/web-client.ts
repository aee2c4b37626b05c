// Asks `web`. Each request is a new one, framed by undici, and is tried again where that is safe.
import "server-only";
import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Dispatcher, Pool } from "undici";
import { stripInner } from "../http/headers.ts";
import { log } from "../log.ts";

/** Until `web` must have begun to answer. */
export const answerMs = 10_000;
/** For how long `web` is tried again while nobody listens at its port, as during a restart. */
const restartMs = 2_000;
const retryMs = 50;
/** Bytes of the head of an answer: a redirect repeats the address, and more than once. */
const headBytes = 64 * 1024;
/** A reader that takes nothing for so long is gone. */
export const stuckMs = 30_000;

/** The headers that `web` is told: what browsers, LiveKit and calendars send. Whatever else comes is dropped. */
const passed =
  /^(accept(-[a-z]+)?|authorization|cache-control|content-type|cookie|dnt|if-[a-z-]+|last-event-id|next-[a-z-]+|origin|pragma|priority|purpose|range|referer|rsc|sec-[a-z-]+|user-agent|x-deployment-id|x-requested-with)$/;

/** What `web` is told: the client's own headers, and of the way only what we know ourselves. */
export function inward(headers: IncomingHttpHeaders, address: string, site: URL): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined && passed.test(name)) kept[name] = value;
  stripInner(kept);
  return {
    ...kept,
    host: site.host,
    "x-forwarded-for": address,
    "x-forwarded-proto": site.protocol.slice(0, -1),
    "x-forwarded-host": site.host,
  };
}

export type Answer = Dispatcher.ResponseData;

export type WebRequest = {
  method: string;
  path: string;
  headers: Record<string, string | string[]>;
  /** Null for what only reads. */
  body: Buffer | null;
  /** Aborted when nobody waits for the answer any more. */
  gone: AbortSignal;
};

export function createWebClient(port: number) {
  const origin = `http://127.0.0.1:${port}`;
  const options = {
    connections: 256,
    connect: { timeout: 2_000 },
    headersTimeout: answerMs,
    bodyTimeout: stuckMs,
    maxHeaderSize: headBytes,
  };
  const kept = new Pool(origin, options);
  // A write on a connection that `web` is just closing could not be told from one that was done: each gets a connection of its own.
  const fresh = new Pool(origin, { ...options, pipelining: 0 });

  /** Asks until `web` is there again after a restart, and once more what only reads when its connection broke. */
  async function askTwice(ask: (pool: Pool) => Promise<Answer>, isRead: boolean, gone: AbortSignal): Promise<Answer> {
    const until = performance.now() + restartMs;
    let broken = 0;
    let pool = isRead ? kept : fresh;
    for (;;) {
      try {
        return await ask(pool);
      } catch (error) {
        const code = codeOf(error);
        const isRestart = performance.now() < until;
        // Nobody listens, so nobody has read it: a write, too, may be sent again.
        const mayAsk = (code === "ECONNREFUSED" && isRestart) || (isRead && isBroken(code) && (broken++ === 0 || isRestart));
        if (gone.aborted || !mayAsk) throw error;
        if (pool !== fresh || !isRead) log.warn({ code }, "web is asked again");
        pool = fresh;
        await sleep(retryMs);
      }
    }
  }

  return {
    /** The head of the answer, with its body to come. Rejects when `web` does not answer in time. */
    async ask({ method, path, headers, body, gone }: WebRequest): Promise<Answer> {
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(new Error("late")), answerMs);
      const signal = AbortSignal.any([gone, late.signal]);
      const ask = (pool: Pool) => pool.request({ method: method as Dispatcher.HttpMethod, path, headers, body, signal });
      return askTwice(ask, body === null, gone).finally(() => clearTimeout(timer));
    },
    stop: () => Promise.all([kept.destroy(), fresh.destroy()]),
  };
}

export const codeOf = (error: unknown): string => {
  const { code, cause, message } = error as { code?: string; cause?: { code?: string }; message?: string };
  return code ?? cause?.code ?? (message === "late" ? "late" : "unknown");
};
const isBroken = (code: string) => ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_CLOSED"].includes(code);
