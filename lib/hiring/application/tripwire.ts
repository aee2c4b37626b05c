// Whether words ask for money or lead somewhere else: fee words and sums, numbers, links. It says so, and never drops anything. Pure.
import { demands, feeWords, harmless, payWords } from "./tripwire-words.ts";

export type Tripped = "money" | "contact";

/** Words within which a sum belongs to a fee. */
const nearWords = 8;

/** What about these words is to be confirmed before they are sent; empty for almost everything that people write. */
export function tripped(text: string): Tripped[] {
  const folded = fold(text);
  return [
    ...(asksForMoney(folded) ? (["money"] as const) : []),
    ...(contacts.some((pattern) => pattern.test(digitsOf(text))) ? (["contact"] as const) : []),
  ];
}

/** The same words with numbers, addresses and links covered, as the other side reads them. */
export function masked(text: string): string {
  return contacts.reduce((shown, pattern) => shown.replace(new RegExp(pattern.source, "giu"), "•••"), latinDigits(text));
}

function asksForMoney(folded: string): boolean {
  return sentencesOf(folded).some((sentence) => {
    if (harmlessPattern.test(sentence) && !insistPattern.test(sentence)) return false;
    if (demandPattern.test(sentence)) return true;
    if (payPattern.test(sentence)) return false;
    const words = sentence.split(/\s+/);
    return words.some(
      (word, at) => feeSet.has(word.replace(edges, "")) && hasSum(words.slice(Math.max(0, at - nearWords), at + nearWords + 1).join(" ")),
    );
  });
}

const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const demandPattern = new RegExp(demands.join("|"), "u");
const payPattern = new RegExp(payWords.join("|"), "u");
const harmlessPattern = new RegExp(harmless.join("|"), "u");
/** A promise beside a demand of this kind is bait. */
const insistPattern =
  /(?:tapi|namun|kecuali|hanya|cukup|asal|but|only|just|ولكن|فقط|لكن)(?: \S+){0,4} (?:bayar|transfer|tf|biaya|setor|pay|send|deposit|رسوم|ادفع|حول)/u;
const feeSet = new Set(feeWords);
const sum =
  /(?:rp\.? ?\d|\d[\d.,]* ?(?:rb|ribu|k|jt|juta|jut|rupiah|sar|riyal|aed|dirham|usd|dollars?|ريال|درهم|الف)\b|\d{1,3}(?:[.,]\d{3})+|\b\d{5,}\b|(?:seratus|dua ratus|tiga ratus|lima ratus|sejuta|satu juta|dua juta|tiga juta|lima juta|seribu|setengah juta|\bcepek|gopek))/u;
const hasSum = (text: string): boolean => sum.test(text) || /\d ?(?:ريال|درهم|الف)/u.test(text);

const sentencesOf = (folded: string): string[] => folded.split(/[\n!?;]+|\.(?=\s|$)/u).filter((part) => part.trim() !== "");

/** Numbers that can be called, addresses, and links; dots, dashes and spaces between digits do not hide them. */
const contacts = [
  /(?:https?:\/\/|www\.)\S+/iu,
  /\b(?:wa\.me|t\.me|bit\.ly|tinyurl\.com|s\.id|linktr\.ee|chat\.whatsapp\.com|telegram\.me)\S*/iu,
  /[\w.+-]+(?:@| ?\(at\) ?)[\w-]+\.[\w.]+/iu,
  /(?:\+|00)\d[\d\s().-]{7,}\d/u,
  /\b(?:0|62 ?)8\d(?:[\s.-]?\d){7,11}\b/u,
  /\b05\d(?:[\s.-]?\d){7}\b/u,
];

const latinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
const digitsOf = (text: string): string => latinDigits(text.normalize("NFKC")).replace(/(?<=\d)[oO](?=[\doO])/gu, "0");

/** Small letters without marks, figures as letters where they stand inside a word, and letters written apart put together. */
function fold(text: string): string {
  return latinDigits(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/[\u0640\u064b-\u065f]|\p{M}/gu, "")
    .replace(/[أإآ]/gu, "ا")
    .replace(/ة/gu, "ه")
    .replace(/ى/gu, "ي")
    .replace(/\b(?:\p{L}[\s.*_-]){2,}\p{L}\b/gu, (apart) => apart.replace(/[\s.*_-]/gu, ""))
    .replace(/[\p{L}@$][\p{L}\d@$]*[\p{L}]|\p{L}[\p{L}\d@$]+/gu, (word) =>
      /^\d|^rp\d|\d(?:rb|k|jt|ribu|juta)$/u.test(word) ? word : unleet(word),
    )
    .replace(/[*_~|]/gu, "")
    .replace(/ {2,}/gu, " ");
}

const signs: Readonly<Record<string, string>> = { "4": "a", "@": "a", "3": "e", "1": "i", "0": "o", "5": "s", $: "s", "7": "t" };
const unleet = (word: string): string => word.replace(/[4@3105$7]/gu, (sign) => signs[sign] ?? sign);
