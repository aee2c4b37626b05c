// `npm run dev`: the same as `up` for daily work. Pages reload by themselves; `live` and `worker` are replaced when lib changes.
import { watch } from "node:fs";
import { join } from "node:path";
import { root } from "../process.ts";
import type { Supervisor } from "../supervisor.ts";
import { begin } from "./up.ts";

export const run = (args: string[]) => begin("development", args, restartOnChange);

/** An editor writes a file in several steps: what changes within this time is one change. */
const settleMs = 300;

function restartOnChange(supervisor: Supervisor) {
  let waiting: NodeJS.Timeout | undefined;
  for (const folder of ["lib", "scripts"]) {
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (!name?.endsWith(".ts") || name.includes("generated")) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        void supervisor.restart("live", "worker");
      }, settleMs);
    });
  }
}
