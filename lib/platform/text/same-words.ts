// Finds the same words again however they are spaced, and the same number however it is grouped. Pure.

const separators = "[^[:alnum:]]{0,3}";

/** An expression of PostgreSQL, to be used without regard to capitals: these words by themselves, and not inside longer ones. */
export function sameWords(words: string): string {
  const parts = words.trim().match(/\p{Nd}(?:[\s().\-/]{0,3}\p{Nd})*|\s+|[^\s\p{Nd}]/gu) ?? [];
  return `(?<![[:alnum:]])${parts.map(partOf).join("")}(?![[:alnum:]])`;
}

function partOf(part: string): string {
  if (/^\p{Nd}/u.test(part)) return (part.match(/\p{Nd}/gu) ?? []).join(separators);
  if (/^\s/u.test(part)) return "[[:space:]]+";
  return /[\p{L}\p{M}]/u.test(part) ? part : `\\${part}`;
}
