import { expect, test } from "vitest";
import { blankOf, type VacancyDraft } from "#components/hiring/vacancy/vacancy-draft";
import { faultsOf, termsOf } from "#components/hiring/vacancy/vacancy-faults";
import { vacancyFields } from "#lib/hiring/schema";

const at = "2026-11-27T16:30:00Z";
const written: VacancyDraft = {
  ...blankOf({ organisations: [], vacancy: null, at }, "id"),
  title: "Juru las",
  place: "Karawang",
  payMin: "Rp 5,6 jt",
  payMax: "6.100.000,00",
  description: "Mengelas.",
  pledgedBy: "Sari",
  pledged: true,
};
const faults = (more: Partial<VacancyDraft>, locale = "id") => faultsOf({ ...written, ...more }, { at, filled: 0, locale });

test("a form without fault becomes terms the server takes, the amounts exact", () => {
  expect(faults({})).toEqual({});
  const terms = termsOf(written, "id");
  expect(terms).toMatchObject({ payMin: 5_600_000, payMax: 6_100_000, country: "ID", zone: "Asia/Jakarta" });
  expect(vacancyFields.safeParse(terms).success).toBe(true);
});

test("the upper amount left empty is the lower one", () =>
  expect(termsOf({ ...written, payMin: "12.50", payMax: " ", currency: "SAR" }, "en")).toMatchObject({ payMin: 1_250, payMax: 1_250 }));

test.each([
  [{ payMin: "" }, { payMin: "empty" }],
  [{ payMin: "12.50.30", payMax: "" }, { payMin: "amount" }],
  [{ payMin: "SAR 3.200", payMax: "" }, { payMin: "otherCurrency" }],
  [{ payMax: "lima juta" }, { payMax: "amount" }],
  [{ payMax: "12 jt" }, { payMax: "payRange" }],
  [{ place: " " }, { place: "empty" }],
  [{ openings: "satu" }, { openings: "number" }],
  [{ openings: "0" }, { openings: "number" }],
  [{ openings: "٣" }, {}],
  [{ remote: true, place: "" }, {}],
])("%o is %o", (more, fault) => expect(faults(more)).toEqual(fault));

test("remote work has no town, whatever stood in the field before", () =>
  expect(termsOf({ ...written, remote: true }, "id")).toMatchObject({ remote: true, place: "" }));

test("the first day that counts is today at the vacancy's place, by the server's clock", () => {
  expect(faults({ deadline: "2026-11-27" })).toEqual({});
  expect(faults({ deadline: "2026-11-27", zone: "Asia/Jayapura" })).toEqual({ deadline: "past" });
  expect(faults({ deadline: "2027-01-27", zone: "Asia/Jayapura" })).toEqual({});
  expect(faults({ deadline: "2027-01-27" })).toEqual({ deadline: "far" });
});
