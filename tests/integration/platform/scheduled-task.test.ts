// Scheduled tasks between workers: one connection each, its loss noticed, and what nobody does is missed.
import { afterEach, expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { createTaskLocks, keepOnly, type TaskLocks, tasks } from "#lib/platform/scheduled-task";
import { GET } from "../../../app/api/health/route.ts";

const open: TaskLocks[] = [];
function worker(): TaskLocks {
  const locks = createTaskLocks(process.env.DATABASE_URL ?? "");
  open.push(locks);
  return locks;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((locks) => locks.close()));
  await keepOnly([]);
});

const connections = () => db.$queryRaw<{ pid: number }[]>`
  SELECT pid FROM pg_stat_activity WHERE application_name = 'task locks' AND datname = current_database()`;
const cutAll = () => db.$queryRaw`
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'task locks' AND datname = current_database()`;
const names = ["keep time", "reconcile", "sweep", "make rooms", "purge", "delete jobs"];
const all = (locks: TaskLocks) => Promise.all(names.map((name) => locks.isMine(name)));

test("six tasks that begin at once share one connection", async () => {
  const first = worker();
  expect(await all(first)).toEqual(names.map(() => true));
  expect(await connections()).toHaveLength(1);
});

test("of two workers one does a task, and the other takes it when the first is gone", async () => {
  const [first, second] = [worker(), worker()];
  expect(await all(first)).toEqual(names.map(() => true));
  expect(await all(second)).toEqual(names.map(() => false));
  await first.close();
  await expect.poll(() => second.isMine("sweep")).toBe(true);
});

test("a worker that lost its connection does not believe that its tasks are still its own", async () => {
  const [first, second] = [worker(), worker()];
  await all(first);
  await cutAll();
  await expect.poll(() => all(second).catch(() => [])).toEqual(names.map(() => true));
  await expect.poll(() => all(first).catch(() => [])).toEqual(names.map(() => false));
  await second.close();
  await expect.poll(() => all(first)).toEqual(names.map(() => true));
});

test("a task that nobody did for three of its periods is an alarm in the health answer, and no longer once it is done", async () => {
  const locks = worker();
  const health = async () => {
    const { ready, tasks, overdue } = (await (await GET()).json()) as Record<string, unknown>;
    return { ready, tasks, overdue };
  };
  expect(await health()).toEqual({ ready: true, tasks: "unknown", overdue: [] });
  await locks.announce("sweep", 60_000);
  await locks.announce("purge", 600_000);
  expect(await health()).toEqual({ ready: true, tasks: "on", overdue: [] });
  await db.$executeRaw`UPDATE scheduled_task SET done_at = now() - interval '179 seconds'`;
  expect(await health()).toEqual({ ready: true, tasks: "on", overdue: [] });
  await db.$executeRaw`UPDATE scheduled_task SET done_at = now() - interval '181 seconds'`;
  expect(await health()).toEqual({ ready: true, tasks: "overdue", overdue: ["sweep"] });
  await locks.announce("sweep", 60_000);
  expect(await tasks()).toContainEqual({ name: "sweep", isOverdue: true });
  await locks.done("sweep");
  expect(await health()).toEqual({ ready: true, tasks: "on", overdue: [] });
});
