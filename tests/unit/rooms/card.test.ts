// A card is judged on screen as the server judges it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Card, type CardLine, cardFaults, trimmedCard } from "#lib/rooms/card";
import { cardInput } from "#lib/rooms/schema";

const good: Card = { roleWanted: "Operator jahit", field: "Garmen", city: "Solo", line: "Tiga tahun di lini produksi." };

describe("a card before it is sent", () => {
  test("with four lines that say something has no fault", () => {
    expect(cardFaults(good)).toEqual([]);
  });

  test.each<[string, CardLine, string]>([
    ["an empty line", "field", ""],
    ["spaces alone", "city", "   "],
    ["signs nobody can see", "line", "\u200b\u2800\u00ad"],
    ["a line that is too long", "roleWanted", "a".repeat(81)],
    ["half a character", "line", "\ud83d"],
    ["a sign the database cannot keep", "city", "Solo\0"],
  ])("names %s", (_, line, text) => {
    expect(cardFaults({ ...good, [line]: text })).toEqual([line]);
  });

  test("has the faults that the server would find, and becomes the text the server keeps", () => {
    const odd = fc.oneof(
      fc.string({ unit: "binary", maxLength: 170 }),
      fc.constantFrom(
        "",
        " ",
        "\u200b",
        "\ud83d",
        "a\0b",
        "مرحبا",
        "👩‍🏭",
        ` ${"x".repeat(60)} `,
        "x".repeat(61),
        "x".repeat(160),
        "x".repeat(161),
      ),
    );
    fc.assert(
      fc.property(fc.record({ roleWanted: odd, field: odd, city: odd, line: odd }), (card) => {
        const judged = cardInput.safeParse(card);
        const faults = [...new Set(judged.error?.issues.map(({ path }) => path[0]))];
        expect(cardFaults(card).toSorted()).toEqual(faults.toSorted());
        if (judged.success) expect(trimmedCard(card)).toEqual(judged.data);
      }),
      { numRuns: 300 },
    );
  });
});
