// The worker writes letters as pages are written: Arabic with Arabic digits, whatever the engine takes plain "ar" to mean.
import { expect, test } from "vitest";
import { texts } from "#lib/accounts/letter";

test.each([
  ["ar", "٥"],
  ["id", "5"],
  ["en", "5"],
])("the day in a letter has the digits of its language (%s)", (locale, five) => {
  const { t } = texts(locale);
  const said = t("letters.accountClosed.paragraphs.0" as "letters.signIn.title", { at: new Date("2026-12-05T05:00:00Z") });
  expect(said).toContain(five);
  expect(locale === "ar" && /\d/.test(said)).toBe(false);
});
