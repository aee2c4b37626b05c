// The demo process: people of the demo world who speak, so that a newcomer finds a forum that is alive. Started by `up` alone, beside
// the embedded database; the product knows nothing of it.
import "#lib/platform/log-console";
import { setTimeout as sleep } from "node:timers/promises";
import { dispose } from "@livekit/rtc-node";
import { sayReady } from "#lib/platform/drain";
import { log } from "#lib/platform/log";
import { play } from "./show.ts";

/** Milliseconds until a room that ended, or a lost connection, is followed by a new try. */
const againMs = 10_000;
const patienceMs = 3_000;

const stopping = new AbortController();
process.once("SIGTERM", () => {
  stopping.abort();
  setTimeout(() => process.exit(0), patienceMs).unref();
});
sayReady();
while (!stopping.signal.aborted) {
  try {
    await play({ gate: `ws://127.0.0.1:${process.env.PORT}/live` }, stopping.signal);
  } catch (error) {
    log.warn({ err: error }, "the demo forum was interrupted");
  }
  await sleep(againMs, null, { signal: stopping.signal }).catch(() => {});
}
await dispose();
process.exit(0);
