import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TurnRing } from "#components/ui/time/turn-ring";
import { clockDigits, turnTime } from "#components/ui/time/turn-time";

const start = Date.parse("2026-11-25T12:00:00Z");
const after = (seconds: number) => turnTime(start, 120, start + seconds * 1000);

test.each([
  [0, { left: 1, seconds: 120, over: false, last: false }],
  [46, { left: 74 / 120, seconds: 74, over: false, last: false }],
  [104.9, { left: 15.1 / 120, seconds: 16, over: false, last: false }],
  [105, { left: 15 / 120, seconds: 15, over: false, last: true }],
  [119.5, { left: 0.5 / 120, seconds: 1, over: false, last: true }],
  [120, { left: 0, seconds: 0, over: true, last: false }],
  [127.9, { left: 0, seconds: 7, over: true, last: false }],
])("after %s seconds of two minutes the ring shows what is left", (seconds, expected) => {
  const { left, ...rest } = after(seconds);
  expect(rest).toEqual({ seconds: expected.seconds, over: expected.over, last: expected.last });
  expect(left).toBeCloseTo(expected.left, 6);
});

test("before the voice is there the whole turn is left, and a clock behind the start takes nothing", () => {
  expect(turnTime(null, 90, start)).toEqual({ left: 1, seconds: 90, over: false, last: false });
  expect(after(-5)).toEqual({ left: 1, seconds: 120, over: false, last: false });
});

test("the digits stand in the figures of the language", () => {
  expect(clockDigits(74, "id")).toBe("1:14");
  expect(clockDigits(74, "ar")).toBe("١:١٤");
  expect(clockDigits(5, "en")).toBe("0:05");
  expect(clockDigits(5772, "id")).toBe("1:36:12");
  expect(clockDigits(-3, "id")).toBe("0:00");
});

const ring = (props: { left: number; over?: boolean; level?: number }) =>
  renderToStaticMarkup(createElement(TurnRing, { px: 138, ...props }));
const offset = (html: string) => Number(/stroke-dashoffset="([\d.]+)"/.exec(html)?.[1]);
const around = (html: string) => Number(/stroke-dasharray="([\d.]+)"/.exec(html)?.[1]);

test("the ring drains: nothing hidden at the beginning, half at half, all at the end", () => {
  const whole = around(ring({ left: 1 }));
  expect(offset(ring({ left: 1 }))).toBe(0);
  expect(offset(ring({ left: 0.5 }))).toBeCloseTo(whole / 2, 5);
  expect(offset(ring({ left: 0 }))).toBeCloseTo(whole, 5);
  expect(offset(ring({ left: 7 }))).toBe(0);
});

test("over time the whole ring is there again, and the halo grows with the voice without a style attribute", () => {
  expect(offset(ring({ left: 0, over: true }))).toBe(0);
  expect(ring({ left: 1, level: 0.2 })).not.toBe(ring({ left: 1, level: 0.9 }));
  expect(ring({ left: 1, level: 0.9 })).not.toContain("style=");
});
