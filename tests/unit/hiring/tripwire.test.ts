// A corpus in both directions: what brokers write is held, what companies write is let through.
import { expect, test } from "vitest";
import { masked, tripped } from "#lib/hiring/application/tripwire";
import { brokers, companies } from "#tests/corpus/fee-phrases";

const isHeld = (phrase: string) => tripped(phrase).includes("money");

test("of what brokers write nearly everything is held, of what companies write nearly nothing", () => {
  const missed = brokers.filter((phrase) => !isHeld(phrase));
  const wronged = companies.filter(isHeld);
  expect(brokers.length + companies.length).toBeGreaterThanOrEqual(200);
  expect({ recall: 1 - missed.length / brokers.length >= 0.95, missed }).toMatchObject({ recall: true });
  expect({ falseHold: wronged.length / companies.length <= 0.05, wronged }).toMatchObject({ falseHold: true });
});

test.each([
  ["Hubungi 0812-3456-7890 sekarang", "Hubungi ••• sekarang"],
  ["WA +62 812 3456 7890 ya", "WA ••• ya"],
  ["٠٨١٢٣٤٥٦٧٨٩٠", "•••"],
  ["lihat https://contoh.example/x?y=1 dulu", "lihat ••• dulu"],
  ["chat wa.me/628123456789", "chat •••"],
  ["tulis ke hrd.contoh@gmail.com", "tulis ke •••"],
  ["اتصل على 0501234567", "اتصل على •••"],
])("a way around the site is found and covered: %s", (said, shown) => {
  expect(tripped(said)).toContain("contact");
  expect(masked(said)).toBe(shown);
});

test.each([
  "Selasa 3 November pukul 09.00 di gerbang 2",
  "Gaji 5.600.000 sampai 6.100.000",
  "Nomor 2026-00042",
  "12 kursi, 3 giliran, 8 jam",
])("figures that lead nowhere stay as they are: %s", (said) => {
  expect(tripped(said)).toEqual([]);
  expect(masked(said)).toBe(said);
});
