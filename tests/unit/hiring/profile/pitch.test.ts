// The card of a raised hand says what the profile says, within what a card holds.
import { expect, test } from "vitest";
import { contentsOf } from "#lib/hiring/profile/json-resume";
import { pitchOf } from "#lib/hiring/profile/pitch";
import { blankContents } from "#lib/hiring/profile/sections";
import { cardFaults } from "#lib/rooms/card";

test("a card is made of the latest work, the first skill, the first place and the first sentence", () => {
  const { contents } = contentsOf({
    basics: { label: "Juru las, 4 tahun", summary: "Mengelas rangka jok.\nSiap pindah." },
    work: [{ position: "Juru las GMAW" }, { position: "Juru las SMAW" }],
    skills: [{ name: "Las GMAW" }],
  });
  const card = pitchOf({ ...contents, availability: { from: "", shifts: [], places: ["Karawang", "Cikarang"] } });
  expect(card).toEqual({ roleWanted: "Juru las GMAW", field: "Las GMAW", city: "Karawang", line: "Mengelas rangka jok." });
});

test("what is longer than a card holds is cut between letters, and an empty profile makes none", () => {
  const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}";
  const { contents } = contentsOf({
    basics: { label: "x".repeat(75) + family, summary: "kata ".repeat(200).trim() },
    skills: [{ name: "Las" }],
  });
  const card = pitchOf({ ...contents, availability: { from: "", shifts: [], places: ["Karawang"] } });
  expect(card?.roleWanted).toBe("x".repeat(75));
  expect(card && cardFaults(card)).toEqual([]);
  expect(pitchOf(blankContents)).toBeNull();
});
