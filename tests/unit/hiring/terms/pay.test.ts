import { expect, test } from "vitest";
import { payText } from "#lib/hiring/terms/pay";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test.each([
  [{ currency: "IDR", payMin: 5_600_000, payMax: 6_100_000 }, "id", "Rp 5,6–6,1 jt"],
  [{ currency: "IDR", payMin: 5_750_000, payMax: 5_750_000 }, "id", "Rp 5,75 jt"],
  [{ currency: "IDR", payMin: 90_000, payMax: 90_000 }, "id", "Rp 90 rb"],
  [{ currency: "IDR", payMin: 5_612_500, payMax: 6_100_000 }, "id", "Rp 5.612.500–6.100.000"],
  [{ currency: "IDR", payMin: 5_600_000, payMax: 6_100_000 }, "en", "IDR 5.6–6.1M"],
  [{ currency: "SAR", payMin: 450_000, payMax: 520_000 }, "en", "SAR 4,500–5,200"],
  [{ currency: "IDR", payMin: 5_612_000, payMax: 5_612_000 }, "id", "Rp 5.612.000"],
  [{ currency: "SAR", payMin: 1_250, payMax: 1_250 }, "en", "SAR 12.50"],
  [{ currency: "SAR", payMin: 1_250, payMax: 1_500 }, "id", "SAR 12,50–15,00"],
  [{ currency: "KWD", payMin: 120_500, payMax: 120_500 }, "en", "KWD 120.500"],
  [{ currency: "KWD", payMin: 120_500_000, payMax: 120_500_000 }, "en", "KWD 120,500"],
])("%o in %s", (pay, locale, text) => expect(plain(payText(pay, locale))).toBe(text));
