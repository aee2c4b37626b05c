// `npm run mutations [text]`: takes single checks of the product out, one at a time, and demands that a test fails.
import { makeClient } from "../build.ts";
import { findLivekit } from "../livekit.ts";
import { run as runProgram } from "../process.ts";
import { say, step } from "../step.ts";

export async function run(args: string[]): Promise<void> {
  await step("database client", makeClient);
  await step("livekit-server", () => findLivekit((text) => say("livekit-server", text)));
  await runProgram(process.execPath, ["tests/mutations/run.ts", ...args], { live: true }).catch(() => process.exit(1));
  process.exit(0);
}
