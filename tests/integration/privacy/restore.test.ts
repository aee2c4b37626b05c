// A backup of the whole database is restored after somebody was erased: they are erased again, by the commands that run before any traffic.
import { readFile } from "node:fs/promises";
import pg from "pg";
import { expect, inject, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import * as session from "#lib/platform/auth/session";
import { db } from "#lib/platform/db";
import * as deletion from "#lib/privacy/deletion";
import { linesOf } from "#lib/privacy/erasure-list";
import * as receipt from "#lib/privacy/receipt";
import { makeQueues, migrate, replayErasures } from "#scripts/database/migrate";
import { account, visit } from "#tests/factories/account";
import { erasureListPath } from "#tests/factories/erasure-list";
import { forum, must } from "#tests/factories/forum";
import { useMailbox, work } from "#tests/factories/mailbox";
import { tablesHolding } from "#tests/factories/marked";
import { asOwner } from "#tests/factories/owner";
import { company, heard, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();
const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
const owner = process.env.OWNER_DATABASE_URL ?? "";

/** Copies a database of this cluster whole, files and all, as a backup or back from one. Nobody may be connected to it. */
async function copy(from: string, to: string): Promise<void> {
  await db.$disconnect();
  const client = new pg.Client({ connectionString: inject("postgres").postgres });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(1)");
    await client.query(`DROP DATABASE IF EXISTS ${to} WITH (FORCE)`);
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [from]);
    await client.query(`CREATE DATABASE ${to} TEMPLATE ${from} OWNER migrator STRATEGY file_copy`);
  } finally {
    await client.end();
  }
}

/** Somebody who spoke and applied; what they wrote carries their address. */
async function busy() {
  const someone = await account(mailbox);
  const hall = await forum();
  await heard(hall, someone.actor);
  const line = `Saya ${someone.email}`;
  const card = { roleWanted: "Operator", field: "Las", city: "Karawang", line };
  must(await application.apply(someone.actor, { vacancyId: await posted(await company()), roomId: hall.roomId, card }));
  await work();
  return someone;
}

test("whoever was erased after the backup is erased again before traffic, also when the first try dies, and everybody else is there", async () => {
  const list = await erasureListPath();
  process.env.ERASURE_LIST = list;
  const [ayu, budi, citra] = [await busy(), await busy(), await busy()];
  // Closed before the backup, destroyed after it.
  const early = must(await deletion.ask(budi.actor, { when: "now" }));
  await copy(name, `${name}_backup`);
  const late = must(await deletion.ask(ayu.actor, { when: "now" }));
  await deletion.destroyDue();
  for (const { email } of [ayu, budi]) expect(await tablesHolding(email)).toEqual([]);

  await copy(`${name}_backup`, name);
  for (const { email } of [ayu, budi]) expect(await tablesHolding(email)).toContain("public.person");
  expect(await session.find(ayu.token)).not.toBeNull();

  // As `npm run migrate` and `npm run up` do it, each step a process of its own.
  await migrate(owner);
  await makeQueues(owner);
  await asOwner(`
    CREATE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed on purpose'; END $$;
    CREATE TRIGGER dies BEFORE DELETE ON person FOR EACH ROW WHEN (OLD.id = '${ayu.actor.personId}') EXECUTE FUNCTION dies();`);
  await expect(replayErasures(owner, list)).rejects.toThrow();
  await asOwner("DROP TRIGGER dies ON person");
  await replayErasures(owner, list);

  for (const { actor, email } of [ayu, budi]) {
    expect(await tablesHolding(email)).toEqual([]);
    expect(await tablesHolding(actor.personId)).toEqual(["public.erased_person"]);
  }
  expect(await session.find(ayu.token)).toBeNull();
  expect(must(await receipt.find(visit(), early.code)).destroyedAt).not.toBeNull();
  // Of a closing that the backup had never heard of there is no receipt in it: the code then says nothing.
  expect(await receipt.find(visit(), late.code)).toMatchObject({ code: "receipt_unknown" });
  expect(await session.find(citra.token)).toMatchObject({ personId: citra.actor.personId });
  expect(await tablesHolding(citra.email)).toContain("public.application");
  expect(
    linesOf(await readFile(list, "utf8"))
      .map(({ id }) => id)
      .sort(),
  ).toEqual([ayu, budi].map(({ actor }) => actor.personId).sort());
  expect(await replayErasures(owner, list)).toBe(0);
  delete process.env.ERASURE_LIST;
}, 180_000);
