// Months as people write them, in Indonesian, English and Arabic, with digits of either script. Pure.
import { latinDigits } from "./never-kept.ts";

const months: readonly (readonly string[])[] = [
  ["januari", "january", "jan", "يناير", "كانون الثاني"],
  ["februari", "february", "feb", "pebruari", "فبراير", "شباط"],
  ["maret", "march", "mar", "مارس", "آذار", "اذار"],
  ["april", "apr", "أبريل", "ابريل", "إبريل", "نيسان"],
  ["mei", "may", "مايو", "أيار", "ايار"],
  ["juni", "june", "jun", "يونيو", "يونيه", "حزيران"],
  ["juli", "july", "jul", "يوليو", "يوليه", "تموز"],
  ["agustus", "august", "agu", "agt", "aug", "ags", "أغسطس", "اغسطس", "آب"],
  ["september", "sept", "sep", "سبتمبر", "أيلول", "ايلول"],
  ["oktober", "october", "okt", "oct", "أكتوبر", "اكتوبر", "تشرين الأول"],
  ["november", "nopember", "nov", "نوفمبر", "تشرين الثاني"],
  ["desember", "december", "des", "dec", "ديسمبر", "كانون الأول"],
];
const monthOf = new Map(months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const of = (year: number, month: number | undefined, day?: number): string | null => {
  if (year < 1940 || year > 2100 || (month !== undefined && (month < 1 || month > 12))) return null;
  const parts = [String(year), ...[month, day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, "0"))];
  if (day !== undefined) {
    const at = new Date(`${parts.join("-")}T00:00:00Z`);
    if (Number.isNaN(at.getTime()) || at.getUTCDate() !== day) return null;
  }
  return parts.join("-");
};

/**
 * "Maret 2024", "03/2024", "٢٠٢٤-٠٣" or "مارس ٢٠٢٤" as 2024-03, a year alone as 2024, with a day ("31 Maret 2024", "31/3/2024") as
 * 2024-03-31. Empty for nothing; null where it cannot be read.
 */
export function readDate(typed: string): string | null {
  const words = latinDigits(typed)
    .replace(/[\u200e\u200f\u061c\u0640]/g, "")
    .toLowerCase()
    .replace(/[.,،/\-–_]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (words === "") return "";
  const numbers = words.split(" ").map(Number);
  if (numbers.every(Number.isInteger)) return ofNumbers(numbers);
  const [, day, name = "", year] = /^(?:(\d{1,2}) )?(\D+?) (\d{4})$/.exec(words) ?? [];
  const month = monthOf.get(name.trim());
  if (month === undefined) return null;
  return of(Number(year), month, day === undefined ? undefined : Number(day));
}

function ofNumbers(numbers: readonly number[]): string | null {
  const [a = 0, b = 0, c = 0] = numbers;
  if (numbers.length === 1) return of(a, undefined);
  if (numbers.length === 2) return a > 31 ? of(a, b) : of(b, a);
  if (numbers.length === 3) return a > 31 ? of(a, b, c) : of(c, b, a);
  return null;
}
