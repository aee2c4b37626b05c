// The worker process: jobs as they come, tasks by the clock. Many may run; each task is done by one of them at a time.
import "#lib/platform/log-console";

import { setTimeout as sleep } from "node:timers/promises";
import { type Job, type JobResult, PgBoss } from "pg-boss";
import * as relay from "#lib/disclosure/relay";
import { sayReady } from "#lib/platform/drain";
import { env } from "#lib/platform/env";
import { eventQueue, jobsByState, jobsSchema } from "#lib/platform/jobs";
import { log } from "#lib/platform/log";
import { receiveMail } from "#lib/platform/mail/receive";
import { Counter, Gauge, serveMetrics } from "#lib/platform/metrics";
import { createTaskLocks, keepOnly, tasks } from "#lib/platform/scheduled-task";
import { react, type ScheduledTask, schedule } from "#lib/reactions";
import { reportMetrics } from "#lib/reports/metrics";
import { roomMetrics } from "#lib/rooms/read/metrics";

const connectionString = env().DATABASE_URL;
const jobsDone = new Counter({ name: "jobs_total", help: "Jobs by outcome", labelNames: ["job", "outcome"] });
const taskSeconds = new Gauge({ name: "task_last_seconds", help: "How long a task took the last time", labelNames: ["task"] });
const taskFaults = new Counter({ name: "task_faults_total", help: "Scheduled tasks that ended with a fault", labelNames: ["task"] });

// Asked of the database at each scrape; with many workers all of them say the same.
new Gauge({
  name: "rooms_now",
  help: "Open rooms, who sits in them, raised hands and private talks",
  labelNames: ["what"],
  async collect() {
    for (const [what, count] of Object.entries(await roomMetrics())) this.set({ what }, count);
  },
});
new Gauge({
  name: "reports_now",
  help: "Reports that wait, those overdue, those of harassment overdue, and looks of the one member of staff who looked most within an hour",
  labelNames: ["what"],
  async collect() {
    for (const [what, count] of Object.entries(await reportMetrics())) this.set({ what }, count);
  },
});
const jobStates = ["created", "retry", "active", "failed"] as const;
new Gauge({
  name: "jobs_now",
  help: "Jobs in the queue by state; failed ones were given up",
  labelNames: ["state"],
  async collect() {
    const counts = new Map((await jobsByState()).map(({ state, count }) => [state, count]));
    for (const state of jobStates) this.set({ state }, counts.get(state) ?? 0);
  },
});

new Gauge({
  name: "task_overdue",
  help: "1 for a task that nobody has done for three of its periods",
  labelNames: ["task"],
  async collect() {
    this.reset();
    for (const { name, isOverdue } of await tasks()) this.set({ task: name }, isOverdue ? 1 : 0);
  },
});

const stopping = new AbortController();

const locks = createTaskLocks(connectionString);

async function keep(task: ScheduledTask): Promise<void> {
  while (!stopping.signal.aborted) {
    const started = performance.now();
    try {
      if (await locks.isMine(task.name)) {
        await task.work();
        await locks.done(task.name);
        taskSeconds.set({ task: task.name }, (performance.now() - started) / 1000);
      }
    } catch (error) {
      taskFaults.inc({ task: task.name });
      log.error({ err: error, task: task.name }, "task failed");
    }
    const rest = task.everyMs - (performance.now() - started);
    await sleep(Math.max(rest, 50), null, { signal: stopping.signal }).catch(() => {});
  }
}

/** Done, or failed and to be tried again; the others of its batch go their own way. */
async function handle({ id, data }: Job<{ kind?: string }>): Promise<JobResult> {
  const job = String(data.kind);
  try {
    await react(data);
    jobsDone.inc({ job, outcome: "done" });
    return { id, status: "completed" };
  } catch (error) {
    jobsDone.inc({ job, outcome: "failed" });
    log.error({ err: error, job, id }, "job failed");
    return { id, status: "failed" };
  }
}

const boss = new PgBoss({
  connectionString,
  schema: jobsSchema,
  max: 4,
  schedule: false,
  // The tables are the migration's to make.
  migrate: false,
  createSchema: false,
  useListenNotify: true,
  application_name: "worker",
});
boss.on("error", (error) => log.error({ err: error }, "queue"));
await boss.start({ attempts: 20 });
// The queue notifies us; every two seconds we ask for what a lost notification or a later try has left.
await boss.work(
  eventQueue,
  { perJobResults: true, batchSize: 8, burstWhenBatchFull: true, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 },
  (jobs: Job<{ kind?: string }>[]) => Promise.all(jobs.map(handle)),
);
/** Tried until PostgreSQL has taken it: a task that is not announced cannot be missed. */
async function announce(): Promise<void> {
  try {
    await keepOnly(schedule.map(({ name }) => name));
    for (const { name, everyMs } of schedule) await locks.announce(name, everyMs);
  } catch (error) {
    log.error({ err: error }, "tasks could not be announced");
    if (!stopping.signal.aborted) setTimeout(() => void announce(), 1_000);
  }
}
await announce();
const kept = schedule.map(keep);
const metrics = serveMetrics();
// Mail to masked addresses; without a domain for them there is none.
const { RELAY_DOMAIN, SITE_URL } = env();
const { RELAY_PORT, RELAY_HOST = "127.0.0.1" } = process.env;
const mail =
  RELAY_DOMAIN && RELAY_PORT
    ? await receiveMail(
        { mayPass: relay.mayPass, pass: relay.pass },
        { port: Number(RELAY_PORT), host: RELAY_HOST, name: new URL(SITE_URL).hostname },
      )
    : null;
log.info({ tasks: schedule.length }, "worker is up");
sayReady();

process.once("SIGTERM", async () => {
  stopping.abort();
  metrics?.close();
  void mail?.close();
  // What has begun may end; the locks are given back only then.
  const patience = sleep(2_500, null, { ref: false });
  await Promise.all([boss.stop({ graceful: true, timeout: 2_500 }), Promise.race([Promise.all(kept), patience])]);
  await locks.close();
  process.exit(0);
});
