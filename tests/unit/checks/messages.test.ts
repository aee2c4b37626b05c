// Arabic sentences are read with one kind of digits, whether a number is written in them or filled in.
import { describe, expect, test } from "vitest";
import { latinDigitsIn } from "../../../scripts/checks/messages.ts";

describe("Latin digits in an Arabic sentence are found", () => {
  test.each([
    ["يعمل الرابط 72 ساعة", ["72"]],
    ["{count, plural, =0 {لا شيء} other {# من 20}}", ["20"]],
    ["إلى {address}. يعمل 5 أيام، أو 6", ["5", "6"]],
  ])("%s", (message, found) => expect(latinDigitsIn(message)).toEqual(found));
});

describe("what is no number of the sentence is left alone", () => {
  test.each(["يعمل الرابط ٧٢ ساعة", "{count, plural, =1 {واحد} other {{place5, number}}}", "بتوقيت UTC+7", "3G و.mp3", "<b1>نص</b1>"])(
    "%s",
    (message) => expect(latinDigitsIn(message)).toEqual([]),
  );
});
