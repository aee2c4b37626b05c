import fc from "fast-check";
import { expect, test } from "vitest";
import { amountInput, largestAmount, readAmount } from "#lib/hiring/terms/amount";
import { currencies, decimalText, minorDigits } from "#lib/hiring/terms/currency";
import { amountText } from "#lib/hiring/terms/pay";

const locales = ["id", "en", "ar"] as const;
/** The ten digits of every script that counts in tens: Arabic, Persian, Devanagari, Javanese, the wide ones of a keyboard, and so on. */
const scripts = Intl.supportedValuesOf("numberingSystem")
  .map((system) => [...new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false }).format(1234567890n)])
  .filter((digits) => digits.length === 10 && digits.every((digit) => /\p{Nd}/u.test(digit)))
  .map((digits) => [digits[9], ...digits.slice(0, 9)] as string[]);
const inScript = (text: string, script: string[]) => text.replace(/[0-9]/g, (digit) => script[Number(digit)] ?? digit);
const read = (typed: string, currency: (typeof currencies)[number], locale: string) => {
  const answer = readAmount(typed, currency, locale);
  return "fault" in answer ? answer.fault : decimalText(answer.minor, currency);
};

test.each([
  ["12.50", "SAR", "en", "12.50"],
  ["12,50", "SAR", "id", "12.50"],
  ["12.50", "SAR", "id", "12.50"],
  ["12,5", "SAR", "en", "12.50"],
  ["12.50", "SAR", "ar", "12.50"],
  ["١٢٫٥٠", "SAR", "ar", "12.50"],
  ["١٢،٥٠", "SAR", "ar", "12.50"],
  ["5.600.000", "IDR", "id", "5600000"],
  ["5.600.000,00", "IDR", "id", "5600000"],
  ["5.600.000,-", "IDR", "id", "5600000"],
  ["5,600,000.00", "IDR", "en", "5600000"],
  ["5.600", "IDR", "en", "5600"],
  ["5 600 000", "IDR", "id", "5600000"],
  ["5\u202f600\u00a0000", "IDR", "en", "5600000"],
  ["5'600'000", "IDR", "en", "5600000"],
  ["120.500", "KWD", "en", "120.500"],
  ["120,500", "KWD", "en", "120500.000"],
  ["120.500", "KWD", "id", "120500.000"],
  ["120,500", "KWD", "id", "120.500"],
  ["0.500", "KWD", "id", "0.500"],
  ["1.120,500", "KWD", "en", "1120.500"],
  ["3200.50", "SAR", "en", "3200.50"],
  ["3.200", "SAR", "en", "3200.00"],
  ["٣٢٠٠", "SAR", "ar", "3200.00"],
  ["٣٬٢٠٠", "SAR", "ar", "3200.00"],
  ["٣٬٢٠٠٫٥", "SAR", "ar", "3200.50"],
  ["۳٬۲۰۰", "SAR", "ar", "3200.00"],
  ["Rp 5.600.000", "IDR", "id", "5600000"],
  ["Rp5.600.000", "IDR", "id", "5600000"],
  ["Rp. 5.600.000,-", "IDR", "id", "5600000"],
  ["IDR 5,6 juta", "IDR", "id", "5600000"],
  ["5,6 jt", "IDR", "id", "5600000"],
  ["5.6jt", "IDR", "id", "5600000"],
  ["5.6m", "IDR", "en", "5600000"],
  ["90 rb", "IDR", "id", "90000"],
  ["90k", "IDR", "en", "90000"],
  ["٣ آلاف", "SAR", "ar", "3000.00"],
  ["3,200 ر.س.\u200f", "SAR", "ar", "3200.00"],
  ["\u200f٣٬٢٠٠ ريال", "SAR", "ar", "3200.00"],
  ["٣٬٢٠٠ \ufdfc", "SAR", "ar", "3200.00"],
  ["KD 120.5", "KWD", "en", "120.500"],
  ["5.600 jt", "IDR", "id", "5600000"],
  ["1'200,300", "SAR", "en", "1200.30"],
  ["12.505", "SAR", "en", "12505.00"],
])("%s in %s, typed on a page in %s, is %s", (typed, currency, locale, means) =>
  expect(read(typed, currency as "SAR", locale)).toBe(means),
);

test.each([
  ["12.50.30", "SAR", "en"],
  ["12,50,30", "SAR", "id"],
  ["1.234,567.890", "IDR", "id"],
  ["1,00,000", "SAR", "en"],
  ["5,6", "IDR", "id"],
  ["12.5055", "KWD", "en"],
  ["-5", "SAR", "en"],
  ["5-6", "SAR", "en"],
  ["1e6", "SAR", "en"],
  ["0", "SAR", "en"],
  ["", "SAR", "en"],
  ["   ", "SAR", "en"],
  [".", "SAR", "en"],
  ["Rp", "IDR", "id"],
  ["5 m", "IDR", "id"],
  ["5 jt rb", "IDR", "id"],
  ["½", "SAR", "en"],
  ["99999999999999999999", "IDR", "id"],
  ["\u0000", "IDR", "id"],
])("%s in %s on a page in %s is refused, not guessed", (typed, currency, locale) => {
  expect(read(typed, currency as "SAR", locale)).toBe("number");
});

test("an amount that names another currency than the chosen one is told apart", () => {
  expect(readAmount("SAR 3.200", "IDR", "id")).toEqual({ fault: "otherCurrency" });
  expect(readAmount("3200 ريال", "QAR", "ar")).toMatchObject({ minor: 320_000 });
});

test.each([
  ["120.500", "KWD", "en", "120500.000"],
  ["120,500", "KWD", "en", "120.500"],
  ["3.200", "SAR", "en", "3.20"],
  ["3,200", "SAR", "en", null],
  ["3.200", "SAR", "id", null],
  ["12.50", "SAR", "id", null],
  ["5.600.000", "IDR", "id", null],
  ["5.600", "IDR", "en", null],
  ["120.5", "KWD", "en", null],
] as const)("%s in %s on a page in %s may also mean %s", (typed, currency, locale, other) => {
  const answer = readAmount(typed, currency, locale);
  expect("fault" in answer ? answer : answer.other === null ? null : decimalText(answer.other, currency)).toBe(other);
});

const anAmount = fc.record({
  minor: fc.integer({ min: 1, max: largestAmount }),
  currency: fc.constantFrom(...currencies),
  locale: fc.constantFrom(...locales),
  script: fc.constantFrom(...scripts),
});

test("what a language writes of an amount is read as the same amount, in every currency and in any digits", () =>
  fc.assert(
    fc.property(anAmount, ({ minor, currency, locale, script }) => {
      const shown = amountText(minor, currency, locale);
      expect(read(inScript(shown, script), currency, locale)).toBe(decimalText(minor, currency));
      const field = amountInput(minor, currency, locale);
      expect(readAmount(inScript(field, script), currency, locale)).toMatchObject({ minor });
    }),
    { numRuns: 2_000 },
  ));

test("the field of a stored amount never asks the poster to look twice", () =>
  fc.assert(
    fc.property(anAmount, ({ minor, currency, locale }) => {
      const answer = readAmount(amountInput(minor, currency, locale), currency, locale);
      if (minorDigits[currency] < 3) expect(answer).toEqual({ minor, other: null });
      else expect(answer).toMatchObject({ minor });
    }),
  ));

test("nothing anybody types is more than refused", () =>
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(...currencies),
      fc.constantFrom(...locales),
      (typed, currency, locale) => {
        const answer = readAmount(typed, currency, locale);
        if ("minor" in answer) expect(Number.isSafeInteger(answer.minor) && answer.minor > 0 && answer.minor <= largestAmount).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  ));
