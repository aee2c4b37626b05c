// Text as a search compares it: case, accents, harakat, tatweel and invisible signs are nothing, and letters that people mix up are one.
// The same as search_fold in the database, for what a screen has already. Pure.
import { plainDigits } from "./plain-digits.ts";

const unseen = /[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]/gu;
/** Letters of Arabic and Persian keyboards, each with the one that stands for it; alef, waw and yeh with hamza lose it with the accents. */
const twins: Record<string, string> = {
  ٱ: "ا",
  ة: "ه",
  ى: "ي",
  ی: "ي",
  ے: "ي",
  ک: "ك",
  ڪ: "ك",
  ہ: "ه",
  ھ: "ه",
  ە: "ه",
};

export const searchFold = (text: string): string =>
  plainDigits(text)
    .normalize("NFKD")
    .replace(unseen, "")
    .toLowerCase()
    .replace(/[ٱةىیےکڪہھە]/gu, (letter) => twins[letter] ?? letter);
