// Fifty listeners in one process: `node tests/fakes/crowd.ts <ws url> <identity> <hertz>`, passes by line on standard input. Answers
// for each of them in how many ms the tone was heard, as JSON. They all listen at once; they are judged ten at a time, because
// rtc-node brings every 10 ms of each through one thread.
import { createInterface } from "node:readline";
import { dispose } from "@livekit/rtc-node";
import { type Ear, join, untilHears } from "./tone.ts";

const [url = "", identity = "", hertz = "0"] = process.argv.slice(2);
const atOnce = 10;
const passes: string[] = [];
for await (const pass of createInterface({ input: process.stdin })) passes.push(pass);

/** rtc-node drops a room whose join it could not report within its time, as on a busy machine: whoever meets that knocks once more. */
async function joinAgainIfDropped(pass: string, judging: Promise<void>): Promise<Ear> {
  try {
    return await join(url, pass, judging);
  } catch (error) {
    if (!String(error).includes("handle not found")) throw error;
    return join(url, pass, judging);
  }
}

const people: { ear: Ear; judge: () => void }[] = [];
// As people come: one after the other, not in one instant.
for (const pass of passes) {
  const { promise: judging, resolve: judge } = Promise.withResolvers<void>();
  people.push({ ear: await joinAgainIfDropped(pass, judging), judge });
}
const heard: (number | null)[] = [];
for (let from = 0; from < people.length; from += atOnce) {
  const group = people.slice(from, from + atOnce);
  for (const { judge } of group) judge();
  const answers = group.map(({ ear }) => untilHears(ear, identity, Number(hertz), 15_000).catch(() => null));
  heard.push(...(await Promise.all(answers)).map((ms) => (ms === null ? null : Math.round(ms))));
  await Promise.all(group.map(({ ear }) => ear.leave()));
}
process.stdout.write(`${JSON.stringify(heard)}\n`);
await dispose();
