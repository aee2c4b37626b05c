// How a screen names people whom the server shows without a name.
import { expect, test } from "vitest";
import { withNeutralNames } from "#lib/rooms/screen/neutral-names";
import type { Snapshot } from "#lib/rooms/view";

const turn = { turnId: "t", seatId: "s", number: 3, name: "", seed: "" };
const snapshot = (name: string) =>
  ({
    public: { stage: [{ seatId: "s", name }], turns: [{ ...turn, name }], calling: { number: 3, name }, title: "Forum" },
    moderators: { queue: [{ seatId: "s", name }], people: [], interviews: [], openOutcomes: [], log: [{ name }, { name: null }] },
    self: { interview: { otherName: name } },
  }) as unknown as Snapshot;

test("whoever has no name is a participant wherever they are shown", () => {
  const shown = withNeutralNames(snapshot(""), "Peserta");
  expect(shown).toEqual(snapshot("Peserta"));
});

test("a snapshot in which everybody has a name stays itself", () => {
  const before = snapshot("Melati 214");
  expect(withNeutralNames(before, "Peserta")).toBe(before);
});
