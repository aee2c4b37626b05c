// `npm run check`: everything that can be judged without running the product.
import { makeClient } from "../build.ts";
import { driftFaults } from "../checks/drift.ts";
import { floorFaults } from "../checks/floors.ts";
import { messageFaults } from "../checks/messages.ts";
import { platformWordFaults } from "../checks/platform-words.ts";
import { privacyPageFaults } from "../checks/privacy-page.ts";
import { tableFaults } from "../checks/tables.ts";
import { run as runProgram } from "../process.ts";

type Check = { name: string; faults: () => Promise<string[]> };

const program = (name: string, command: string, ...args: string[]): Check => ({
  name,
  faults: () =>
    runProgram(command, args).then(
      () => [],
      (error: Error) => [error.message],
    ),
});

// The slowest first: two run at a time.
const checks: Check[] = [
  program("types", "tsc", "--noEmit"),
  program("style and promises", "biome", "check", "--error-on-warnings", "--max-diagnostics=50", "."),
  program("unused code", "knip", "--no-progress", "--no-config-hints"),
  program(
    "dependency rule",
    "depcruise",
    "--config",
    ".config/dependency-cruiser.mjs",
    "app",
    "components",
    "lib",
    "scripts",
    "prisma",
    "proxy.ts",
  ),
  { name: "migrations", faults: driftFaults },
  { name: "page of personal data", faults: privacyPageFaults },
  { name: "tables of contexts", faults: () => tableFaults() },
  { name: "languages", faults: messageFaults },
  { name: "platform without product", faults: platformWordFaults },
  { name: "version floors", faults: floorFaults },
];

/** Does them all, two at a time, and answers how many passed and failed. */
export async function check(): Promise<{ passed: number; failed: number; faults: { name: string; message: string }[] }> {
  await makeClient();
  const waiting = [...checks];
  const failed: { name: string; message: string }[] = [];
  async function work() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const started = performance.now();
      const faults = await next.faults().catch((error) => [String(error)]);
      if (faults.length > 0) failed.push({ name: next.name, message: faults.join("\n") });
      console.log(`  ${faults.length === 0 ? "✓" : "✗"} ${next.name} ${((performance.now() - started) / 1000).toFixed(1)} s`);
      for (const fault of faults) console.log(fault.replace(/^/gm, "    "));
    }
  }
  await Promise.all([work(), work()]);
  return { passed: checks.length - failed.length, failed: failed.length, faults: failed };
}

export async function run(): Promise<void> {
  const { failed } = await check();
  process.exit(failed === 0 ? 0 : 1);
}
