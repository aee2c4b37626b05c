// Finds in the free text of a vacancy what it may not ask: criteria the law protects, and money of applicants. Pure, for the form and the
// server; the words are data (scanned-words.json), each with the day from which it counts.
// Sources: circular M/6/HK.04/V/2025 of the Indonesian minister of manpower; Perpres 57/2023 (a vacancy costs an applicant nothing).
import { plainDigits } from "#lib/i18n/plain-digits";
import words from "./scanned-words.json" with { type: "json" };

export type ScannedKind = "age" | "sex" | "looks" | "height" | "marital_status" | "religion" | "ethnicity" | "health" | "money";
/** What was found, as its writer wrote it. */
export type FoundWords = { kind: ScannedKind; words: string };

/** One letter for letters that people mix up, one sign for one sign: the place in the text stays the same. */
const folded = (text: string): string =>
  plainDigits(text)
    .toLowerCase()
    .replace(/[أإآ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/[\s\u00a0]/g, " ");

const patterns = words.map(({ kind, pattern, validFrom }) => ({
  kind: kind as ScannedKind,
  validFrom,
  pattern: new RegExp(pattern.replaceAll("\\s*", "\\s{0,3}"), "gu"),
}));

/** "No fee", said right before it, is a promise and no demand. */
const denied =
  /(?:tanpa|tidak|tak|bebas|gratis|bukan|jangan|no|not|never|without|free of|zero|any|لا|بدون|دون|ولا|بلا|اي)\s+(?:\p{L}+\s+){0,3}$/u;

/** Everything found in a text on this day (such as 2026-11-28), the first of each kind. */
export function scan(text: string, day: string): FoundWords[] {
  const flat = folded(text);
  const found = new Map<ScannedKind, FoundWords>();
  for (const { kind, pattern, validFrom } of patterns) {
    if (found.has(kind) || validFrom > day) continue;
    for (const match of flat.matchAll(pattern)) {
      if (kind === "money" && denied.test(flat.slice(Math.max(0, match.index - 60), match.index))) continue;
      found.set(kind, { kind, words: match[0].trim() });
      break;
    }
  }
  return [...found.values()];
}

type Scanned = {
  title: string;
  description: string;
  hours: string;
  mustHave: readonly string[];
  niceToHave: readonly string[];
  questions: readonly string[];
};

/** The same in all that the writer of a vacancy is free to say. */
export const scanVacancy = ({ title, description, hours, mustHave, niceToHave, questions }: Scanned, day: string): FoundWords[] =>
  scan([title, description, hours, ...mustHave, ...niceToHave, ...questions].join("\n"), day);
