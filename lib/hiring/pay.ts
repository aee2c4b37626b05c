// Pay as people say it: Rp 5,6-6,1 jt. Pure, for pages and for the card pinned in a room.

export type Pay = { currency: string; payMin: number; payMax: number; payUnit: "hour" | "day" | "month" | "task" };

/** The figures in the words of a language, without the unit. Millions are shortened where nothing is lost that matters. */
export function payText({ currency, payMin, payMax }: Omit<Pay, "payUnit">, locale: string): string {
  const short = currency === "IDR" && payMin >= 10_000 && payMin % 1_000 === 0 && payMax % 1_000 === 0;
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: 0,
    maximumFractionDigits: short ? 2 : 0,
    ...(short ? { notation: "compact" } : {}),
  });
  return payMin === payMax ? format.format(payMin) : format.formatRange(payMin, payMax);
}
