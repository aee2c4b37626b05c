// Taking a permission back while processes die: it ends whole or has not begun, and what follows from it is done once.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import * as grant from "#lib/disclosure/grant";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import { db } from "#lib/platform/db";
import { eventQueue } from "#lib/platform/jobs";
import { card, code, member, must } from "#tests/factories/forum";
import { company, posted } from "#tests/factories/vacancy";

const root = join(import.meta.dirname, "../../..");

async function applied() {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card }));
  const grantId = (await grant.own(ayu)).grants[0]?.grantId ?? "";
  return { at, vacancyId, ayu, applicationId, grantId };
}

/** A process of ours; killed, it says no more to anybody. */
function begin(args: string[], env: NodeJS.Dict<string> = {}): { kill(): Promise<void> } {
  const child: ChildProcess = spawn(process.execPath, ["--conditions=react-server", ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: "ignore",
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** Holds locks as another transaction would, until it is let go. */
async function hold(statement: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  await client.query("BEGIN");
  await client.query(statement);
  return async () => {
    await client.query("ROLLBACK");
    await client.end();
  };
}

const isSomebodyWaiting = () =>
  expect
    .poll(() => db.$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`, {
      timeout: 40_000,
    })
    .not.toHaveLength(0);

const jobsAbout = (grantId: string) => db.$queryRaw<{ state: string }[]>`
  SELECT state::text FROM jobs.job WHERE name = ${eventQueue} AND data->>'kind' = 'grant_withdrawn' AND data->'payload'->>'grantId' = ${grantId}`;

test("killed before its commit, nothing was taken back; taken back again, it is, once", async () => {
  const { at, ayu, applicationId, grantId } = await applied();
  const release = await hold("LOCK TABLE jobs.job IN SHARE ROW EXCLUSIVE MODE");
  const actor = JSON.stringify({ kind: "member", personId: ayu.personId, sessionId: ayu.sessionId, roles: [] });
  const withdrawal = `import * as grant from "#lib/disclosure/grant"; await grant.withdraw(${actor}, { grantId: "${grantId}" });`;
  const dying = begin(["--input-type=module", "-e", withdrawal]);
  await isSomebodyWaiting();
  await dying.kill();
  await release();
  expect(must(await application.open(at.sari, { applicationId }))).toMatchObject({ state: "seen" });
  expect(await jobsAbout(grantId)).toEqual([]);
  must(await grant.withdraw(ayu, { grantId }));
  must(await grant.withdraw(ayu, { grantId }));
  expect(code(await application.open(at.sari, { applicationId }))).toBe("missing");
  expect(await jobsAbout(grantId)).toHaveLength(1);
}, 120_000);

test("the worker killed in the middle of what follows: the company sees nothing meanwhile, and another worker ends it, once", async () => {
  const { at, vacancyId, ayu, applicationId, grantId } = await applied();
  must(await grant.withdraw(ayu, { grantId }));
  const { withdrawnAt } = await db.disclosureGrant.findUniqueOrThrow({ where: { id: grantId } });
  const release = await hold(`SELECT 1 FROM application WHERE id = '${applicationId}' FOR UPDATE`);
  const first = begin(["scripts/worker.ts"], { PROCESS: "worker" });
  await isSomebodyWaiting();
  await first.kill();
  expect((await employer.applicants(at.sari, vacancyId))?.applicants[0]).toMatchObject({ name: null, state: "withdrawn" });
  expect(await employer.shown(at.sari, vacancyId)).toEqual([]);
  await release();
  expect(await jobsAbout(grantId)).toEqual([{ state: "active" }]);
  expect(await db.application.findUniqueOrThrow({ where: { id: applicationId } })).toMatchObject({ state: "applied" });
  // What the queue does with a job of which it has heard nothing for two minutes.
  await db.$executeRaw`
    UPDATE jobs.job SET state = 'retry', start_after = now() WHERE name = ${eventQueue} AND data->'payload'->>'grantId' = ${grantId}`;
  const second = begin(["scripts/worker.ts"], { PROCESS: "worker" });
  try {
    const state = async () => (await db.application.findUniqueOrThrow({ where: { id: applicationId } })).state;
    await expect.poll(state, { timeout: 40_000 }).toBe("withdrawn");
    await expect.poll(() => jobsAbout(grantId), { timeout: 40_000 }).toEqual([{ state: "completed" }]);
  } finally {
    await second.kill();
  }
  expect(await db.applicationEvent.count({ where: { applicationId, kind: "withdrawn" } })).toBe(1);
  expect(await db.disclosureGrant.findUniqueOrThrow({ where: { id: grantId } })).toMatchObject({ withdrawnAt });
}, 120_000);
