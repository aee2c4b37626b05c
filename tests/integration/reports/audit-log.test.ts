import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import * as role from "#lib/accounts/role";
import * as door from "#lib/accounts/sign-in/sign-in";
import { audit, auditDays, auditDenied, judge, pseudonymOf, purge } from "#lib/platform/audit/audit-log";
import * as clock from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { account, good, visit } from "#tests/factories/account";
import { code, member, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { staff } from "#tests/factories/report";

const mailbox = useMailbox();

/** What only the owner of the server can do. */
async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
beforeEach(() => asOwner("DELETE FROM audit_entry"));

const kinds = async () => (await db.auditEntry.findMany({ orderBy: { seq: "asc" }, select: { kind: true } })).map(({ kind }) => kind);
const entry = (kind: string) => transact((tx) => audit(tx, { kind, actorId: null, details: { b: 2, a: "ä \u202e" } }));

test("rows written at once get numbers without a gap, and the chain is whole", async () => {
  await Promise.all(Array.from({ length: 12 }, (_, index) => entry(`test.${index}`)));
  expect(await judge()).toMatchObject({ rows: 12, fault: null });
});

test("a row whose work was undone is not there", async () => {
  await entry("test.first");
  await transact(async (tx) => {
    await audit(tx, { kind: "test.undone", actorId: null });
    throw new Error("undone");
  }).catch(() => {});
  await entry("test.second");
  expect(await kinds()).toEqual(["test.first", "test.second"]);
  expect((await judge()).fault).toBeNull();
});

test.each([
  ["altered", "UPDATE audit_entry SET details = '{\"a\": 1}' WHERE seq = 2", { seq: 2, why: "altered" }],
  ["given to somebody else", "UPDATE audit_entry SET actor = 'another' WHERE seq = 3", { seq: 3, why: "altered" }],
  ["put into another time", "UPDATE audit_entry SET at = at - interval '1 ms' WHERE seq = 1", { seq: 1, why: "altered" }],
  ["taken out", "DELETE FROM audit_entry WHERE seq = 2", { seq: 2, why: "missing" }],
])("D-12 a row that was %s is named", async (_, sql, fault) => {
  for (const kind of ["test.1", "test.2", "test.3"]) await entry(kind);
  expect((await judge()).fault).toBeNull();
  await asOwner(sql);
  expect((await judge()).fault).toMatchObject(fault);
});

test("D-12 rows cut off the end are missed where the head was kept elsewhere", async () => {
  for (const kind of ["test.1", "test.2"]) await entry(kind);
  const { head } = await judge();
  await asOwner("DELETE FROM audit_entry WHERE seq = 2");
  expect((await judge()).fault).toBeNull();
  expect((await judge({ seq: 2, hash: head })).fault).toMatchObject({ seq: 2, why: "missing" });
});

test("after two years rows go, and the chain of those that are left is still checked", async () => {
  for (const kind of ["test.1", "test.2", "test.3", "test.4"]) await entry(kind);
  await clock.move((auditDays + 1) * 24 * 3_600_000);
  for (const kind of ["test.5", "test.6"]) await entry(kind);
  expect(await purge()).toBe(3);
  expect(await purge()).toBe(0);
  expect(await kinds()).toEqual(["test.4", "test.5", "test.6"]);
  expect(await judge()).toMatchObject({ rows: 3, fault: null });
  await asOwner("UPDATE audit_entry SET kind = 'test.x' WHERE seq = 5");
  expect((await judge()).fault).toEqual({ seq: 5, why: "altered" });
});

test("O-03 roles given and taken, sign-ins of staff and what was denied are there, under pseudonyms", async () => {
  const admin = await staff("admin");
  const { email, actor } = await account(mailbox);
  const before = await kinds();
  must(await role.grant(admin, { personId: actor.personId, role: "officer" }));
  must(await door.byPassword(visit(), { email, password: good }));
  must(await role.revoke(admin, { personId: actor.personId, role: "officer" }));
  const stranger = await member("admin");
  expect(code(await role.grant(stranger, { personId: actor.personId, role: "admin" }))).toBe("missing");
  expect(code(await role.grant(stranger, { personId: actor.personId, role: "admin" }))).toBe("missing");
  expect((await kinds()).slice(before.length)).toEqual(["role.granted", "staff.signed_in", "role.revoked", "role.grant"]);
  const rows = await db.auditEntry.findMany();
  for (const personId of [admin.personId, actor.personId, stranger.personId]) expect(JSON.stringify(rows)).not.toContain(personId);
  expect(rows.find(({ kind }) => kind === "role.granted")).toMatchObject({
    actor: pseudonymOf(admin.personId),
    about: pseudonymOf(actor.personId),
    details: { role: "officer" },
  });
});

test("somebody who is denied again and again fills no log", async () => {
  const { personId } = await member();
  for (let i = 0; i < 20; i += 1) await auditDenied("test.denied", personId);
  expect(await kinds()).toEqual(["test.denied"]);
});
