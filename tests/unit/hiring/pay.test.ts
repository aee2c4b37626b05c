import { expect, test } from "vitest";
import { payText } from "#lib/hiring/pay";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test.each([
  [{ currency: "IDR", payMin: 5_600_000, payMax: 6_100_000 }, "id", "Rp 5,6–6,1 jt"],
  [{ currency: "IDR", payMin: 5_750_000, payMax: 5_750_000 }, "id", "Rp 5,75 jt"],
  [{ currency: "IDR", payMin: 90_000, payMax: 90_000 }, "id", "Rp 90 rb"],
  [{ currency: "IDR", payMin: 5_612_500, payMax: 6_100_000 }, "id", "Rp 5.612.500–6.100.000"],
  [{ currency: "IDR", payMin: 5_600_000, payMax: 6_100_000 }, "en", "IDR 5.6–6.1M"],
  [{ currency: "SAR", payMin: 4_500, payMax: 5_200 }, "en", "SAR 4,500–5,200"],
])("%o in %s", (pay, locale, text) => expect(plain(payText(pay, locale))).toBe(text));
