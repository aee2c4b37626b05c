// The currencies that pay is offered in.

/** Digits of the smallest unit in use: nobody counts in sen, so rupiah are whole; the dinar has a thousand fils. */
export const minorDigits = { IDR: 0, SAR: 2, AED: 2, QAR: 2, KWD: 3 } as const;

export type Currency = keyof typeof minorDigits;
export const currencies = ["IDR", "SAR", "AED", "QAR", "KWD"] as const satisfies readonly Currency[];

/** What the table holds is one of these: its check says so. */
export function currencyOf(code: string): Currency {
  const found = currencies.find((one) => one === code);
  if (!found) throw new Error(`no currency of ours: ${code}`);
  return found;
}

/** Digits after the point of a currency; two where it is none of ours. */
export const minorDigitsOf = (code: string): number => minorDigits[code as Currency] ?? 2;

/** The exact decimal text of an amount, such as 12.50: for `Intl` and for machines. */
export function decimalText(minor: number, currency: string): `${number}` {
  const digits = minorDigitsOf(currency);
  if (digits === 0) return `${minor}`;
  const padded = String(minor).padStart(digits + 1, "0");
  return `${padded.slice(0, -digits)}.${padded.slice(-digits)}` as `${number}`;
}
