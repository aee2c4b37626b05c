// `npm run bench [name ...]`: how far we are from what is possible, in ratios to a peer in the same run, on a stack of its own.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "../browser.ts";
import { makeBuild, makeClient } from "../build.ts";
import { findLivekit } from "../livekit.ts";
import { run as runProgram } from "../process.ts";
import { startStack } from "../stack.ts";
import { say, step } from "../step.ts";
import { supervise } from "../supervisor.ts";

export async function run(args: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-"));
  const supervisor = supervise(folder);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void supervisor.stop().then(() => process.exit(130)));
  try {
    const chromium = await step("Chromium", ensureChromium);
    await step("database client", makeClient);
    await step("site", makeBuild);
    const voice = await step("livekit-server", () => findLivekit((text) => say("livekit-server", text)));
    const { settings } = await step("a site of its own", () => startStack({ folder, supervisor, voice, durable: true }));
    const env = { ...settings, STACK_FOLDER: folder, CHROMIUM: chromium };
    process.exitCode = await runProgram(process.execPath, ["--conditions=react-server", "tests/bench/run.ts", ...args], {
      live: true,
      env,
    }).then(
      () => 0,
      () => 1,
    );
  } finally {
    await supervisor.stop();
    await rm(folder, { recursive: true, force: true });
  }
  process.exit();
}
