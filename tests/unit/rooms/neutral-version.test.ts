// Which rows of a list are neutral in a version of it.
import { expect, test } from "vitest";
import { neutralIn } from "#lib/rooms/read/neutral";

test("in the version of which nobody hides, no row is neutral, not even one without a seat", () => {
  for (const seatId of ["", "a"]) expect(neutralIn("")({ seatId })).toBe(false);
  expect(["a", "b", "c"].filter((seatId) => neutralIn("a,c")({ seatId }))).toEqual(["a", "c"]);
});
