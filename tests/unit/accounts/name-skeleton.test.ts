import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameName, skeleton } from "#lib/accounts/name-skeleton";

describe("N-13 nobody takes the name of the moderator Kak Uji", () => {
  test.each([
    "Kak Uji",
    "Kak  Uji",
    "Kak\u00a0Uji",
    "Kak\u200bUji",
    "K\u00adak Uji",
    "K\u0430k Uji",
    "\uff2bak Uji",
    "\u202eijU kaK",
    "\u202eijU kaK\u202c",
    "kak uji",
    "KAK UJI",
    "Kak Uji ✓",
    "✓ Kak Uji 🎤",
    "Kak\u2060Uji",
    "Kak\u034fUji",
    "Kak\u2800Uji",
    "Kak\u3164Uji",
    "KAK UJl",
    "Kák Újí",
    "К\u0430к Uj\u0456",
    "𝕂𝕒𝕜 𝕌𝕛𝕚",
    "🅚🅐🅚 🅤🅙🅘",
    "Ⓚⓐⓚ Ⓤⓙⓘ",
    "𝐊𝐚𝐤_𝐔𝐣𝐢",
    "Kak.Uji",
    "Kak\u{e0041} Uji",
  ])("%j", (typed) => expect(isSameName(typed, "Kak Uji")).toBe(true));

  test.each(["Kak Uni", "Uji Kak", "ijU kaK", "Kak Uji 2", "Pak Uji", "Siti ❤️", "فاطمة", "O'Brien", "李雷", "Ni Wayan 🧑‍🔧", "", "✓"])(
    "%j is somebody else's",
    (typed) => expect(isSameName(typed, "Kak Uji")).toBe(false),
  );
});

test.each([
  ["فاطمة", "فَاطِمَة"],
  ["فاطمة", "فـاطمة"],
  ["Иван", "ИВАН"],
  ["Straße", "STRASSE"],
  ["rnaya", "maya"],
  ["O0l1", "0O1l"],
  ["❤️", "❤"],
  ["\u202dةمطاف", "فاطمة"],
])("%s and %s look the same", (one, other) => expect(isSameName(one, other)).toBe(true));

test.each(["\u200b", "\u2800", "\u3164", "   ", "\u00ad\u200d"])("%j looks like nothing", (typed) => expect(skeleton(typed)).toBe(""));

const name = fc.string({
  unit: fc.oneof(fc.constantFrom(..."abijKlmnO01 ذفяКи李❤✓"), fc.string({ minLength: 1, maxLength: 1 })),
  maxLength: 40,
});

test("a skeleton is its own skeleton", () => {
  fc.assert(
    fc.property(name, (typed) => {
      expect(skeleton(skeleton(typed))).toBe(skeleton(typed));
    }),
  );
});

test("an invisible sign or a blank anywhere in a name changes nothing", () => {
  fc.assert(
    fc.property(
      name,
      fc.nat(),
      fc.constantFrom("\u200b", "\u00ad", "\u2060", "\u034f", "\ufe0f", "\u200e", "\u061c", " ", "\u00a0"),
      (typed, at, sign) => {
        const signs = [...typed];
        signs.splice(at % (signs.length + 1), 0, sign);
        expect(isSameName(signs.join(""), typed)).toBe(true);
      },
    ),
  );
});

test("letters and digits never vanish", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z0-9]+$/), (typed) => {
      expect(skeleton(typed)).not.toBe("");
    }),
  );
});
