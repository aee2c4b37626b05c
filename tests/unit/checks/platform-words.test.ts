// The check that lib/platform knows no product, by texts that it must and must not refuse.
import { expect, test } from "vitest";
import { platformWordFaults, wordsIn } from "#scripts/checks/platform-words";

test("lib/platform is free of the product's words", async () => expect(await platformWordFaults()).toEqual([]));

test.each([
  ["const seatId = 1;", ["seat"]],
  ["const newSeat = 1;", ["Seat"]],
  ["// Moderators hear of it.", ["Moderat"]],
  ["SELECT 1 FROM vacancy JOIN organisation", ["vacanc", "organisation"]],
  ["type Personas = 1;", ["Persona"]],
])("refuses %s", (text, found) => expect(wordsIn("http/body.ts", text)).toEqual(found));

test.each(["// No personal data.", "const unseated = 1;", "// A person asks.", "const broom = 1;"])("lets pass %s", (text) =>
  expect(wordsIn("http/body.ts", text)).toEqual([]),
);

test("lets LiveKit's rooms be rooms where its packages are, and nowhere else", () => {
  expect(wordsIn("voice/server.ts", "const room = 1;")).toEqual([]);
  expect(wordsIn("live/stream.ts", "const room = 1;")).toEqual(["room"]);
});
