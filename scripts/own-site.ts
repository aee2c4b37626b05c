// A site of its own, with a production build, for a program that measures it or takes its picture; gone when the program ends.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./browser.ts";
import { makeBuild, makeClient } from "./build.ts";
import { findLivekit } from "./livekit.ts";
import { run, type Variables } from "./process.ts";
import { startStack } from "./stack.ts";
import { say, step } from "./step.ts";
import { supervise } from "./supervisor.ts";

/** Runs the program beside the site and ends this process, with 1 where it failed. `durable`: the database writes as on a real site. */
export async function runBesideSite(
  program: string,
  args: string[],
  { durable, env = {} }: { durable: boolean; env?: Variables },
): Promise<never> {
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-"));
  const supervisor = supervise(folder);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void supervisor.stop().then(() => process.exit(130)));
  try {
    const chromium = await step("Chromium", ensureChromium);
    await step("database client", makeClient);
    await step("site", makeBuild);
    const voice = await step("livekit-server", () => findLivekit((text) => say("livekit-server", text)));
    const { settings } = await step("a site of its own", () => startStack({ folder, supervisor, voice, durable }));
    const all = { ...settings, ...env, STACK_FOLDER: folder, CHROMIUM: chromium };
    process.exitCode = await run(program, args, { live: true, env: all }).then(
      () => 0,
      () => 1,
    );
  } finally {
    await supervisor.stop();
    await rm(folder, { recursive: true, force: true });
  }
  process.exit();
}
