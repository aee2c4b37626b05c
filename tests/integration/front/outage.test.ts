// The doors that `live` keeps itself, while PostgreSQL takes connections and says nothing: 503 and when to come back.
import { afterAll, beforeAll, expect, test } from "vitest";
import { mintPass } from "#lib/platform/voice/pass";
import { forum, listener } from "#tests/factories/forum";
import { startFaultProxy } from "#tests/fakes/fault-proxy";
import { startFrontAlone } from "#tests/fakes/front-alone";
import { knock } from "#tests/fakes/wire";

const secret = "a-secret-of-livekit-for-tests-of-32-characters";
let front: Awaited<ReturnType<typeof startFrontAlone>>;
let database: Awaited<ReturnType<typeof startFaultProxy>>;
beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  database = await startFaultProxy(Number(url.port));
  url.port = String(database.port);
  Object.assign(process.env, {
    LIVEKIT_URL: "http://127.0.0.1:1",
    LIVEKIT_KEYS: JSON.stringify({ mint: secret, admin: secret, hooks: secret }),
  });
  front = await startFrontAlone({ DATABASE_URL: url.href });
});
afterAll(async () => {
  front.stop();
  await database.stop();
});

/** Three seconds, and what a busy machine of the tests takes on top. */
const deadlineMs = 5_000;

test("with a silent database a stream, the rooms on air and the gate say within seconds that it is away; a stream that stands goes on", async () => {
  const hall = await forum();
  const events = `/live/rooms/${hall.roomId}/events`;
  const standing = await fetch(front.url(events));
  expect(standing.status).toBe(200);
  expect((await fetch(front.url("/live/now"))).status).toBe(200);
  const pass = await mintPass(await listener(hall));
  database.silence();
  const ask = (path: string) => fetch(front.url(path), { signal: AbortSignal.timeout(deadlineMs) });
  for (let turn = 0; turn < 2; turn++) {
    const [stream, now, gate] = await Promise.all([ask(events), ask("/live/now"), knock(front.url(`/live/rtc?access_token=${pass}`))]);
    // The rooms on air are kept for a second.
    for (const answer of turn === 0 ? [stream] : [stream, now])
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "2"]);
    expect(gate).toMatchObject({ status: 503, headers: { "retry-after": "1" } });
  }
  expect((await ask("/live")).status).toBe(200);
  database.speak();
  await expect.poll(() => ask("/live/now").then(({ status }) => status), { timeout: 20_000 }).toBe(200);
  await standing.body?.cancel();
});
