// What waits to be destroyed, copied or forgotten: one that fails keeps nobody behind it, and nothing is kept for longer than it is needed.
import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as link from "#lib/accounts/sign-in/link";
import { move, now } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import * as deletion from "#lib/privacy/deletion";
import * as erasureList from "#lib/privacy/erasure-list";
import * as dataExport from "#lib/privacy/export";
import { buildDue } from "#lib/privacy/export-build";
import * as statement from "#lib/reports/statement";
import { account } from "#tests/factories/account";
import { erasureListPath } from "#tests/factories/erasure-list";
import { forum, member, must, speaker } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { asOwner } from "#tests/factories/owner";
import { claimed, filed } from "#tests/factories/report";

const mailbox = useMailbox();
const day = 24 * 3600 * 1000;
let list = "";

beforeEach(async () => {
  list = await erasureListPath();
  process.env.ERASURE_LIST = list;
});
afterEach(() => {
  delete process.env.ERASURE_LIST;
});

test("accounts that cannot be destroyed are tried again after all others, however long they have been due", async () => {
  const failing = (destroyAt: Date) =>
    db.accountDeletion.create({
      data: { code: "SK-0", destroyAt, setAside: { hiring: { applications: 1 } }, personId: randomUUID() },
      select: { id: true },
    });
  const first = await failing(new Date(0));
  await deletion.destroyDue();
  const second = await failing(new Date(60_000));
  await deletion.destroyDue();
  const order = await db.accountDeletion.findMany({ where: { code: "SK-0" }, orderBy: { triedAt: "asc" }, select: { id: true } });
  expect(order).toEqual([second, first]);
  await db.accountDeletion.deleteMany({ where: { code: "SK-0" } });
});

test("an export that cannot be stored is tried again after all others", async () => {
  await asOwner(`
    CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
    CREATE TRIGGER fails BEFORE UPDATE ON data_export FOR EACH ROW WHEN (NEW.sealed IS NOT NULL) EXECUTE FUNCTION fails();`);
  const asked = async () => must(await dataExport.ask((await account(mailbox)).actor)).exportId;
  const first = await asked();
  await buildDue();
  const second = await asked();
  await buildDue();
  const order = await db.dataExport.findMany({ orderBy: { triedAt: "asc" }, select: { id: true } });
  expect(order.map(({ id }) => id)).toEqual([second, first]);
  await asOwner("DROP TRIGGER fails ON data_export");
  await buildDue();
  expect(await db.dataExport.count({ where: { readyAt: null } })).toBe(0);
});

test("the list of erasures forgets who was erased once no backup can bring them back, and nobody before", async () => {
  const [old, young, kept, undated] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await transact((tx) => erasureList.add(tx, old));
  await erasureList.addKept(kept);
  // From before days were written: it counts from the day on which it is first seen.
  await writeFile(list, `${await readFile(list, "utf8")}${undated}\n`);
  await erasureList.purge();
  const ids = async () => erasureList.linesOf(await readFile(list, "utf8")).map(({ id }) => id);
  expect(await ids()).toEqual([old, kept, undated]);
  await move(30 * day);
  await transact((tx) => erasureList.add(tx, young));
  await erasureList.purge();
  expect(await ids()).toEqual([old, kept, undated, young]);
  await move(11 * day);
  await erasureList.purge();
  expect(await ids()).toEqual([young]);
  await move(-41 * day);
});

test("a line that a crash cut off takes none of those after it along", async () => {
  const [erased, kept] = [randomUUID(), randomUUID()];
  await writeFile(list, randomUUID().slice(0, 20));
  await transact((tx) => erasureList.add(tx, erased));
  await writeFile(list, "kept 0198", { flag: "a" });
  await erasureList.addKept(kept);
  const lines = erasureList.linesOf(await readFile(list, "utf8"));
  expect(lines.map(({ id, isKept }) => ({ id, isKept }))).toEqual([
    { id: erased, isKept: false },
    { id: kept, isKept: true },
  ]);
});

test("nobody who is erased while the list is shortened is lost from it", async () => {
  const ids = Array.from({ length: 30 }, () => randomUUID());
  // Each purge has something to shorten.
  const shorten = async () => {
    await writeFile(list, `${randomUUID()} 2020-01-01\n`, { flag: "a" });
    await erasureList.purge();
  };
  await Promise.all(ids.flatMap((id) => [transact((tx) => erasureList.add(tx, id)), shorten()]));
  const lines = erasureList.linesOf(await readFile(list, "utf8")).map(({ id }) => id);
  expect(ids.filter((id) => !lines.includes(id))).toEqual([]);
});

test("whoever looks at what deleting would keep learns of no case before they are asked, and then they do", async () => {
  const hall = await forum();
  const [reported, nobody] = [await speaker(hall), await speaker(hall)];
  const kinds = async ({ personId }: { personId: string }) =>
    (await deletion.preview({ ...hall.rina, personId })).kept.map(({ kind }) => kind);
  const { caseId } = await filed({ kind: "seat", id: reported.seatId }, { caller: await member() });
  expect(await kinds(reported)).toEqual(await kinds(nobody));
  expect(await kinds(reported)).toContain("waiting");
  must(await statement.ask(hall.rina, { ...(await claimed(hall.rina, caseId)), side: "reported", question: "Benar?" }));
  expect(await kinds(reported)).toContain("case");
});

test("somebody who signs up again while abandoned accounts are deleted keeps the account and the link", async () => {
  const before = new Date((await now()).getTime() - 2 * day);
  const abandoned = () => db.person.create({ data: { email: `${randomUUID()}@people.test`, createdAt: before }, select: { id: true } });
  const [again, gone] = [await abandoned(), await abandoned()];
  await transact(async (tx) => {
    await link.order(tx, { personId: again.id, purpose: "sign_up", locale: "id", next: "" });
    // Waits for nobody: whoever signs up holds the account.
    await link.purge();
  });
  expect(await db.person.count({ where: { id: gone.id } })).toBe(0);
  expect(await db.signInLink.count({ where: { personId: again.id } })).toBe(1);
});

test("more dead links and abandoned accounts than one statement takes go in one run", async () => {
  const before = new Date((await now()).getTime() - 2 * day);
  const ids = Array.from({ length: 2_001 }, () => randomUUID());
  await db.person.createMany({ data: ids.map((id) => ({ id, email: `${id}@people.test`, createdAt: before })) });
  await db.signInLink.createMany({
    data: ids.map((personId) => ({ personId, purpose: "sign_up" as const, createdAt: before, expiresAt: before })),
  });
  await link.purge();
  expect(await db.signInLink.count({ where: { personId: { in: ids } } })).toBe(0);
  expect(await db.person.count({ where: { id: { in: ids } } })).toBe(0);
});
