import { expect, test } from "vitest";
import { letterOf } from "#components/ui/key-letter";

test.each([
  ["English", "h", "KeyH", "h"],
  ["English with caps", "H", "KeyH", "h"],
  ["Arabic", "ا", "KeyH", "h"],
  ["Arabic", "ة", "KeyM", "m"],
  ["Cyrillic", "р", "KeyH", "h"],
  ["Cyrillic", "ь", "KeyM", "m"],
  ["Greek", "η", "KeyH", "h"],
  // A Latin letter is what is printed on the key, wherever it stands.
  ["Dvorak", "h", "KeyJ", "h"],
  ["French", "m", "Semicolon", "m"],
] as const)("on a keyboard of %s the key %s at %s is %s", (_layout, key, code, letter) => {
  expect(letterOf({ key, code })).toBe(letter);
});

test.each([
  ["Enter", "Enter"],
  ["Dead", "KeyH"],
  ["Process", "KeyM"],
  ["1", "Digit1"],
  ["ظ", "Slash"],
])("the key %s at %s is no letter", (key, code) => {
  expect(letterOf({ key, code })).toBeNull();
});
