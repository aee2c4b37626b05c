import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import { db } from "#lib/platform/db";
import { draft, touched } from "#scripts/breach";
import { card, forum, member, must, waiting } from "#tests/factories/forum";
import { company, posted } from "#tests/factories/vacancy";

const url = () => process.env.OWNER_DATABASE_URL ?? "";
const hour = 3_600_000;
const around = { since: new Date(Date.now() - hour), until: new Date(Date.now() + hour) };

test("O-13 everybody whose rows were touched in the window is listed, and nobody else", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const [applicant, other] = [await member(), await member()];
  must(await application.apply(applicant, { vacancyId, roomId: null, card }));
  const found = await touched(url(), { ...around, what: ["application"] });
  expect(found.map(({ personId }) => personId)).toEqual([applicant.personId]);
  expect(await touched(url(), { since: new Date(0), until: new Date(hour), what: ["application"] })).toEqual([]);
  expect((await touched(url(), { ...around, what: ["sessions"] })).map(({ personId }) => personId)).toContain(other.personId);
});

test("rows that lead to a person over other rows count too; who answered or decided is not touched", async () => {
  const hall = await forum();
  const person = await waiting(hall);
  const hands = (await touched(url(), { ...around, what: ["ticket"] })).map(({ personId }) => personId);
  expect(hands).toEqual([person.personId]);
  const history = (await touched(url(), { ...around, what: ["application_event"] })).map(({ personId }) => personId);
  expect(history).not.toContain(hall.rina.personId);
});

test("a table that is none, or leads to nobody, is said so", async () => {
  await expect(touched(url(), { ...around, what: ["nothing; DROP TABLE person"] })).rejects.toThrow("there is no table");
  await expect(touched(url(), { ...around, what: ["audit_entry"] })).rejects.toThrow("leads to no person");
});

test("each gets a draft in their own language, in files that only the operator reads", async () => {
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-breach-"));
  const people = await Promise.all([member(), member(), member()]);
  const languages = ["id", "en", "ar"];
  for (const [index, { personId }] of people.entries())
    await db.person.update({ where: { id: personId }, data: { locale: languages[index] ?? "id" } });
  const breach = { ...around, what: ["person", "sessions"] };
  const mine = (await touched(url(), breach)).filter(({ personId }) => people.some((one) => one.personId === personId));
  expect(mine).toHaveLength(3);
  await draft(join(folder, "out"), breach, mine);
  const files = (await readdir(join(folder, "out"))).sort();
  expect(files).toHaveLength(4);
  const arabic = await readFile(join(folder, "out", files.find((name) => name.startsWith("ar-")) ?? ""), "utf8");
  expect(arabic).toContain("عنوانك وحسابك");
  for (const table of ["person", "session", "known_device"]) expect(arabic).not.toContain(table);
  expect(arabic).toMatch(/^To: .+@people\.test/);
  expect(arabic).not.toContain("{");
  expect((await stat(join(folder, "out", "people.tsv"))).mode & 0o077).toBe(0);
  await rm(folder, { recursive: true });
});
