// A JSON Resume goes in and comes out the same; what a profile never holds does not go in.
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentsOf, readResume, resumeBytesMax, resumeOf } from "#lib/hiring/profile/json-resume";
import { contentShapes, isFilled, sectionBytesMax, sections } from "#lib/hiring/profile/sections";

/** Words that stay as they are: no sign at the ends that trimming takes, nothing a profile never holds. */
const words = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .map((text) => text.replaceAll("\0", "").toWellFormed().trim())
  .filter((text) => /[\p{L}\p{S}]/u.test(text) && !/[:：=]/.test(text) && !/\p{Nd}|__proto__/u.test(text));
const long = fc.integer({ min: 100, max: 3_000 }).map((length) => "panjang ".repeat(length / 8).trim());
const date = fc.constantFrom("2024", "2024-03", "2024-03-31", "last spring", "2024-13");
const plain = fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null), long);
const loose = fc.oneof(plain, fc.array(plain, { maxLength: 3 }), fc.dictionary(words, plain, { maxKeys: 3 }));

/** A value that stands in the file: an empty text says nothing and is not written again. */
const entry = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .tuple(fc.record(fields, { requiredKeys: [] }), fc.dictionary(words, loose, { maxKeys: 2 }))
    .map(([known, more]) => ({ ...more, ...known }));

const file = fc
  .record(
    {
      basics: entry({
        name: words,
        label: fc.oneof(words, long),
        summary: long,
        email: words,
        phone: words,
        location: fc.dictionary(words, words),
      }),
      work: fc.array(entry({ position: words, name: plain, startDate: date, endDate: date, summary: long, highlights: fc.array(words) }), {
        minLength: 1,
        maxLength: 4,
      }),
      skills: fc.array(entry({ name: words, level: words, keywords: fc.array(words) }), { minLength: 1, maxLength: 4 }),
      education: fc.array(entry({ institution: words, studyType: words, score: words, courses: fc.array(words) }), {
        minLength: 1,
        maxLength: 3,
      }),
      languages: fc.array(entry({ language: words, fluency: words }), { minLength: 1, maxLength: 3 }),
      certificates: fc.array(entry({ name: words, date, url: fc.webUrl() }), { minLength: 1, maxLength: 3 }),
      awards: fc.array(loose, { minLength: 1, maxLength: 2 }),
      meta: fc.dictionary(words, words, { minKeys: 1, maxKeys: 2 }),
    },
    { requiredKeys: [] },
  )
  .map((one) => JSON.parse(JSON.stringify(one)) as Record<string, unknown>)
  .filter((one) => Object.keys((one.basics as object | undefined) ?? { any: 1 }).length > 0);

test("a file that was imported is exported as it was, with what has no field here", () => {
  fc.assert(
    fc.property(file, (given) => {
      const read = readResume(JSON.stringify(given));
      expect(read.ok && resumeOf(read.contents)).toEqual(given);
    }),
    { numRuns: 300 },
  );
});

test("what is exported here comes back here as it was", () => {
  fc.assert(
    fc.property(file, (given) => {
      const first = contentsOf(given).contents;
      const mine = { ...first, availability: { from: "2026-12-01", shifts: ["night" as const], places: ["Karawang"] } };
      const again = contentsOf(resumeOf(mine)).contents;
      const bare = (contents: typeof first) => JSON.parse(JSON.stringify(contents, (key, value) => (key === "id" ? undefined : value)));
      expect(bare(again)).toEqual(bare(mine));
    }),
    { numRuns: 100 },
  );
});

test("whatever is pasted gives sections that may be stored, or one of the four answers", () => {
  const deep = fc.integer({ min: 1, max: 30 }).map((levels) => `${'{"work":'.repeat(levels)}1${"}".repeat(levels)}`);
  const pasted = fc.oneof(
    fc.string(),
    fc.json({ maxDepth: 6 }),
    deep,
    fc.object({ key: fc.constantFrom("basics", "work", "profiles", "__proto__", "image"), maxDepth: 5 }).map((one) => JSON.stringify(one)),
  );
  fc.assert(
    fc.property(pasted, (written) => {
      const read = readResume(written);
      if (!read.ok) expect(["too_large", "no_json", "no_object", "too_deep"]).toContain(read.fault);
      for (const section of read.ok ? sections : [])
        if (read.ok && JSON.stringify(read.contents[section]).length < sectionBytesMax)
          expect(contentShapes[section].safeParse(read.contents[section]).error, section).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

test("a file over one megabyte and one nested deeper than eight levels are not read", () => {
  expect(readResume(JSON.stringify({ basics: { label: "x".repeat(resumeBytesMax) } }))).toEqual({ ok: false, fault: "too_large" });
  expect(readResume('{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}')).toEqual({ ok: false, fault: "too_deep" });
  expect(readResume("[]")).toEqual({ ok: false, fault: "no_object" });
  expect(readResume("{")).toEqual({ ok: false, fault: "no_json" });
});

test("names of older versions are read under those of today, and one that is there already stays", () => {
  const { contents } = contentsOf({
    work: [
      { company: "PT Rangka", website: "https://rangka.example" },
      { company: "Old", name: "New" },
    ],
    education: [{ institution: "SMK 1", gpa: "3.4" }],
    volunteer: [{ organization: "Palang Merah", website: "https://pm.example" }],
  });
  expect(contents.work.map(({ name, extra }) => ({ name, extra }))).toEqual([
    { name: "PT Rangka", extra: { url: "https://rangka.example" } },
    { name: "New", extra: { company: "Old" } },
  ]);
  expect(contents.education[0]?.extra).toEqual({ score: "3.4" });
  expect(contents.rest).toEqual({ volunteer: [{ organization: "Palang Merah", url: "https://pm.example" }] });
});

test("a picture, a religion, a marital status and a NIK stay outside, and a count says so", () => {
  const { contents, takenOut } = contentsOf({
    basics: {
      label: "Juru las",
      image: "https://example.org/me.jpg",
      nik: "3215081203950007",
      summary: "Agama: Islam\nStatus perkawinan: menikah\nNIK 3215 0852 0395 0007, las GMAW",
      religion: "Islam",
    },
    "Status Nikah": "Belum",
    work: [{ position: "Juru las", notes: { agama: "Kristen", Foto: "x" } }],
  });
  expect(JSON.stringify(contents)).not.toMatch(/islam|kristen|menikah|belum|3215|me\.jpg/i);
  expect(contents.basics.summary).toContain("las GMAW");
  expect(takenOut).toEqual({ religion: 3, marital: 2, nik: 2, picture: 2 });
});

test("a phone number and an address are kept for the export and fill no field that anybody sees", () => {
  const { contents } = contentsOf({ basics: { phone: "+62 812 555", location: { address: "Jalan Mawar 1" }, email: "a@b.example" } });
  expect(isFilled("basics", contents)).toBe(false);
  expect(resumeOf(contents)).toEqual({ basics: { phone: "+62 812 555", location: { address: "Jalan Mawar 1" }, email: "a@b.example" } });
});
