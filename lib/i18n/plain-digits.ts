// Digits that people type, in any script, as 0-9. Pure.

/** The value of a decimal digit of any script: its ten digits follow each other, and so do the scripts of one block. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** The text with its digits as 0-9 and its wide forms as plain ones (NFKC). */
export const plainDigits = (typed: string): string =>
  typed.normalize("NFKC").replace(/\p{Nd}/gu, (digit) => (/[0-9]/.test(digit) ? digit : digitValue(digit)));
