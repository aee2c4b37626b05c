// The supervisor with real processes: what hangs is replaced, what is replaced leaves no gap.
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { choosePorts, freePort, type Ports, stillFreePort } from "#scripts/port";
import type { Variables } from "#scripts/process";
import { startProcesses } from "#scripts/stack";
import { type Service, type Supervisor, supervise } from "#scripts/supervisor";
import { forum } from "#tests/factories/forum";

let folder = "";
let ports: Ports;
let supervisor: Supervisor;
const said: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "suara-kerja-supervisor-"));
  ports = await choosePorts();
  supervisor = supervise(folder, { report: (line) => said.push(line), probe: { everyMs: 100, misses: 2 } });
  const settings = { ...process.env, NODE_ENV: "production", SITE_URL: `http://127.0.0.1:${ports.site}`, LOG_LEVEL: "info" } as Variables;
  await startProcesses(supervisor, ports, settings, ["live", "worker"]);
});
afterAll(async () => {
  await supervisor.stop();
  await rm(folder, { recursive: true, force: true });
});

const statusOf = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    ({ status }) => status,
    () => 0,
  );
const live = () => statusOf(`http://127.0.0.1:${ports.site}/live/now`);
const worker = () => statusOf(`http://127.0.0.1:${ports.metrics.worker}/metrics`);

test.each([
  ["live", live],
  ["worker", worker],
] as const)("a %s that is stopped, not dead, is noticed, ended and started again", { timeout: 60_000 }, async (name, answers) => {
  const hung = supervisor.pid(name) ?? 0;
  expect(await answers()).toBe(200);
  process.kill(hung, "SIGSTOP");
  expect(await answers()).toBe(0);
  await expect.poll(() => supervisor.pid(name) ?? hung, { timeout: 30_000 }).not.toBe(hung);
  await expect.poll(answers, { timeout: 30_000 }).toBe(200);
  expect(said).toContain(`${name} does not answer; ending it`);
  expect(() => process.kill(hung, 0)).toThrow("ESRCH");
});

test("a port that somebody else took meanwhile is a fault, and no process listens elsewhere instead", async () => {
  const another = createServer().listen(0, "127.0.0.1");
  await once(another, "listening");
  const { port } = another.address() as AddressInfo;
  const socket = { host: "127.0.0.1", port };
  const own = supervise(folder, {});
  const command: [string, string[]] = [process.execPath, ["-e", "setInterval(() => {}, 1e6)"]];
  const service: Omit<Service, "ready"> = { name: "late", tier: 1, command, socket, stop: ["SIGTERM"], patienceMs: 1_000 };
  await expect(own.start({ ...service, ready: async () => true })).rejects.toThrow(`127.0.0.1:${port} cannot be listened on: EADDRINUSE`);
  await own.stop();
  another.close();
});

test("a process that answers is left alone", async () => {
  const pids = [supervisor.pid("live"), supervisor.pid("worker")];
  const before = supervisor.restarts("live");
  for (let n = 0; n < 20; n++) expect(await live()).toBe(200);
  expect([supervisor.pid("live"), supervisor.pid("worker")]).toEqual(pids);
  expect(supervisor.restarts("live")).toBe(before);
});

/** One GET as a browser with a connection of its own sends it. */
const fresh = () =>
  new Promise<string>((resolve) => {
    const request = get({ host: "127.0.0.1", port: ports.site, path: "/live/now", agent: new Agent({ keepAlive: false }) }, (response) => {
      response.resume();
      response.on("end", () => resolve(String(response.statusCode)));
      response.on("error", (error) => resolve(error.message));
    });
    request.on("error", (error) => resolve(error.message));
  });

test("while live is replaced every visitor is answered, and who listens is told to come back", { timeout: 90_000 }, async () => {
  const hall = await forum();
  const stream = await fetch(`http://127.0.0.1:${ports.site}/live/rooms/${hall.roomId}/events`);
  const former = supervisor.pid("live") ?? 0;
  let isOver = false;
  const answers = new Map<string, number>();
  const visitor = async () => {
    while (!isOver) {
      const answer = await fresh();
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
  };
  const visitors = [visitor(), visitor(), visitor()];
  await supervisor.restart("live");
  expect(supervisor.pid("live")).not.toBe(former);
  expect(() => process.kill(former, 0)).toThrow("ESRCH");
  for (let n = 0; n < 50; n++) await fresh();
  isOver = true;
  await Promise.all(visitors);
  expect([...answers.keys()]).toEqual(["200"]);
  expect(answers.get("200")).toBeGreaterThan(50);
  expect(await stream.text()).toContain("event: bye");
});

test("a successor that does not start leaves the process where it is", { timeout: 60_000 }, async () => {
  const own = supervise(folder, { report: (line) => said.push(line) });
  const script = `if (process.env.DIES) process.exit(1); process.send("ready"); setInterval(() => {}, 1000);`;
  const env: NodeJS.Dict<string> = {};
  const command: [string, string[]] = [process.execPath, ["-e", script]];
  await own.start({
    name: "small",
    command,
    env,
    ready: async () => own.pid("small") !== undefined,
    saysReady: true,
    stop: ["SIGTERM"],
    patienceMs: 1_000,
    tier: 0,
  });
  const former = own.pid("small");
  env.DIES = "yes";
  await own.restart("small");
  expect(own.pid("small")).toBe(former);
  expect(said).toContain("small: its successor does not start; the old one stays");
  await own.stop();
});

test("a port that was taken after it was chosen gives way to a free one", async () => {
  const chosen = await freePort();
  expect(await stillFreePort(chosen)).toBe(chosen);
  const other = createServer().listen(chosen, "127.0.0.1");
  await once(other, "listening");
  try {
    expect(await stillFreePort(chosen)).not.toBe(chosen);
  } finally {
    other.close();
  }
});

test("a process counts as started by its own word, not by who answers at its port", async () => {
  const own = await mkdtemp(join(tmpdir(), "suara-kerja-word-"));
  const front = supervise(own);
  try {
    const started = front.start({
      name: "front",
      command: [process.execPath, ["-e", "process.exit(1)"]],
      ready: async () => true,
      saysReady: true,
      stop: ["SIGTERM"],
      patienceMs: 1_000,
      tier: 1,
    });
    await expect(started).rejects.toThrow("front does not start");
  } finally {
    await front.stop();
    await rm(own, { recursive: true, force: true });
  }
});
