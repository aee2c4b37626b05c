// Keeps our processes alive: starts each as a child, keeps its log, starts it again when it dies or hangs, replaces it without a gap
// when it is asked to, stops all in order.
import type { ChildProcess } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BoundSocket, bindSocket } from "./bound-socket.ts";
import { root, spawnKept } from "./process.ts";

export type Service = {
  name: string;
  command: [string, string[]];
  /** On top of ours; undefined takes one away. */
  env?: NodeJS.Dict<string>;
  /** True when it does its work. */
  ready: () => Promise<boolean>;
  /** True when it answers at all, whatever it says. A process that does not for a while hangs, and is killed and started again. */
  answers?: () => Promise<boolean>;
  /** It sends "ready" to its parent when it does its work, and may stand beside its successor on the same port. */
  saysReady?: boolean;
  /**
   * The socket it listens on, given to it open as file 4 (`LISTEN_FD`). The supervisor holds it, so that whoever connects between two
   * processes waits where both would find them, and nobody is refused.
   */
  socket?: { host: string; port: number };
  /** Asked to stop by these, half a second apart; then it is killed after `patienceMs`. */
  stop: NodeJS.Signals[];
  patienceMs: number;
  /** Those of a higher tier stop first. */
  tier: number;
};

type KeptProcess = {
  service: Service;
  socket: BoundSocket | null;
  child: ChildProcess | null;
  successor: ChildProcess | null;
  tail: string;
  restarts: number;
  /** The child of now has sent "ready". */
  hasSaidReady: boolean;
};

const firstDelayMs = 100;
const longestDelayMs = 5_000;
/** Once up for this long, a process is taken for healthy again. */
const healthyMs = 10_000;
/** Until a process that was started again must have answered for the first time. */
const startMs = 60_000;
const logLimit = 10 * 1024 * 1024;

export type SupervisorOptions = {
  /** Hears of deaths and returns. */
  report?: (line: string) => void;
  /** How often a process is asked whether it answers, and how often in a row it may not. */
  probe?: { everyMs: number; misses: number };
};

export type Supervisor = ReturnType<typeof supervise>;

/** `folder` takes the logs and `processes.json`, the pids by name. */
export function supervise(folder: string, { report = () => {}, probe = { everyMs: 1_000, misses: 3 } }: SupervisorOptions = {}) {
  const kept: KeptProcess[] = [];
  let stopping = false;
  mkdirSync(join(folder, "logs"), { recursive: true, mode: 0o700 });

  const find = (name: string) => kept.find((one) => one.service.name === name);

  const notePids = () => {
    const pids = Object.fromEntries(kept.flatMap(({ service, child }) => (child?.pid ? [[service.name, child.pid]] : [])));
    writeFileSync(join(folder, "processes.json"), JSON.stringify({ supervisor: process.pid, ...pids }));
  };

  function openLog(name: string) {
    const path = join(folder, "logs", `${name}.log`);
    if (existsSync(path) && statSync(path).size > logLimit) renameSync(path, `${path}.1`);
    return createWriteStream(path, { flags: "a", mode: 0o600 });
  }

  function launch(one: KeptProcess): ChildProcess {
    const log = openLog(one.service.name);
    // A group of its own: Ctrl-C at the terminal is for us alone, and we stop the others in order.
    const { command, env, saysReady } = one.service;
    const child = spawnKept(command, {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe", saysReady ? "ipc" : "ignore", one.socket?.fd ?? "ignore"],
      env: { ...process.env, ...env, ...(one.socket ? { LISTEN_FD: "4" } : {}) },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        log.write(chunk);
        one.tail = (one.tail + chunk).slice(-4_000);
      });
    }
    child.once("close", () => log.end());
    return child;
  }

  /** From now on `child` is the process of this name, and is started again when it ends. */
  function adopt(one: KeptProcess, child: ChildProcess, delayMs: number) {
    const startedAt = performance.now();
    one.child = child;
    one.hasSaidReady = false;
    child.once("message", () => {
      one.hasSaidReady ||= one.child === child;
    });
    notePids();
    const ended = (how: string) => {
      if (one.child !== child) return;
      one.child = null;
      if (stopping) return;
      const wait = performance.now() - startedAt > healthyMs ? firstDelayMs : delayMs;
      one.restarts += 1;
      report(`${one.service.name} ended (${how}); starting it again`);
      setTimeout(() => {
        if (!stopping && !one.child) adopt(one, launch(one), Math.min(wait * 2, longestDelayMs));
      }, wait);
    };
    if (child.exitCode !== null || child.signalCode !== null) return ended(child.signalCode ?? `code ${child.exitCode}`);
    child.once("error", (error) => ended(error.message));
    child.once("exit", (code, signal) => ended(signal ?? `code ${code}`));
  }

  /** Asks again and again whether it answers; SIGKILL ends a stopped process too, and whatever it started. */
  async function watch(one: KeptProcess, answers: () => Promise<boolean>) {
    let watched: ChildProcess | null = null;
    let [hasAnswered, misses, since] = [true, 0, 0];
    while (!stopping) {
      await sleep(probe.everyMs, null, { ref: false });
      const { child } = one;
      if (child !== watched) [watched, hasAnswered, misses, since] = [child, false, 0, performance.now()];
      if (!child || one.successor) continue;
      const isAlive = await answers();
      if (child !== one.child || one.successor) continue;
      hasAnswered ||= isAlive;
      misses = isAlive ? 0 : misses + 1;
      if (misses < probe.misses || (!hasAnswered && performance.now() - since < startMs)) continue;
      report(`${one.service.name} does not answer; ending it`);
      endNow(child);
    }
  }

  /** Starts a successor beside the process, waits until it does its work, and only then asks the old one to stop. */
  async function replace(one: KeptProcess): Promise<void> {
    const former = one.child;
    if (stopping || !former || one.successor) return;
    if (!one.service.saysReady) return void former.kill("SIGTERM");
    const successor = launch(one);
    one.successor = successor;
    const isReady = await Promise.race([
      new Promise<boolean>((resolve) => {
        successor.once("message", () => resolve(true));
        successor.once("exit", () => resolve(false));
        successor.once("error", () => resolve(false));
      }),
      sleep(startMs, false, { ref: false }),
    ]);
    one.successor = null;
    if (!isReady || stopping) {
      endNow(successor);
      if (!stopping) report(`${one.service.name}: its successor does not start; the old one stays`);
      return;
    }
    adopt(one, successor, firstDelayMs);
    await stopChild(former, one.service);
  }

  const restart = async (names: readonly string[]): Promise<void> => {
    for (const one of kept) if (names.includes(one.service.name)) await replace(one);
  };
  // `kill -USR2`: all that can be replaced without a gap, one after the other.
  const onSignal = () => void restart(kept.flatMap(({ service }) => (service.saysReady ? [service.name] : [])));
  process.on("SIGUSR2", onSignal);

  return {
    /** Starts a process and waits until it is ready; rejects with the end of its log when that takes too long. */
    async start(service: Service, withinMs = 60_000): Promise<void> {
      const socket = service.socket ? bindSocket(service.socket) : null;
      const one: KeptProcess = { service, socket, child: null, successor: null, tail: "", restarts: 0, hasSaidReady: false };
      kept.push(one);
      if (stopping) return;
      adopt(one, launch(one), firstDelayMs);
      const deadline = performance.now() + withinMs;
      // Its own word counts: at its port somebody else may answer.
      while (!((one.hasSaidReady || !service.saysReady) && (await service.ready()))) {
        if (performance.now() > deadline || one.restarts >= 5) throw new Error(`${service.name} does not start:\n${one.tail}`);
        await sleep(40);
      }
      if (service.answers) void watch(one, service.answers);
    },

    /** Starts a process anew with what has changed on disk, without a gap where it can stand beside its successor. */
    restart: (...names: string[]): Promise<void> => restart(names),

    /** The process of this name now; undefined while it is down. */
    pid: (name: string): number | undefined => find(name)?.child?.pid,

    /** How often a process was started again. */
    restarts: (name: string): number => find(name)?.restarts ?? 0,

    async stop(): Promise<void> {
      stopping = true;
      process.off("SIGUSR2", onSignal);
      for (const tier of [...new Set(kept.map((one) => one.service.tier))].sort((a, b) => b - a)) {
        const ending = kept.filter((one) => one.service.tier === tier);
        await Promise.all(
          ending.flatMap(({ child, successor, service }) => [child, successor].map((process) => process && stopChild(process, service))),
        );
      }
      for (const { socket } of kept) socket?.close();
    },
  };
}

/** At once, with all it started: each of our children leads a group of its own. */
function endNow(child: ChildProcess): void {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

async function stopChild(child: ChildProcess, service: Service): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const over = exited.then(() => true);
  for (const signal of service.stop) {
    child.kill(signal);
    if (await Promise.race([over, sleep(500, false)])) return;
  }
  if (await Promise.race([over, sleep(service.patienceMs, false)])) return;
  endNow(child);
  await exited;
}
