// A profile is written section by section by its owner alone; two tabs lose nothing, and what it never holds is not stored.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as profile from "#lib/hiring/profile/profile";
import { db } from "#lib/platform/db";
import { code, member, must } from "#tests/factories/forum";

const basics = (label: string) => ({ section: "basics" as const, content: { label, summary: "", extra: {} } });
const skill = (name: string) => ({ id: randomUUID(), name, level: "", extra: {} });

test("a section that was saved is read again on another device, and by nobody else", async () => {
  const [ayu, other] = [await member(), await member()];
  expect((await profile.read(ayu)).versions.basics).toBe(0);
  expect(must(await profile.save(ayu, { ...basics("Juru las"), version: 0 })).version).toBe(1);
  expect(must(await profile.save(ayu, { ...basics("Juru las GMAW"), version: 1 })).version).toBe(2);
  const read = await profile.read(ayu);
  expect(read.contents.basics.label).toBe("Juru las GMAW");
  expect(read.versions).toMatchObject({ basics: 2, work: 0 });
  expect((await profile.read(other)).contents.basics.label).toBe("");
});

test("two tabs that save the same version at once leave one winner, and the other is told", async () => {
  const ayu = await member();
  const both = await Promise.all(["A", "B"].map((label) => profile.save(ayu, { ...basics(label), version: 0 })));
  expect(both.map(code).sort()).toEqual(["conflict", "ok"]);
  const again = await Promise.all(["C", "D"].map((label) => profile.save(ayu, { ...basics(label), version: 1 })));
  expect(again.map(code).sort()).toEqual(["conflict", "ok"]);
  expect((await profile.read(ayu)).versions.basics).toBe(2);
});

test("two tabs that save different sections do not meet", async () => {
  const ayu = await member();
  const skills = { section: "skills" as const, version: 0, content: [skill("Las")] };
  const both = await Promise.all([profile.save(ayu, { ...basics("Juru las"), version: 0 }), profile.save(ayu, skills)]);
  expect(both.map(code)).toEqual(["ok", "ok"]);
});

test("a religion, a marital status and a NIK are in no row, and the person is told", async () => {
  const ayu = await member();
  const content = { label: "Juru las", summary: "Agama: Islam\nNIK 3215081203950007", extra: { maritalStatus: "menikah" } };
  const { takenOut } = must(await profile.save(ayu, { section: "basics", version: 0, content }));
  expect(takenOut).toEqual({ religion: 1, marital: 1, nik: 1 });
  const rows = await db.profileSection.findMany({ where: { personId: ayu.personId } });
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/islam|menikah|3215/i);
});

test("a section larger than its limit is refused and nothing is stored", async () => {
  const ayu = await member();
  const content = { label: "", summary: "", extra: { note: "x".repeat(48_000) } };
  expect(code(await profile.save(ayu, { section: "basics", version: 0, content }))).toBe("invalid");
  expect(await db.profileSection.count({ where: { personId: ayu.personId } })).toBe(0);
});
