// A profile is printed as a PDF by a process of its own: its words can be read out again, in Latin and in Arabic letters.
import { randomUUID } from "node:crypto";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import * as cv from "#lib/hiring/profile/cv";
import * as profile from "#lib/hiring/profile/profile";
import { code, member, must } from "#tests/factories/forum";

async function textOf(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const { text } = await extractText(document, { mergePages: true });
  return { text, pages: document.numPages };
}

const work = (position: string, more: object = {}) => ({
  id: randomUUID(),
  position,
  name: "PT Rangka",
  location: "",
  startDate: "2024-03",
  endDate: "",
  summary: "",
  extra: { note: "rahasia" },
  ...more,
});

test("a CV holds what the profile says, with its dates in the language asked for, and nothing that is kept beside", async () => {
  const ayu = await member();
  const basics = { label: "Juru las, 4 tahun", summary: "Mengelas rangka jok", extra: { name: "Ayu Lestari", phone: "0812 555" } };
  must(await profile.save(ayu, { section: "basics", version: 0, content: basics }));
  must(await profile.save(ayu, { section: "work", version: 0, content: [work("Juru las GMAW"), work("\u0644\u062d\u0627\u0645")] }));
  const { text, pages } = await textOf(must(await cv.print(ayu, "id")));
  for (const said of ["Ayu Lestari", "Juru las, 4 tahun", "Mengelas rangka jok", "Pengalaman", "Juru las GMAW", "PT Rangka", "Maret 2024"])
    expect(text, said).toContain(said);
  // Joined letters are read out as letters again.
  expect(text).toContain("\u0644\u062d\u0627\u0645");
  for (const secret of ["rahasia", "0812"]) expect(text).not.toContain(secret);
  expect(pages).toBe(1);
  expect((await textOf(must(await cv.print(ayu, "en")))).text).toContain("March 2024");
});

test("a full profile goes over several pages, and signs without a font are left out", async () => {
  const ayu = await member();
  const content = Array.from({ length: 30 }, (_, place) =>
    work(`Kerja ${place} \u{1F600}`, { summary: "Merakit rangka. ".repeat(60).trim() }),
  );
  must(await profile.save(ayu, { section: "work", version: 0, content }));
  const { text, pages } = await textOf(must(await cv.print(ayu, "id")));
  expect(pages).toBeGreaterThan(3);
  expect(text).toContain("Kerja 29");
  expect(text).not.toContain("\u{1F600}");
});

test("an empty profile has no CV, and a third one at the same time is asked to come again", async () => {
  const ayu = await member();
  expect(code(await cv.print(ayu, "id"))).toBe("missing");
  must(await profile.save(ayu, { section: "work", version: 0, content: [work("Juru las")] }));
  const all = await Promise.all([1, 2, 3].map(() => cv.print(ayu, "id")));
  expect(all.map(code)).toContain("unavailable");
  expect(all.map(code)).toContain("ok");
  expect(code(await cv.print(ayu, "id"))).toBe("ok");
}, 90_000);
