// Fifty listeners in one process: `node tests/fakes/crowd.ts <ws url> <identity> <hertz>`, passes by line on standard input. Says
// "in" when all have joined, then for each how long after joining the tone was heard, as JSON. rtc-node dies near sixty rooms.
import { createInterface } from "node:readline";
import { dispose } from "@livekit/rtc-node";
import { type Ear, join, untilHears } from "./tone.ts";

const [url = "", identity = "", hertz = "0"] = process.argv.slice(2);
const passes: string[] = [];
for await (const pass of createInterface({ input: process.stdin })) passes.push(pass);

const ears: Ear[] = [];
// As people come: one after the other, not in one instant.
for (const pass of passes) ears.push(await join(url, pass));
process.stdout.write("in\n");
const heard = await Promise.all(
  ears.map((ear) =>
    untilHears(ear, identity, Number(hertz), 20_000).then(
      (ms) => Math.round(ms),
      () => null,
    ),
  ),
);
process.stdout.write(`${JSON.stringify(heard)}\n`);
await Promise.all(ears.map((ear) => ear.leave()));
await dispose();
