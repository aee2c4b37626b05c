// Pay as people say it: Rp 5,6-6,1 jt. Pure, for pages and for the card pinned in a room.
import { decimalText, minorDigitsOf } from "./currency.ts";

/** `payMin` and `payMax` count the currency's smallest unit in use: rupiah, halala, fils. */
export type Pay = { currency: string; payMin: number; payMax: number; payUnit: "hour" | "day" | "month" | "task" };

type PayRow = Omit<Pay, "payMin" | "payMax"> & { payMin: number | null; payMax: number | null };

/** What a vacancy's row says of pay; null where the company gave a reason in its place. */
export const payOf = ({ currency, payMin, payMax, payUnit }: PayRow): Pay | null =>
  payMin === null || payMax === null ? null : { currency, payMin, payMax, payUnit };

const isWhole = (minor: number, currency: string) => minor % 10 ** minorDigitsOf(currency) === 0;

/** Rupiah are shortened to thousands and millions where two decimals say them wholly. */
const isShort = (minor: number) =>
  minor >= 10_000 && minor % (minor >= 1_000_000_000 ? 10_000_000 : minor >= 1_000_000 ? 10_000 : 10) === 0;

const formatOf = (amounts: number[], currency: string, locale: string, short: boolean) => {
  const digits = amounts.every((minor) => isWhole(minor, currency)) ? 0 : minorDigitsOf(currency);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: short ? 0 : digits,
    maximumFractionDigits: short ? 2 : digits,
    ...(short ? { notation: "compact" } : {}),
  });
};

/** One amount in full, such as Rp 5.600.000: what the form shows as understood. */
export const amountText = (minor: number, currency: string, locale: string): string =>
  formatOf([minor], currency, locale, false).format(decimalText(minor, currency));

/** The figures in the words of a language, without the unit. Nothing is rounded. */
export function payText({ currency, payMin, payMax }: Omit<Pay, "payUnit">, locale: string): string {
  const short = currency === "IDR" && isShort(payMin) && isShort(payMax);
  const format = formatOf([payMin, payMax], currency, locale, short);
  const [low, high] = [decimalText(payMin, currency), decimalText(payMax, currency)];
  return payMin === payMax ? format.format(low) : format.formatRange(low, high);
}
