import { expect, test } from "vitest";
import { turnAfter, turnChosen } from "../../../components/desk/turn/chosen-turn.ts";
import type { TurnView } from "../../../lib/rooms/view.ts";

const turn = (turnId: string): TurnView => ({
  turnId,
  seatId: `s-${turnId}`,
  number: 1,
  name: turnId,
  seed: turnId,
  voiceId: `v-${turnId}`,
  card: { roleWanted: "", field: "", city: "", line: "", firstTime: false },
  startedAt: 0,
  seconds: 120,
  extended: false,
});
const [agus, putri, dewi] = [turn("agus"), turn("putri"), turn("dewi")];

test("the keys belong to whoever came up first, until the moderator chooses another", () => {
  expect(turnChosen([agus, putri], null)).toBe(agus);
  expect(turnChosen([agus, putri], "putri")).toBe(putri);
  expect(turnChosen([], "putri")).toBeNull();
});

test("when the chosen one steps down the keys go to who is left", () => {
  expect(turnChosen([agus], "putri")).toBe(agus);
});

test("one key walks through everyone on stage and begins again", () => {
  const turns = [agus, putri, dewi];
  expect(turnAfter(turns, null)).toBe("putri");
  expect(turnAfter(turns, "putri")).toBe("dewi");
  expect(turnAfter(turns, "dewi")).toBe("agus");
  expect(turnAfter([agus], "agus")).toBe("agus");
  expect(turnAfter([], null)).toBeNull();
});
