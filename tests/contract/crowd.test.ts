// A hundred hidden listeners, through the gate: every one of them hears the speaker.
import { spawn } from "node:child_process";
import { join as path } from "node:path";
import { createInterface } from "node:readline";
import { dispose } from "@livekit/rtc-node";
import { afterAll, expect, test } from "vitest";
import { mintPass } from "#lib/platform/voice/pass";
import * as server from "#lib/platform/voice/server";
import { forum, listener, seated } from "#tests/factories/forum";
import { startFront } from "#tests/fakes/front";
import { join, speak, tones } from "#tests/fakes/tone";

afterAll(() => dispose());

/** Fifty people in a process of their own; answers when each of them heard, in ms. */
async function crowd(url: string, identity: string, passes: string[]): Promise<(number | null)[]> {
  const child = spawn(process.execPath, [path(import.meta.dirname, "../fakes/crowd.ts"), url, identity, String(tones[0])], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", RUST_LOG: "off" },
  });
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint = `${complaint}${text}`.slice(-2_000);
  });
  child.stdin.end(passes.join("\n"));
  for await (const said of createInterface({ input: child.stdout })) if (said.startsWith("[")) return JSON.parse(said) as (number | null)[];
  throw new Error(`the crowd died (${child.exitCode ?? child.signalCode}): ${complaint}`);
}

test("two processes of fifty all hear the speaker", { timeout: 120_000 }, async () => {
  const front = await startFront();
  const hall = await forum();
  const moderator = await seated(hall, hall.rina);
  const rina = await join(front.wsUrl, await mintPass(moderator));
  await speak(rina.room, tones[0]);
  const people = [];
  for (let n = 0; n < 100; n++) people.push(await mintPass(await listener(hall)));
  const heard = await Promise.all([people.slice(0, 50), people.slice(50)].map((passes) => crowd(front.wsUrl, moderator.voiceId, passes)));
  expect(heard.flat()).toHaveLength(100);
  expect(heard.flat().filter((ms) => ms === null)).toEqual([]);
  expect([...rina.room.remoteParticipants.keys()]).toEqual([]);
  await rina.leave();
  await server.deleteRoom(hall.voiceRoom);
  await front.close();
});
