import { expect, test } from "vitest";
import { readDate } from "#lib/hiring/profile/written-date";

test.each([
  ["Maret 2024", "2024-03"],
  ["maret, 2024", "2024-03"],
  ["Agt 2023", "2023-08"],
  ["March 2024", "2024-03"],
  ["Sept. 2021", "2021-09"],
  ["مارس ٢٠٢٤", "2024-03"],
  ["كانون الثاني 2022", "2022-01"],
  ["03/2024", "2024-03"],
  ["٠٣/٢٠٢٤", "2024-03"],
  ["2024-03", "2024-03"],
  ["2024", "2024"],
  ["۲۰۲۴", "2024"],
  ["31 Maret 2024", "2024-03-31"],
  ["31/3/2024", "2024-03-31"],
  ["2026-12-01", "2026-12-01"],
  ["  ", ""],
  ["30 Februari 2024", null],
  ["13/2024", null],
  ["kemarin", null],
  ["1/2/3/2024", null],
  ["99", null],
])("%s is read as %s", (typed, date) => {
  expect(readDate(typed)).toBe(date);
});
