import { expect, test } from "vitest";
import { termsOf } from "#lib/hiring/vacancy/draft-terms";
import { faultsOf } from "#lib/hiring/vacancy/vacancy-faults";
import { type DraftFields, draftFields, vacancyInput } from "#lib/hiring/vacancy/vacancy-schema";

const at = "2026-11-27T16:30:00Z";
const written: DraftFields = {
  ...draftFields.parse({}),
  title: "Juru las",
  occupation: "7",
  occupationWords: "Tukang las",
  place: "Karawang",
  contractMonths: "12",
  hours: "Dua shift",
  payMin: "Rp 5,6 jt",
  payMax: "6.100.000,00",
  openings: "2",
  deadline: "2026-12-20",
  description: "Mengelas.",
};
const faults = (more: Partial<DraftFields>) => faultsOf({ ...written, ...more }, { at, filled: 0 });
const signed = { organisationId: crypto.randomUUID(), pledgedBy: "Sari", pledgedRole: "pemilik" };

test("a form without fault becomes terms the server takes, the amounts exact", () => {
  expect(faults({})).toEqual({});
  const terms = termsOf(written);
  expect(terms).toMatchObject({ payMin: 5_600_000, payMax: 6_100_000, country: "ID", zone: "Asia/Jakarta" });
  expect(vacancyInput.safeParse({ ...terms, ...signed }).success).toBe(true);
});

test("the upper amount left empty is the lower one", () =>
  expect(termsOf({ ...written, locale: "en", payMin: "12.50", payMax: " ", currency: "SAR" })).toMatchObject({
    payMin: 1_250,
    payMax: 1_250,
  }));

test.each<[Partial<DraftFields>, object]>([
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
  [{ occupation: "" }, { occupation: "empty" }],
  [{ contractMonths: "" }, { contractMonths: "empty" }],
  [{ contractMonths: "", contract: "permanent" }, {}],
  [{ contractMonths: "61" }, { contractMonths: "months" }],
  [{ title: "Juru las!" }, { title: "titleShout" }],
  [{ title: "Juru las gaji 5 juta" }, { title: "titlePay" }],
  [{ title: "Juru las Karawang" }, { title: "titlePlace" }],
  [{ payHidden: true, payMin: "", payReason: "Nanti saja" }, { payReason: "payReason" }],
  [{ payHidden: true, payMin: "", payReason: "Upah menurut hasil kerja tim, dibicarakan saat wawancara." }, {}],
  [{ replyByDays: "46" }, { replyByDays: "replyBy" }],
  [{ aiUsed: true }, { aiScreening: "empty" }],
  [{ criteria: [{ kind: "age", value: "18 tahun", justification: "Perlu." }] }, { criteria: "criterion" }],
])("%o is %o", (more, fault) => expect(faults(more)).toEqual(fault));

test("remote work has no town, whatever stood in the field before", () =>
  expect(termsOf({ ...written, remote: true })).toMatchObject({ remote: true, place: "" }));

test("the first day that counts is today at the vacancy's place, by the server's clock", () => {
  expect(faults({ deadline: "2026-11-27" })).toEqual({});
  expect(faults({ deadline: "2026-11-27", zone: "Asia/Jayapura" })).toEqual({ deadline: "past" });
  expect(faults({ deadline: "2027-01-27", zone: "Asia/Jayapura" })).toEqual({});
  expect(faults({ deadline: "2027-01-27" })).toEqual({ deadline: "far" });
});
