// The worker and PostgreSQL are killed with SIGKILL in the middle of an erasure and of an export: both end complete, once.
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { unzipSync } from "fflate";
import pg from "pg";
import { afterEach, beforeAll, expect, inject, test } from "vitest";
import { personalData } from "#lib/personal-data";
import { db } from "#lib/platform/db";
import * as deletion from "#lib/privacy/deletion";
import * as dataExport from "#lib/privacy/export";
import * as receipt from "#lib/privacy/receipt";
import { account, visit } from "#tests/factories/account";
import { forum, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { tablesHolding } from "#tests/factories/marked";
import { asOwner } from "#tests/factories/owner";
import { heard } from "#tests/factories/vacancy";

const mailbox = useMailbox();
const lock = 4711;

function superuser(): pg.Client {
  const url = new URL(inject("postgres").postgres);
  url.pathname = new URL(process.env.DATABASE_URL ?? "").pathname;
  const client = new pg.Client({ connectionString: url.href });
  client.on("error", () => {});
  return client;
}

beforeAll(async () => {
  // A commit that was answered is kept, as in production: tests commit without waiting.
  const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  await asOwner(`ALTER DATABASE ${name} SET synchronous_commit = on;
    CREATE FUNCTION waits() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock(${lock}); RETURN coalesce(NEW, OLD); END $$;`);
  await db.$disconnect();
});

const workers: ChildProcess[] = [];

function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ["--conditions=react-server", join(import.meta.dirname, "../../scripts/worker.ts")], {
    env: { ...process.env, PROCESS: "worker", LOG_LEVEL: "fatal" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  workers.push(worker);
  return worker;
}

// Also those of a test that failed.
afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
});

async function kill(worker: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGKILL");
  await gone;
}

/** The process of PostgreSQL that waits in the middle of the worker's statement. */
async function waiting(client: pg.Client): Promise<number> {
  let pid = 0;
  const find = async () => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${lock} AND NOT granted`,
    );
    pid = rows[0]?.pid ?? 0;
    return pid;
  };
  await expect.poll(find, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
  return pid;
}

/** Holds the worker in the middle of what `when` says, and lets `strike` do its work then. `when` is what stands in a trigger before ON. */
async function inTheMiddle(when: string, table: string, condition: string, strike: (pid: number) => Promise<unknown>): Promise<void> {
  await asOwner(`CREATE TRIGGER waits BEFORE ${when} ON ${table} FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION waits()`);
  const client = superuser();
  await client.connect();
  await client.query(`SELECT pg_advisory_lock(${lock})`);
  await strike(await waiting(client));
  await client.end().catch(() => {});
  await expect
    .poll(
      () =>
        asOwner(`DROP TRIGGER IF EXISTS waits ON ${table}`).then(
          () => "dropped",
          () => "away",
        ),
      { timeout: 20_000 },
    )
    .toBe("dropped");
}

/** What a query answers once the database does again. */
const once = <T>(ask: () => Promise<T>) => expect.poll(() => ask().catch(() => null), { timeout: 40_000 });

async function speaker() {
  const someone = await account(mailbox);
  await heard(await forum(), someone.actor);
  return someone;
}

async function expectDestroyed({ email, actor }: Awaited<ReturnType<typeof speaker>>, code: string) {
  await once(() => db.accountDeletion.count({ where: { personId: actor.personId } })).toBe(0);
  expect(await tablesHolding(email)).toEqual([]);
  expect(await tablesHolding(actor.personId)).toEqual(["public.erased_person"]);
  expect(must(await receipt.find(visit(), code)).destroyedAt).not.toBeNull();
  expect(await db.auditEntry.count({ where: { kind: "account.erased" } })).toBeGreaterThan(0);
  expect((await mailbox.all()).filter(({ to, text }) => to.includes(email) && text.includes(`/receipts/${code}`))).toHaveLength(1);
}

test("a worker that is killed in the middle of each of these steps leaves an erasure that the next one ends, once", async () => {
  const someone = await speaker();
  const { code } = must(await deletion.ask(someone.actor, { when: "now" }));
  const steps = personalData.length + 2;
  // The last letter, the list of erasures, a context in the middle, the account itself.
  for (const step of [1, 2, 5, steps]) {
    const worker = startWorker();
    await inTheMiddle("UPDATE", "account_deletion", `cardinality(NEW.steps) = ${step}`, () => kill(worker));
  }
  const last = startWorker();
  await inTheMiddle("DELETE", "account_deletion", "true", () => kill(last));
  const worker = startWorker();
  await expectDestroyed(someone, code);
  await kill(worker);
}, 120_000);

test("a worker that is killed while it builds or stores an export leaves none, and the next one makes it whole and announces it once", async () => {
  const { actor, email } = await speaker();
  const { exportId } = must(await dataExport.ask(actor));
  for (const condition of ["NEW.parts_done = 3", "NEW.sealed IS NOT NULL"]) {
    const worker = startWorker();
    await inTheMiddle("UPDATE", "data_export", condition, () => kill(worker));
    expect(await dataExport.state(actor)).toMatchObject({ isThere: false, readyAt: null });
  }
  const worker = startWorker();
  await once(async () => (await dataExport.letterOf(exportId))?.isReady).toBe(true);
  const ready = async () => (await mailbox.all()).filter(({ to, text }) => to.includes(email) && text.includes("siap diunduh")).length;
  await once(ready).toBe(1);
  const { content } = must(await dataExport.fetchFile(actor, { exportId }));
  expect(Object.keys(unzipSync(content))).toContain("accounts.json");
  await kill(worker);
  expect(await ready()).toBe(1);
}, 120_000);

test("PostgreSQL killed in the middle of an erasure and of an export recovers, and the same worker ends both, once", async () => {
  const [going, asking] = [await speaker(), await speaker()];
  const { code } = must(await deletion.ask(going.actor, { when: "now" }));
  const worker = startWorker();
  const killServer = async (pid: number) => process.kill(pid, "SIGKILL");
  await inTheMiddle("UPDATE", "account_deletion", "cardinality(NEW.steps) = 6", killServer);
  await expectDestroyed(going, code);
  const { exportId } = must(await dataExport.ask(asking.actor));
  await inTheMiddle("UPDATE", "data_export", "NEW.sealed IS NOT NULL", killServer);
  await once(async () => (await dataExport.letterOf(exportId))?.isReady).toBe(true);
  must(await dataExport.open(asking.actor, { exportId }));
  expect(worker.exitCode).toBeNull();
  await kill(worker);
}, 120_000);
