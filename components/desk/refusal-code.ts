// Whether a word is one of the product's refusals, and so has a sentence. Pure.
import { type RefusalCode, refusals } from "#lib/platform/result";

export const isRefusalCode = (word: string): word is RefusalCode => (refusals as readonly string[]).includes(word);
