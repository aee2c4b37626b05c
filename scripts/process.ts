// Child processes that never outlive us, whatever ends us.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

const canTie = process.platform === "linux" && spawnSync("setpriv", ["--version"]).status === 0;
const alive = new Set<ChildProcess>();

// Where the kernel cannot do it, at least an orderly end takes them along.
process.on("exit", () => {
  for (const child of alive) child.kill("SIGTERM");
});

/** The command line that gets `signal` from the kernel when the process that starts it is gone. */
export const tied = (signal: "TERM" | "INT" | "KILL", program: string, args: string[]): [string, string[]] =>
  canTie ? ["setpriv", ["--pdeathsig", signal, program, ...args]] : [program, args];

/** Ends its whole process group when it is told to end: a compiler leaves its children otherwise. */
const groupEnds = `trap 'trap - TERM; kill -TERM 0' TERM; "$@" & wait $!`;

/** Starts a child that is remembered until it ends. */
export function spawnKept([program, args]: [string, string[]], options: SpawnOptions): ChildProcess {
  const child = spawn(program, args, options);
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  child.once("error", () => alive.delete(child));
  return child;
}

export type Variables = Record<string, string>;

type RunOptions = { env?: Variables; live?: boolean; cwd?: string; group?: boolean };

/**
 * Runs a program to its end; rejects with the end of what it wrote when it fails. `live` shows its output as it comes; `group`: when we
 * end, or are killed, everything that the program has started ends too.
 */
export function run(
  program: string,
  args: string[],
  { env = {}, live = false, cwd = root, group = false }: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const command = group ? tied("TERM", "sh", ["-c", groupEnds, "sh", program, ...args]) : tied("TERM", program, args);
    const child = spawnKept(command, {
      cwd,
      detached: group,
      stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
      env: { ...process.env, ...env },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output = (output + chunk).slice(-200_000);
      });
    }
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${program} ${args.slice(0, 3).join(" ")} ended with ${code ?? "a signal"}\n${output.slice(-4_000)}`));
    });
  });
}
