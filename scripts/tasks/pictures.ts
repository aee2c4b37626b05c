// `npm run pictures`: the pictures of the README, taken from the running product with people in it.
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

export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-"));
  const supervisor = supervise(folder);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void supervisor.stop().then(() => process.exit(130)));
  try {
    const chromium = await step("Chromium", ensureChromium);
    await step("database client", makeClient);
    await step("site", makeBuild);
    const voice = await step("livekit-server", () => findLivekit((text) => say("livekit-server", text)));
    const { settings } = await step("a site of its own", () => startStack({ folder, supervisor, voice, durable: false }));
    const env = { ...settings, NODE_ENV: "test", STACK_FOLDER: folder, CHROMIUM: chromium };
    process.exitCode = await runProgram("playwright", ["test", "--config", ".config/playwright-pictures.ts", "--reporter=list"], {
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
