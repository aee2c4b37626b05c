// Keeps our processes alive: starts each as a child, keeps its log, starts it again when it dies, stops all in order.
import type { ChildProcess } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root, spawnKept } from "./process.ts";

export type Service = {
  name: string;
  command: [string, string[]];
  /** On top of ours; undefined takes one away. */
  env?: NodeJS.Dict<string>;
  /** True when it does its work. */
  ready: () => Promise<boolean>;
  /** Asked to stop by these, half a second apart; then it is killed after `patienceMs`. */
  stop: NodeJS.Signals[];
  patienceMs: number;
  /** Those of a higher tier stop first. */
  tier: number;
};

type Kept = { service: Service; child: ChildProcess | null; tail: string; restarts: number };

const firstDelayMs = 100;
const longestDelayMs = 5_000;
/** Once up for this long, a process is taken for healthy again. */
const healthyMs = 10_000;
const logLimit = 10 * 1024 * 1024;

export type Supervisor = ReturnType<typeof supervise>;

/** `folder` takes the logs and `processes.json`, the pids by name. `report` hears of deaths and returns. */
export function supervise(folder: string, report: (line: string) => void = () => {}) {
  const kept: Kept[] = [];
  let stopping = false;
  mkdirSync(join(folder, "logs"), { recursive: true, mode: 0o700 });

  const notePids = () => {
    const pids = Object.fromEntries(kept.flatMap(({ service, child }) => (child?.pid ? [[service.name, child.pid]] : [])));
    writeFileSync(join(folder, "processes.json"), JSON.stringify({ supervisor: process.pid, ...pids }));
  };

  function openLog(name: string) {
    const path = join(folder, "logs", `${name}.log`);
    if (existsSync(path) && statSync(path).size > logLimit) renameSync(path, `${path}.1`);
    return createWriteStream(path, { flags: "a", mode: 0o600 });
  }

  function spawnOne(one: Kept, log: NodeJS.WritableStream, delayMs: number) {
    if (stopping) return;
    const startedAt = performance.now();
    // A group of its own: Ctrl-C at the terminal is for us alone, and we stop the others in order.
    const child = spawnKept(one.service.command, {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...one.service.env },
    });
    one.child = child;
    notePids();
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        log.write(chunk);
        one.tail = (one.tail + chunk).slice(-4_000);
      });
    }
    const ended = (how: string) => {
      if (one.child !== child) return;
      one.child = null;
      if (stopping) return;
      const wait = performance.now() - startedAt > healthyMs ? firstDelayMs : delayMs;
      one.restarts += 1;
      report(`${one.service.name} ended (${how}); starting it again`);
      setTimeout(() => spawnOne(one, log, Math.min(wait * 2, longestDelayMs)), wait);
    };
    child.once("error", (error) => ended(error.message));
    child.once("exit", (code, signal) => ended(signal ?? `code ${code}`));
  }

  return {
    /** Starts a process and waits until it is ready; rejects with the end of its log when that takes too long. */
    async start(service: Service, withinMs = 60_000): Promise<void> {
      const one: Kept = { service, child: null, tail: "", restarts: 0 };
      kept.push(one);
      spawnOne(one, openLog(service.name), firstDelayMs);
      const deadline = performance.now() + withinMs;
      while (!(await service.ready())) {
        if (performance.now() > deadline || one.restarts >= 5) throw new Error(`${service.name} does not start:\n${one.tail}`);
        await sleep(40);
      }
    },

    /** Ends a process so that it starts again, with what has changed on disk. */
    restart(name: string): void {
      kept.find((one) => one.service.name === name)?.child?.kill("SIGTERM");
    },

    /** The process of this name now; undefined while it is down. */
    pid: (name: string): number | undefined => kept.find((one) => one.service.name === name)?.child?.pid,

    /** How often a process was started again. */
    restarts: (name: string): number => kept.find((one) => one.service.name === name)?.restarts ?? 0,

    async stop(): Promise<void> {
      stopping = true;
      for (const tier of [...new Set(kept.map((one) => one.service.tier))].sort((a, b) => b - a)) {
        await Promise.all(kept.filter((one) => one.service.tier === tier).map(stopOne));
      }
    },
  };
}

async function stopOne({ child, service }: Kept): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const over = exited.then(() => true);
  for (const signal of service.stop) {
    child.kill(signal);
    if (await Promise.race([over, sleep(500, false)])) return;
  }
  if (await Promise.race([over, sleep(service.patienceMs, false)])) return;
  child.kill("SIGKILL");
  await exited;
}
