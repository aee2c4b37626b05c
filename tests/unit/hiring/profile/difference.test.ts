// What a file would change is seen before it is saved, and nothing that is in the profile goes.
import { expect, test } from "vitest";
import { differences } from "#lib/hiring/profile/difference";
import { contentsOf } from "#lib/hiring/profile/json-resume";
import { blankContents, type Entry, entriesMax } from "#lib/hiring/profile/sections";

const skill = (name: string, level = ""): Entry => ({ id: crypto.randomUUID(), name, level, extra: {} });
const mine = {
  ...blankContents,
  basics: { label: "Juru las", summary: "", extra: {} },
  skills: [skill("Las SMAW"), skill("Bubut", "Mahir")],
};
const of = (file: Record<string, unknown>, own = mine) => differences(own, contentsOf(file).contents);

test("new entries are added, those of the same name completed, the others stay", () => {
  const [change] = of({ skills: [{ name: "las smaw", level: "Mahir" }, { name: "K3" }, { name: "Bubut", level: "Mahir" }] });
  expect(change).toMatchObject({
    section: "skills",
    added: [{ name: "K3" }],
    changed: [{ before: { name: "Las SMAW" }, after: { name: "las smaw", level: "Mahir" } }],
    same: 1,
  });
  expect(((change ? change.result : []) as Entry[]).map(({ name }) => name)).toEqual(["las smaw", "Bubut", "K3"]);
  expect(change && (change.result as Entry[])[0]?.id).toBe(mine.skills[0]?.id);
});

test("a part that stays as it is does not appear, and a file that was exported changes nothing", () => {
  expect(of({ basics: { label: "Juru las" }, skills: [{ name: "Bubut" }] })).toEqual([]);
});

test("a headline is shown before and after, an empty one replaces nothing, and what is kept beside is named", () => {
  expect(of({ basics: { label: "Welder", phone: "0812" }, volunteer: [{ organization: "PMI" }] })).toMatchObject([
    { section: "basics", changed: [{ before: { label: "Juru las" }, after: { label: "Welder" } }], names: ["phone"] },
    { section: "rest", names: ["volunteer"] },
  ]);
  expect(of({ basics: { label: "" } })).toEqual([]);
});

test("entries beyond the most that a section holds are counted and left", () => {
  const full = { ...mine, skills: Array.from({ length: entriesMax - 1 }, (_, place) => skill(`Alat ${place}`)) };
  const [change] = of({ skills: [{ name: "A" }, { name: "B" }, { name: "C" }] }, full);
  expect(change).toMatchObject({ added: [{ name: "A" }], over: 2 });
  expect(change?.result).toHaveLength(entriesMax);
});
