// The worker process itself: its figures, and what its log says when work fails.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountEvents } from "#lib/accounts/events";
import { db, transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { tasks } from "#lib/platform/scheduled-task";
import { schedule } from "#lib/reactions";
import * as seat from "#lib/rooms/seat/seat";
import { freePort } from "#scripts/port";
import { forum, guest, listener, member, must, seated, waiting } from "#tests/factories/forum";

let worker: ChildProcess;
let metricsPort = 0;
let relayPort = 0;
let said = "";
const figures = () =>
  fetch(`http://127.0.0.1:${metricsPort}/metrics`).then(
    (answer) => answer.text(),
    () => "",
  );
const figure = async (name: string) =>
  Number(new RegExp(`^${name.replace(/[{}]/g, "\\$&")} (\\d+)$`, "m").exec(await figures())?.[1] ?? Number.NaN);

beforeAll(async () => {
  metricsPort = await freePort();
  relayPort = await freePort();
  worker = spawn(process.execPath, ["--conditions=react-server", join(import.meta.dirname, "../../../scripts/worker.ts")], {
    env: {
      ...process.env,
      PROCESS: "worker",
      LOG_LEVEL: "info",
      METRICS_PORT: String(metricsPort),
      RELAY_DOMAIN: "relay.example",
      RELAY_PORT: String(relayPort),
      // Nobody listens there: every letter fails.
      SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve) => {
    worker.stdout?.on("data", (chunk) => {
      said += chunk;
      if (said.includes("worker is up")) resolve();
    });
  });
});
afterAll(() => {
  worker.kill("SIGKILL");
});

test("its figures say how many rooms are open, who is there and who waits", async () => {
  const hall = await forum();
  await seated(hall, hall.rina);
  await listener(hall);
  await waiting(hall);
  must(await seat.take(guest(), { roomId: hall.roomId }));
  await forum({ phase: "scheduled" });
  const now = (what: string) => figure(`rooms_now{what="${what}",process="worker"}`);
  expect(await now("roomsOpen")).toBe(1);
  expect(await now("members")).toBe(3);
  expect(await now("guests")).toBe(1);
  expect(await now("onStage")).toBe(1);
  expect(await now("handsUp")).toBe(1);
  expect(await now("interviews")).toBe(0);
});

test("its figures say for how long it did nothing else", async () => {
  expect(await figures()).toMatch(/^nodejs_eventloop_lag_max_seconds\{process="worker"\} [\d.e-]+$/m);
});

test("a letter that cannot be sent is counted, waits for another try, and its log names nobody", async () => {
  const { personId } = await member();
  const { email } = await db.person.findUniqueOrThrow({ where: { id: personId } });
  await transact((tx) => emit(tx, accountEvents, "password_changed", { personId }));
  await expect.poll(() => figure('jobs_total{job="password_changed",outcome="failed",process="worker"}'), { timeout: 15_000 }).toBe(1);
  expect(await figure('jobs_now{state="failed",process="worker"}')).toBe(0);
  expect(await figure('jobs_now{state="retry",process="worker"}')).toBe(1);
  const lines = said
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { level: string; process: string; time: string; job?: string; msg: string });
  expect(lines.find(({ msg }) => msg === "job failed")).toMatchObject({ level: "error", process: "worker", job: "password_changed" });
  for (const { time } of lines) expect(time).toMatch(/Z$/);
  for (const secret of [email, "@people.test", "127.0.0.1", process.env.SITE_SECRET ?? ""]) expect(said).not.toContain(secret);
});

test("it takes mail to masked addresses, and to nobody that nobody vouches for", async () => {
  const post = createTransport({ host: "127.0.0.1", port: relayPort, secure: false, ignoreTLS: true });
  const { personId } = await member();
  const { email } = await db.person.findUniqueOrThrow({ where: { id: personId } });
  for (const to of ["nobody@relay.example", email, "somebody@other.example"])
    await expect(post.sendMail({ from: email, to, text: "Hello" })).rejects.toMatchObject({ responseCode: 550 });
});

const lateOnes = async () => (await tasks()).filter(({ isOverdue }) => isOverdue).map(({ name }) => name);

test("it holds all its locks by one connection, and does every task again after that connection was cut", async () => {
  expect((await tasks()).map(({ name }) => name).sort()).toEqual(schedule.map(({ name }) => name).sort());
  const connections = () => db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE application_name = 'task locks' AND datname = current_database()`;
  expect(await connections()).toHaveLength(1);
  await db.$executeRaw`UPDATE scheduled_task SET done_at = now() - interval '1 day'`;
  await expect.poll(() => figure('task_overdue{task="make the rooms of the next days",process="worker"}')).toBe(1);
  await db.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'task locks' AND datname = current_database()`;
  // Those of ten minutes come in ten minutes; the others are done again at once.
  const often = schedule.filter(({ everyMs }) => everyMs <= 5_000).map(({ name }) => name);
  await expect.poll(async () => (await lateOnes()).filter((name) => often.includes(name)), { timeout: 15_000 }).toEqual([]);
  expect(await figure('task_lock_lost_total{process="worker"}')).toBe(1);
  expect(await connections()).toHaveLength(1);
});
