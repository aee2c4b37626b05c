import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutNeverKept } from "#lib/hiring/profile/never-kept";

test.each([
  ["3215081203950007", true],
  ["3215 0812 0395 0007", true],
  ["3215085203950007", true],
  ["٣٢١٥٠٨١٢٠٣٩٥٠٠٠٧", true],
  ["4111119911111111", false],
  ["32150812039500071", false],
  ["321508120395000", false],
])("%s is taken out as a NIK: %s", (number, isTaken) => {
  const { kept, takenOut } = withoutNeverKept(`a ${number} b`);
  expect(kept.includes(number)).toBe(!isTaken);
  expect(takenOut.nik ?? 0).toBe(isTaken ? 1 : 0);
});

test("what is asked for by an employer's form is taken out of a line, and the rest of the text stays", () => {
  expect(withoutNeverKept("Las GMAW\nAgama: Islam\nReligion: Hindu; Status kawin: janda\nSiap kerja shift").kept).toBe(
    "Las GMAW\n\n\nSiap kerja shift",
  );
  expect(withoutNeverKept("Guru agama di Madrasah Nurul Iman").kept).toBe("Guru agama di Madrasah Nurul Iman");
  expect(withoutNeverKept("الديانة: مسلم").kept).toBe("");
});

test("what was cleaned once stays as it is", () => {
  const digits = fc.stringMatching(/^[0-9 .-]{10,24}$/);
  fc.assert(
    fc.property(fc.jsonValue(), digits, (value, number) => {
      const once = withoutNeverKept({ value, text: `agama : x; ${number}` }).kept;
      expect(withoutNeverKept(once)).toEqual({ kept: once, takenOut: {} });
    }),
  );
});
