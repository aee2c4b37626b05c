// `npm test`: every check and every test, against the real PostgreSQL, the real livekit-server and Chromium. The last line sums it up.
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { ensureChromium, ensureFirefox } from "../browser.ts";
import { makeBuild, makeClient } from "../build.ts";
import { findLivekit } from "../livekit.ts";
import { root, run as runProgram, type Variables } from "../process.ts";
import { startStack } from "../stack.ts";
import { say, step } from "../step.ts";
import { type Supervisor, supervise } from "../supervisor.ts";
import { check } from "./check.ts";

type Sum = { passed: number; failed: number; times?: TestTime[]; faults?: Fault[] };
type Fault = { name: string; message: string };
type TestTime = { name: string; ms: number };
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    message?: string;
    assertionResults: { fullName: string; status: string; duration?: number | null; failureMessages?: string[] | null }[];
  }[];
};
type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs: { file: string; title: string; tests: { status: string; results: { duration: number; error?: { message?: string } }[] }[] }[];
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; suites: PlaywrightSuite[] };

/** Killing processes spoils the room of whoever is in one: those tests come after all others, whether or not the others passed. */
const browserProjects = ["people", "faults", "restarts"];

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
    // Unit tests need no service and no clock of ours: the site is built beside them.
    const build = wants("e2e") ? step("site", makeBuild) : null;
    build?.catch(() => undefined);
    if (wants("vitest")) sums.push(await vitest(folder, ["unit"], more));
    await build;
    if (wants("vitest")) sums.push(await vitest(folder, ["integration", "contract"], more));
    if (wants("e2e")) {
      const stack = await step("a site of its own", async () => startStack({ folder, supervisor, voice: await livekit, durable: false }));
      const env = { ...stack.settings, STACK_FOLDER: folder, CHROMIUM: chromium, FIREFOX: firefox };
      for (const project of browserProjects) sums.push(await playwright(folder, env, project, more));
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    sums.push({ passed: 0, failed: 1, faults: [{ name: "the tests could not go on", message: String(error) }] });
  } finally {
    await supervisor.stop();
    // What the processes said, for whoever asks why a test failed.
    await cp(join(folder, "logs"), join(root, "test-results", "logs"), { recursive: true });
    await rm(folder, { recursive: true, force: true });
  }
  printSlowest(sums.flatMap(({ times }) => times ?? []));
  printFaults(sums.flatMap(({ faults }) => faults ?? []));
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

async function vitest(folder: string, projects: string[], more: string[]): Promise<Sum> {
  const path = join(folder, `vitest-${projects[0]}.json`);
  const args = [
    "run",
    "--config",
    ".config/vitest.ts",
    ...projects.map((project) => `--project=${project}`),
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${path}`,
    ...more,
  ];
  const clean = await runProgram("vitest", args, { live: true }).then(
    () => true,
    () => false,
  );
  const report = await reportOf<VitestReport>(path);
  if (!report) return { passed: 0, failed: clean ? 0 : 1 };
  const times = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({ name: fullName, ms: duration ?? 0 })),
  );
  const faults = report.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    const file = relative(root, name);
    if (failed.length === 0) return message ? [{ name: file, message }] : [];
    return failed.map(({ fullName, failureMessages }) => ({ name: `${file} › ${fullName}`, message: failureMessages?.[0] ?? "" }));
  });
  // A file that does not load has no failed test, and has failed.
  return { passed: report.numPassedTests, failed: clean ? report.numFailedTests : Math.max(report.numFailedTests, 1), times, faults };
}

async function playwright(folder: string, env: Variables, project: string, more: string[]): Promise<Sum> {
  const path = join(folder, `playwright-${project}.json`);
  const args = [
    "test",
    "--config",
    ".config/playwright.ts",
    `--project=${project}`,
    "--pass-with-no-tests",
    "--reporter=list,json",
    ...more,
  ];
  const clean = await runProgram("playwright", args, {
    live: true,
    env: { ...env, NODE_ENV: "test", PLAYWRIGHT_JSON_OUTPUT_FILE: path },
  }).then(
    () => true,
    () => false,
  );
  const report = await reportOf<PlaywrightReport>(path);
  if (!report) return { passed: 0, failed: clean ? 0 : 1 };
  const { expected, unexpected, flaky } = report.stats;
  return {
    passed: expected + flaky,
    failed: clean ? unexpected : Math.max(unexpected, 1),
    times: report.suites.flatMap(timesIn),
    faults: report.suites.flatMap(faultsIn),
  };
}

const timesIn = (suite: PlaywrightSuite): TestTime[] => [
  ...suite.specs.map(({ file, title, tests }) => ({
    name: `${file} › ${title}`,
    ms: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
  })),
  ...(suite.suites ?? []).flatMap(timesIn),
];

const faultsIn = (suite: PlaywrightSuite): Fault[] => [
  ...suite.specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected")
      .map(({ results }) => ({ name: `${file} › ${title}`, message: results.at(-1)?.error?.message ?? "" })),
  ),
  ...(suite.suites ?? []).flatMap(faultsIn),
];

/** Once more at the end, where whoever reads only the last lines finds them. */
function printFaults(faults: Fault[]) {
  for (const { name, message } of faults) {
    const lines = stripVTControlCharacters(message).split("\n").slice(0, 12);
    console.log([`failed: ${name}`, ...lines.map((line) => `  ${line}`)].join("\n"));
  }
}

function printSlowest(times: TestTime[]) {
  if (times.length < 20) return;
  console.log("The ten slowest tests:");
  for (const { name, ms } of times.toSorted((a, b) => b.ms - a.ms).slice(0, 10)) console.log(`  ${(ms / 1000).toFixed(1)} s  ${name}`);
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
