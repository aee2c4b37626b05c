import { beforeAll, expect, test } from "vitest";
import { searchInput } from "#lib/hiring/schema";
import * as view from "#lib/hiring/vacancy/vacancy-view";
import { db } from "#lib/platform/db";
import { type Company, company, posted } from "#tests/factories/vacancy";

let at: Company;
const found = async (q: string, place = "") => (await view.search({ q, place })).map(({ title }) => title);

beforeAll(async () => {
  at = await company();
  const sa = { country: "SA", zone: "Asia/Riyadh", currency: "SAR", payMin: 320_000, payMax: 400_000 } as const;
  await posted(at, { ...sa, title: "طاهٍ للمأكولات الإندونيسية", place: "جدة" });
  await posted(at, { ...sa, title: "مهندس مدني", place: "الرياض", description: "مستشفى الملك فهد، ٣ سنوات خبرة." });
  await posted(at, { ...sa, title: "كارگر ساده", place: "الدمام" });
  await posted(at, { title: "Résumé writer", place: "Yogyakarta" });
  await posted(at, { title: "Penerjemah lepas", place: "", remote: true });
  await posted(at, { title: "Naïve Ångström ＡＢＣ", place: "Bandung", description: "Diskon 100% dan kode a_b, jalur C:\\las." });
});

test.each([
  ["الاندونيسية", "طاهٍ للمأكولات الإندونيسية"],
  ["إندونيسيّة", "طاهٍ للمأكولات الإندونيسية"],
  ["اندونيسيه", "طاهٍ للمأكولات الإندونيسية"],
  ["مـــهندس", "مهندس مدني"],
  ["مُهَنْدِس", "مهندس مدني"],
  ["مدنی", "مهندس مدني"],
  ["مدنى", "مهندس مدني"],
  ["مستشفي", "مهندس مدني"],
  ["3 سنوات", "مهندس مدني"],
  ["۳ سنوات", "مهندس مدني"],
  ["کارگر", "كارگر ساده"],
  ["كارگر", "كارگر ساده"],
  ["مه\u200cندس", "مهندس مدني"],
  ["RESUME", "Résumé writer"],
  ["résume", "Résumé writer"],
  ["naive angstrom abc", "Naïve Ångström ＡＢＣ"],
  ["100%", "Naïve Ångström ＡＢＣ"],
  ["a_b", "Naïve Ångström ＡＢＣ"],
  ["c:\\las", "Naïve Ångström ＡＢＣ"],
])("D-03 who types %s finds %s", async (q, title) => expect(await found(q)).toContain(title));

test.each([
  ["جده", "طاهٍ للمأكولات الإندونيسية"],
  ["YOGYA", "Résumé writer"],
  ["saudi", "مهندس مدني"],
  ["السعوديه", "مهندس مدني"],
  ["jarak jauh", "Penerjemah lepas"],
])("D-03 the place %s is found too", async (place, title) => expect(await found("", place)).toContain(title));

test.each(["%", "_", "\\", "%%", "__", "'; SELECT pg_sleep(5) --", "\\' OR 1=1", "%' OR '1'='1", "a%b", "c__las"])(
  "D-03 %s is letters, not an order",
  async (q) => {
    const answers = await found(q);
    const plain = ["%", "_", "\\"].includes(q);
    expect(answers).toEqual(plain ? ["Naïve Ångström ＡＢＣ"] : []);
    expect(await found("", q)).toEqual([]);
  },
);

test("the name of the company is folded too", async () => {
  await db.organisation.update({
    where: { id: at.organisationId },
    data: { name: `Méga Kàrya ${at.organisationId}` },
    select: { id: true },
  });
  expect(await found("MEGA karya penerjemah")).toEqual(["Penerjemah lepas"]);
});

test("D-03 U+0000 and half a letter are refused before anything is asked", () => {
  for (const bad of ["\0", "las\0", "\ud800", "x\udfff"]) {
    expect(searchInput.safeParse({ q: bad, place: "" }).success).toBe(false);
    expect(searchInput.safeParse({ q: "", place: bad }).success).toBe(false);
  }
});
