import { expect, test } from "vitest";
import type { PersonLine } from "#lib/rooms/view";
import { found } from "../../../components/desk/people/person.ts";

const line = (name: string, number: number | null = null): PersonLine => ({
  seatId: name,
  name,
  seed: "",
  role: "listener",
  guest: false,
  away: false,
  number,
});
const people = [line("René Las", 12), line("أحمد الحدّاد"), line("فاطمة", 3), line("علی کریمی"), line("RINA")];

test.each([
  ["rene", "René Las"],
  ["RENÉ", "René Las"],
  ["rina", "RINA"],
  ["احمد", "أحمد الحدّاد"],
  ["الحداد", "أحمد الحدّاد"],
  ["فاطمه", "فاطمة"],
  ["فـــاطمة", "فاطمة"],
  ["علي كريمي", "علی کریمی"],
  ["12", "René Las"],
  ["١٢", "René Las"],
  ["۳", "فاطمة"],
])("a moderator who types %s finds %s", (query, name) => {
  expect(found(people, query).map((person) => person.name)).toEqual([name]);
});

test("an empty line finds everybody, in their order", () => {
  expect(found(people, " \u200b")).toEqual(people);
});
