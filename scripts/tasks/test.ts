// `npm test`: every check and every test, against the real PostgreSQL, the real livekit-server and Chromium. The last line sums it up.
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium, ensureFirefox } from "../browser.ts";
import { makeBuild, makeClient } from "../build.ts";
import { findLivekit } from "../livekit.ts";
import { root, run as runProgram, type Variables } from "../process.ts";
import { startStack } from "../stack.ts";
import { say, step } from "../step.ts";
import { type Supervisor, supervise } from "../supervisor.ts";
import { check } from "./check.ts";

type Sum = { passed: number; failed: number };
type VitestReport = { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number; success: boolean };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

process.env.TZ = "Asia/Kathmandu";

/** Only what the names ask for: check, vitest, e2e; nothing named is all. What stands after `--` goes to the one tool that is named. */
export async function run(args: string[]): Promise<void> {
  const parts = ["check", "vitest", "e2e"].filter((part) => args.includes(part));
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  const more = args.filter((arg) => !parts.includes(arg));
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-"));
  const supervisor = supervise(folder, { report: (line) => console.log(`  ! ${line}`) });
  cleanUpOnSignals(supervisor, folder);
  const sums: Sum[] = [];
  try {
    await step("database client", makeClient);
    // A first build of it takes minutes: it goes on beside the checks.
    const livekit = findLivekit((text) => say("livekit-server", text));
    if (wants("check")) sums.push(await check());
    await step("livekit-server", () => livekit);
    const chromium = await step("Chromium", ensureChromium);
    const firefox = wants("e2e") ? await step("Firefox", ensureFirefox) : "";
    if (wants("vitest")) sums.push(await vitest(folder, more));
    if (wants("e2e")) {
      await step("site", makeBuild);
      const stack = await step("a site of its own", async () => startStack({ folder, supervisor, voice: await livekit, durable: false }));
      sums.push(await playwright(folder, { ...stack.settings, STACK_FOLDER: folder, CHROMIUM: chromium, FIREFOX: firefox }, more));
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    sums.push({ passed: 0, failed: 1 });
  } finally {
    await supervisor.stop();
    // What the processes said, for whoever asks why a test failed.
    await cp(join(folder, "logs"), join(root, "test-results", "logs"), { recursive: true });
    await rm(folder, { recursive: true, force: true });
  }
  const passed = sums.reduce((sum, part) => sum + part.passed, 0);
  const failed = sums.reduce((sum, part) => sum + part.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}

/** The report, whatever the exit code; a runner that left none has failed. */
async function reportOf<T>(path: string): Promise<T | null> {
  return readFile(path, "utf8").then(
    (text) => JSON.parse(text) as T,
    () => null,
  );
}

async function vitest(folder: string, more: string[]): Promise<Sum> {
  const path = join(folder, "vitest.json");
  const args = ["run", "--config", ".config/vitest.ts", "--reporter=default", "--reporter=json", `--outputFile.json=${path}`, ...more];
  const clean = await runProgram("vitest", args, { live: true }).then(
    () => true,
    () => false,
  );
  const report = await reportOf<VitestReport>(path);
  if (!report) return { passed: 0, failed: 1 };
  // A file that does not load has no failed test, and has failed.
  return { passed: report.numPassedTests, failed: clean ? report.numFailedTests : Math.max(report.numFailedTests, 1) };
}

async function playwright(folder: string, env: Variables, more: string[]): Promise<Sum> {
  const path = join(folder, "playwright.json");
  const args = ["test", "--config", ".config/playwright.ts", "--reporter=list,json", ...more];
  const clean = await runProgram("playwright", args, {
    live: true,
    env: { ...env, NODE_ENV: "test", PLAYWRIGHT_JSON_OUTPUT_FILE: path },
  }).then(
    () => true,
    () => false,
  );
  const report = await reportOf<PlaywrightReport>(path);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected + flaky, failed: clean ? unexpected : Math.max(unexpected, 1) };
}

function cleanUpOnSignals(supervisor: Supervisor, folder: string) {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, async () => {
      if (stopping) return;
      stopping = true;
      await supervisor.stop();
      await rm(folder, { recursive: true, force: true });
      process.exit(130);
    });
  }
}
