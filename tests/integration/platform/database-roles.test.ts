// The product's own role at its database, and the PostgreSQL that `up` starts.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, transact } from "#lib/platform/db";
import { answers, makeRoles, startPostgres } from "#scripts/database/postgres";
import { freePort } from "#scripts/port";
import { secretsIn } from "#scripts/settings";
import { forum, record } from "#tests/factories/forum";

/** PostgreSQL's code for a statement run by the product's own connection; "ok" where it was let through. */
const asked = (sql: string) =>
  transact(async (tx) => {
    await tx.$executeRawUnsafe(sql);
    return "ok";
  }).catch((error: { meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } }) => {
    return error.meta?.driverAdapterError?.cause?.originalCode ?? String(error);
  });

test.each([
  "CREATE TABLE mine (id int)",
  "CREATE TEMPORARY TABLE mine (id int)",
  "CREATE SCHEMA mine",
  "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
  "CREATE TABLE jobs.mine (id int)",
  "ALTER TABLE person ADD COLUMN mine int",
  "ALTER TABLE room_event DISABLE TRIGGER ALL",
  "DROP TABLE person",
  "DROP TABLE jobs.job",
  "TRUNCATE room_event",
  "UPDATE room_event SET kind = 'nothing'",
  "DELETE FROM room_event",
  "UPDATE audit_entry SET kind = 'nothing'",
  "DELETE FROM audit_entry",
  "UPDATE outcome SET code = 'hired'",
  "DELETE FROM outcome",
  "UPDATE staff_look SET reason = ''",
  "DELETE FROM staff_look",
  "UPDATE clock SET ahead_ms = 1",
  "DELETE FROM _prisma_migrations",
  "CREATE ROLE mine",
  "SET ROLE migrator",
  "COPY person TO PROGRAM 'cat'",
  "SELECT pg_read_file('PG_VERSION')",
])("D-11 the product itself may not: %s", async (sql) => {
  expect(await asked(sql)).toBe("42501");
});

test("D-11 the product's role owns nothing and may everything it needs, and what only grows it only adds to", async () => {
  const [role] = await db.$queryRaw<object[]>`
    SELECT current_user::text AS name, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = current_user`;
  expect(role).toEqual({
    name: "app",
    rolsuper: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolreplication: false,
    rolbypassrls: false,
  });
  const tables = await db.$queryRaw<{ name: string; owner: string; rights: string }[]>`
    SELECT c.relname AS name, pg_get_userbyid(c.relowner)::text AS owner,
           concat_ws(' ', CASE WHEN has_table_privilege(c.oid, 'INSERT') THEN 'insert' END,
             CASE WHEN has_table_privilege(c.oid, 'UPDATE') THEN 'update' END, CASE WHEN has_table_privilege(c.oid, 'DELETE') THEN 'delete' END) AS rights
    FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'jobs'::regnamespace)`;
  expect(new Set(tables.map(({ owner }) => owner))).toEqual(new Set(["migrator"]));
  const less = tables.filter(({ rights }) => rights !== "insert update delete").map(({ name, rights }) => `${name}: ${rights}`);
  expect(less.sort()).toEqual([
    "_prisma_migrations: ",
    "application_event: insert",
    "audit_entry: insert",
    "clock: ",
    "disclosure: insert",
    "disclosure_chain: insert update",
    "disclosure_day: insert",
    "disclosure_grant: insert",
    "outcome: insert",
    "room_event: insert",
    "staff_look: insert",
  ]);
});

test("the log of a room still goes with its room, and loses its author with that account", async () => {
  const hall = await forum();
  await db.person.delete({ where: { id: hall.rina.personId } });
  const log = await record(hall);
  expect(log.length).toBeGreaterThan(0);
  expect(log.every(({ actorId }) => actorId === null)).toBe(true);
  await db.room.delete({ where: { id: hall.roomId } });
  expect(await record(hall)).toEqual([]);
});

let folder = "";
let port = 0;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "suara-kerja-roles-"));
  port = await freePort();
  const { database: passwords } = await secretsIn(folder);
  postgres = await startPostgres({ folder, port, passwords });
  await makeRoles({ port, passwords }, "world");
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

async function setting(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url("postgres", "postgres") });
  await client.connect();
  const { rows } = await client.query<{ value: string }>("SELECT current_setting($1) AS value", [name]);
  await client.end();
  return rows[0]?.value ?? "";
}

test("D-13 the PostgreSQL of `up` listens on loopback, writes to the disk, and lets nobody in without the drawn password", async () => {
  expect(await setting("listen_addresses")).toBe("127.0.0.1");
  expect(await setting("unix_socket_directories")).toBe("");
  expect(await setting("fsync")).toBe("on");
  const rules = (await readFile(join(folder, "data", "pg_hba.conf"), "utf8")).split("\n").filter((line) => /^\s*[a-z]/.test(line));
  expect(rules.length).toBeGreaterThan(0);
  for (const rule of rules) expect(rule).toMatch(/\sscram-sha-256$/);
  for (const role of ["postgres", "migrator", "app"] as const) {
    expect(await answers(postgres.url("world", role))).toBe(true);
    for (const password of ["", "postgres", role, "password"])
      expect(await answers(`postgresql://${role}:${password}@127.0.0.1:${port}/world`)).toBe(false);
  }
});

test("D-13 no password stands on a command line or is left in a file beside the secrets", async () => {
  const { database } = await secretsIn(folder);
  const pid = (await readFile(join(folder, "data", "postmaster.pid"), "utf8")).split("\n")[0];
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8");
  for (const password of Object.values(database)) expect(command).not.toContain(password);
  await expect(readFile(join(folder, "password"))).rejects.toThrow("ENOENT");
});

test("what people wrote does not stand in PostgreSQL's log when a statement fails", async () => {
  const client = new pg.Client({ connectionString: postgres.url("world", "migrator") });
  await client.connect();
  await client.query("CREATE TABLE letter (address text UNIQUE, about uuid)");
  await client.query("INSERT INTO letter VALUES ($1, NULL)", ["putri@people.test"]);
  const fails = [
    () => client.query("INSERT INTO letter VALUES ($1, NULL)", ["putri@people.test"]),
    () => client.query("INSERT INTO letter VALUES ('putri@people.test', NULL)"),
    () => client.query("INSERT INTO letter VALUES (NULL, $1)", ["putri@people.test"]),
    () => client.query("SELECT 'putri@people.test'::uuid"),
  ];
  for (const fail of fails) await expect(fail()).rejects.toThrow();
  await client.end();
  expect(await answers(`postgresql://app:wrong@127.0.0.1:${port}/world`)).toBe(false);
  await expect.poll(() => postgres.log()).toContain('password authentication failed for user "app"');
  expect(postgres.log()).not.toContain("putri");
});
