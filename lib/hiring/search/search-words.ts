// What somebody typed, as words that are looked up. Pure.
import { searchFold } from "#lib/i18n/search-fold";

/** One word: the parts of letters and digits in it, and the whole where it has signs that mean something, as in C++ or 100%. */
export type SearchWord = { parts: string[]; literal: string | null };

export const wordsAtMost = 8;

/** So common that they part nothing, in the languages of the site. Left out where another word remains. */
const small = new Set(
  "di ke dari dan yang untuk dengan atau pada the of in at for and or to a an في من على إلى و أو عن"
    .split(" ")
    .map((word) => searchFold(word)),
);

/** Signs that only part words: the rest of what is neither letter nor digit is looked for as it stands. */
const parting = /[-‐-―/.,:;!?()[\]{}"'’‘“”«»،؛؟…·•|~<>=^`\p{Z}]/gu;

/** At most eight words, each once. Signs that part words are none; null where nothing else was typed, which finds nothing. */
export function searchWords(typed: string): SearchWord[] | null {
  const words = new Map<string, SearchWord>();
  for (const word of searchFold(typed).split(/\s+/).filter(Boolean)) {
    const parts = word.match(/[\p{L}\p{N}]+/gu) ?? [];
    const literal = /[^\p{L}\p{N}]/u.test(word.replace(parting, "")) ? word : null;
    if (parts.length > 0 || literal) words.set(word, { parts, literal });
  }
  const all = [...words.values()];
  if (all.length === 0 && typed.trim() !== "") return null;
  const telling = all.filter(({ parts, literal }) => literal || !parts.every((part) => small.has(part)));
  return (telling.length > 0 ? telling : all).slice(0, wordsAtMost);
}
