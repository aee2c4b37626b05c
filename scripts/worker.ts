// The worker process: jobs as they come, duties by the clock. Many may run; each duty is done by one of them at a time.
import pg from "pg";
import { type Job, type JobResult, PgBoss } from "pg-boss";
import { env } from "#lib/platform/env";
import { factQueue, jobsByState, jobsSchema } from "#lib/platform/jobs";
import { log } from "#lib/platform/log";
import { Counter, Gauge, serveMetrics } from "#lib/platform/metrics";
import { react } from "#lib/reactions";
import { figures } from "#lib/rooms/figures";
import { type Duty, schedule } from "#lib/schedule";

const connectionString = env().DATABASE_URL;
const jobsDone = new Counter({ name: "jobs_total", help: "Jobs by outcome", labelNames: ["job", "outcome"] });
const dutySeconds = new Gauge({ name: "duty_last_seconds", help: "How long a duty took the last time", labelNames: ["duty"] });
const dutyFaults = new Counter({ name: "duty_faults_total", help: "Duties that ended with a fault", labelNames: ["duty"] });

// Asked of the database at each scrape; with many workers all of them say the same.
new Gauge({
  name: "rooms_now",
  help: "Open rooms, who sits in them, raised hands and private talks",
  labelNames: ["what"],
  async collect() {
    for (const [what, count] of Object.entries(await figures())) this.set({ what }, count);
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

let stopping = false;

// Duties: whoever holds the lock of a duty does it. A lock belongs to the connection, so it is free again when a worker dies.
let locks: pg.Client | null = null;
const held = new Set<string>();

async function lockClient(): Promise<pg.Client> {
  if (locks) return locks;
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3_000, keepAlive: true });
  const lost = () => {
    if (locks === client) locks = null;
    held.clear();
  };
  client.on("error", lost);
  client.on("end", lost);
  await client.connect();
  locks = client;
  return client;
}

async function isMine({ name }: Duty): Promise<boolean> {
  const client = await lockClient();
  if (held.has(name)) return true;
  const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock(hashtext('duty'), hashtext($1)) AS got", [name]);
  if (rows[0]?.got) held.add(name);
  return rows[0]?.got === true;
}

async function keep(duty: Duty): Promise<void> {
  while (!stopping) {
    const started = performance.now();
    try {
      if (await isMine(duty)) await duty.work();
      dutySeconds.set({ duty: duty.name }, (performance.now() - started) / 1000);
    } catch (error) {
      dutyFaults.inc({ duty: duty.name });
      log.error({ err: error, duty: duty.name }, "duty failed");
    }
    const rest = duty.everyMs - (performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, Math.max(rest, 50)));
  }
}

/** Done, or failed and to be tried again; the others of its batch go their own way. */
async function follow({ id, data }: Job<{ kind?: string }>): Promise<JobResult> {
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
  useListenNotify: true,
  application_name: "worker",
});
boss.on("error", (error) => log.error({ err: error }, "queue"));
await boss.start({ attempts: 20 });
// The queue wakes us; we ask now and then for what a lost word or a later try has left.
await boss.work(
  factQueue,
  { perJobResults: true, batchSize: 8, burstWhenBatchFull: true, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 },
  (jobs: Job<{ kind?: string }>[]) => Promise.all(jobs.map(follow)),
);
for (const duty of schedule) void keep(duty);
const metrics = serveMetrics();
log.info({ duties: schedule.length }, "worker is up");

process.once("SIGTERM", async () => {
  stopping = true;
  metrics?.close();
  await boss.stop({ graceful: true, timeout: 2_500 });
  await locks?.end().catch(() => {});
  process.exit(0);
});
