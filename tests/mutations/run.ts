// Takes one check of the product out at a time, in a copy of the project, and demands that a test fails. With a text only the rules that
// contain it. The last line is "N passed, N failed": a mutation that no test notices has failed.
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run as runProgram } from "#scripts/process";
import { step } from "#scripts/step";
import { mutations } from "./list.ts";
import type { Mutation } from "./mutation.ts";

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
};

const [text = ""] = process.argv.slice(2);
const chosen = mutations.filter(({ rule }) => rule.toLowerCase().includes(text.toLowerCase()));
const copy = await mkdtemp(join(tmpdir(), "suara-kerja-mutations-"));
const counts = { passed: 0, failed: 0 };
try {
  await step("a copy of the project", () => copyProject(copy));
  const tests = [...new Set(chosen.flatMap((mutation) => mutation.tests))];
  await step("all its tests pass unchanged", async () => {
    const { numPassedTests, numFailedTests, testResults } = await vitest(copy, tests);
    if (numFailedTests === 0 && numPassedTests > 0) return;
    const red = testResults.flatMap((file) => file.assertionResults).filter(({ status }) => status === "failed");
    throw new Error(`the tests fail without any mutation: ${red.map(({ fullName }) => fullName).join("; ")}`);
  });
  for (const mutation of chosen) {
    const red = await failingTests(copy, mutation).catch((error: Error) => {
      console.error(error.message);
      return 0;
    });
    counts[red > 0 ? "passed" : "failed"] += 1;
    console.log(`  ${red > 0 ? "✓" : "✗"} ${mutation.rule}: ${red === 0 ? "no test noticed" : `${red} red`} (${mutation.file})`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  counts.failed += 1;
} finally {
  await rm(copy, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);

/** What git knows or would take, and what is generated; the packages stay where they are. */
async function copyProject(copy: string): Promise<void> {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" });
  for (const path of [...listed.split("\0").filter(Boolean), "lib/platform/generated"])
    await cp(join(root, path), join(copy, path), { recursive: true });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
}

/** How many tests fail with the mutation in place; the file is as before when this returns. */
async function failingTests(copy: string, { file, find, replace, tests, rule }: Mutation): Promise<number> {
  const path = join(copy, file);
  const original = await readFile(path, "utf8");
  const found = original.split(find).length - 1;
  if (found !== 1) throw new Error(`${rule}: the text to replace stands ${found} times in ${file}`);
  await writeFile(
    path,
    original.replace(find, () => replace),
  );
  try {
    return (await vitest(copy, tests)).numFailedTests;
  } finally {
    await writeFile(path, original);
  }
}

async function vitest(copy: string, tests: readonly string[]): Promise<Report> {
  const output = join(copy, "vitest.json");
  await rm(output, { force: true });
  const config = join(copy, ".config/vitest.ts");
  // Tried twice: a busy machine makes a test fail once, a mutation each time.
  const args = ["run", "--root", copy, "--config", config, "--retry=1", "--reporter=json", `--outputFile=${output}`, ...tests];
  // A failing test ends vitest with 1, which is what is asked for: the report tells.
  const said = await runProgram("vitest", args, { cwd: copy, env: { LOG_LEVEL: "silent" } }).catch((error: Error) => error.message);
  const report = await readFile(output, "utf8").catch(() => {
    throw new Error(`vitest left no report\n${said}`);
  });
  return JSON.parse(report) as Report;
}
