// Two tabs of one person write the same section: nothing that either of them wrote is lost.
import fc from "fast-check";
import { expect, test } from "vitest";
import { merged } from "#lib/hiring/profile/merge";
import type { Entry } from "#lib/hiring/profile/sections";

const skill = (id: number, name: string): Entry => ({ id: `00000000-0000-4000-8000-00000000000${id}`, name, level: "", extra: {} });
const names = (content: unknown) => (content as Entry[]).map(({ name }) => name);

test("what one adds, changes and deletes stands beside what the other does", () => {
  const base = [skill(1, "SMAW"), skill(2, "GMAW"), skill(3, "Bubut")];
  const mine = [skill(1, "Las SMAW"), skill(2, "GMAW"), skill(4, "Baca gambar")];
  const theirs = [skill(1, "SMAW"), skill(2, "Las GMAW"), skill(3, "Bubut"), skill(5, "K3")];
  expect(names(merged("skills", base, mine, theirs))).toEqual(["Las SMAW", "Las GMAW", "Baca gambar", "K3"]);
});

test("an entry that both changed is there twice, one deleted here and changed there stays", () => {
  const base = [skill(1, "Las"), skill(2, "K3")];
  const both = merged("skills", base, [skill(1, "Las SMAW")], [skill(1, "Las GMAW"), skill(2, "Ahli K3")]) as Entry[];
  expect(names(both)).toEqual(["Las SMAW", "Las GMAW", "Ahli K3"]);
  expect(new Set(both.map(({ id }) => id)).size).toBe(3);
});

test("two headlines and two texts are both kept", () => {
  const of = (label: string, summary: string) => ({ label, summary, extra: {} });
  expect(merged("basics", of("", ""), of("Juru las", "Satu"), of("Welder", "Dua"))).toEqual(of("Juru las", "Satu\n\nDua\n\nWelder"));
});

test("whatever two tabs do to a list, every text that either wrote is in it", () => {
  const entry = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.string({ minLength: 1, maxLength: 3 }));
  const list = fc.uniqueArray(entry, { selector: ([id]) => id, maxLength: 6 }).map((all) => all.map(([id, name]) => skill(id, name)));
  fc.assert(
    fc.property(list, list, list, (base, mine, theirs) => {
      const both = merged("skills", base, mine, theirs) as Entry[];
      const before = new Map(base.map(({ id, name }) => [id, name]));
      for (const written of [...mine, ...theirs].filter(({ id, name }) => before.get(id) !== name))
        expect(names(both)).toContain(written.name);
      expect(new Set(both.map(({ id }) => id)).size).toBe(both.length);
    }),
  );
});
