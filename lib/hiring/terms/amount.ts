// Reading an amount of money that a person typed, and writing one that is read back as the same. Pure, for the form and the server.
// A number is a whole count of the currency's smallest unit in use (rupiah, halala, fils), never a fraction.
import { plainDigits } from "#lib/i18n/plain-digits";
import { type Currency, decimalText, minorDigits, minorDigitsOf } from "./currency.ts";

export type AmountFault = "number" | "otherCurrency";
export type ReadAmount =
  | { minor: number /** The other amount these signs can mean, where the poster should look twice. */; other: number | null }
  | { fault: AmountFault };

/** Largest amount of one vacancy, in the smallest unit: it fits the column. */
export const largestAmount = 2_000_000_000;

/** What people write for a currency, beside its code. Riyal is the word of two countries. */
const currencyWords: Record<string, readonly Currency[]> = {
  rp: ["IDR"],
  rupiah: ["IDR"],
  روبية: ["IDR"],
  sr: ["SAR"],
  riyal: ["SAR", "QAR"],
  ريال: ["SAR", "QAR"],
  // As Persian keyboards write it, and the one sign of Unicode that stands for it (U+FDFC).
  ریال: ["SAR", "QAR"],
  "ر.س": ["SAR"],
  "ر.ق": ["QAR"],
  qr: ["QAR"],
  dh: ["AED"],
  dhs: ["AED"],
  dirham: ["AED"],
  درهم: ["AED"],
  "د.إ": ["AED"],
  kd: ["KWD"],
  dinar: ["KWD"],
  دينار: ["KWD"],
  "د.ك": ["KWD"],
  ...Object.fromEntries(Object.keys(minorDigits).map((code) => [code.toLowerCase(), [code as Currency]])),
};

/** Powers of ten of the words for thousands and millions. "m" is a million in English and a milliard in Indonesian: only there is it read. */
const scaleWords: Record<string, number> = {
  rb: 3,
  ribu: 3,
  k: 3,
  thousand: 3,
  ألف: 3,
  الف: 3,
  آلاف: 3,
  jt: 6,
  juta: 6,
  mn: 6,
  million: 6,
  مليون: 6,
  ملايين: 6,
};
const scaleOf = (word: string, locale: string) => (word === "m" ? (locale === "en" ? 6 : undefined) : scaleWords[word]);

/** Digits of the reader become 0-9, signs that cannot be seen go, one kind of blank stays. */
const plainOf = (typed: string): string =>
  plainDigits(typed)
    .replace(/[\p{Cf}\p{Cc}]/gu, "")
    .replaceAll("\u066b", "٫")
    .replace(/[\u066c’']/g, "'")
    .replaceAll("\u060c", ",")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

type FigureAndScale = { figure: string; scale: number } | AmountFault;

/** Parts the figure from the words around it: "rp 5,6 jt" holds "5,6" and a million. */
function takeWords(text: string, currency: string, locale: string): FigureAndScale {
  const found = /^(?<before>[^0-9]*?)[ .]*(?<figure>[0-9](?:[0-9.,٫' ]*[0-9])?)(?<after>[^0-9]*)$/u.exec(text)?.groups;
  if (!found) return "number";
  let scale = 0;
  const words = `${found.before} ${(found.after ?? "").replace(/^,[-–—]+/, "")}`.split(" ").filter(Boolean);
  for (const word of words) {
    const bare = word.replace(/\.+$/, "");
    const power = scaleOf(bare, locale);
    const named = currencyWords[bare];
    if (power !== undefined && scale === 0) scale = power;
    else if (named?.some((one) => one === currency)) continue;
    else return named ? "otherCurrency" : "number";
  }
  return { figure: found.figure ?? "", scale };
}

type Parts = { whole: string; fraction: string };

const grouped = /^[0-9]{1,3}(?:(?<sign>[.,' ])[0-9]{3})(?:\k<sign>[0-9]{3})*$/;
const wholeOf = (text: string): string | null => (/^[0-9]+$/.test(text) ? text : grouped.test(text) ? text.replace(/[^0-9]/g, "") : null);

/** What the signs can mean, the likeliest first: only where one sign stands before three last digits are there two ways. */
function partsOf(figure: string, currency: string, locale: string): Parts[] {
  const signs = figure.match(/[.,٫]/g) ?? [];
  const last = signs.at(-1);
  const asWhole = wholeOf(figure);
  const at = last ? figure.lastIndexOf(last) : -1;
  const fraction = figure.slice(at + 1);
  const before = wholeOf(figure.slice(0, at));
  const asDecimal =
    last && signs.filter((sign) => sign === last).length === 1 && before !== null && /^[0-9]+$/.test(fraction)
      ? { whole: before, fraction }
      : null;
  if (asWhole === null) return asDecimal ? [asDecimal] : [];
  const group = { whole: asWhole, fraction: "" };
  if (!asDecimal) return [group];
  if (before === "0") return [asDecimal];
  // Three digits are a fraction only where the currency has three, and the language writes its fractions so.
  const decimalFirst = minorDigitsOf(currency) === 3 && last === (locale === "id" ? "," : ".");
  return decimalFirst ? [asDecimal, group] : [group, asDecimal];
}

/** Whole smallest units; null when the amount is finer than that, zero, or too large. */
function minorOf({ whole, fraction }: Parts, digits: number, scale: number): number | null {
  const power = digits + scale;
  const kept = fraction.padEnd(power, "0");
  if (/[1-9]/.test(kept.slice(power))) return null;
  const numerals = `${whole}${kept.slice(0, power)}`.replace(/^0+/, "");
  const minor = numerals.length > 0 && numerals.length <= 15 ? Number(numerals) : 0;
  return minor > 0 && minor <= largestAmount ? minor : null;
}

/**
 * Reads what a person typed, in any digits, with or without the currency's name, by the signs of `locale` and the smallest unit of
 * `currency`: in Kuwaiti dinar "120.500" is a hundred and twenty and a half. What cannot be read for sure is a fault, never a guess.
 */
export function readAmount(typed: string, currency: string, locale: string): ReadAmount {
  const taken = takeWords(plainOf(typed), currency, locale);
  if (typeof taken === "string") return { fault: taken };
  const readings = partsOf(taken.figure, currency, locale)
    .map((parts) => minorOf(parts, minorDigitsOf(currency), taken.scale))
    .filter((minor) => minor !== null);
  const [minor, other = null] = readings;
  if (minor === undefined) return { fault: "number" };
  // Where fractions have two digits, "3,200" with the comma of the language is no riddle.
  const plain = minorDigitsOf(currency) < 3 && taken.scale === 0 && taken.figure.includes(locale === "id" ? "." : ",");
  return { minor, other: plain ? null : other };
}

/** A count such as seats, in any digits; null when it is none. */
export function readCount(typed: string): number | null {
  const whole = wholeOf(plainOf(typed));
  return whole !== null && whole.length <= 10 ? Number(whole) : null;
}

/** An amount as its field shows it, in the digits of the language: read back, it is the same amount and no other. */
export function amountInput(minor: number, currency: string, locale: string): string {
  const digits = minor % 10 ** minorDigitsOf(currency) === 0 ? 0 : minorDigitsOf(currency);
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: minorDigitsOf(currency) < 3 };
  return new Intl.NumberFormat(locale, format).format(decimalText(minor, currency));
}
