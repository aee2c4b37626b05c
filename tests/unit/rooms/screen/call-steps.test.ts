import { describe, expect, it } from "vitest";
import { type CallMove, type CallStep, coversRoom, nextStep } from "#lib/rooms/screen/call-steps";

const walk = (moves: CallMove[], from: CallStep = { at: "asked" }) => moves.reduce(nextStep, from);

describe("the way to the stage", () => {
  it("checks the microphone, accepts, counts three, two, one and opens", () => {
    const way: CallMove[] = [{ move: "accept" }, { move: "heard" }, { move: "accepted" }];
    expect(walk(way)).toEqual({ at: "counting", count: 3 });
    const counted: CallMove[] = [...way, { move: "second" }, { move: "second" }, { move: "second" }];
    expect(walk(counted)).toEqual({ at: "opening" });
    expect(coversRoom(walk([...counted, { move: "open" }]))).toBe(false);
  });
  it("never accepts for somebody without a microphone", () => {
    const stuck = walk([{ move: "accept" }, { move: "trouble", trouble: "denied" }, { move: "accepted" }]);
    expect(stuck).toEqual({ at: "trouble", trouble: "denied" });
    expect(nextStep(stuck, { move: "accept" })).toEqual({ at: "checking" });
  });
  it("asks again when the call could not be accepted", () => {
    expect(walk([{ move: "accept" }, { move: "heard" }, { move: "refused" }])).toEqual({ at: "asked" });
  });
  it("offers another try when the microphone does not open", () => {
    const lost = nextStep({ at: "opening" }, { move: "lost" });
    expect(lost).toEqual({ at: "failed" });
    expect(nextStep(lost, { move: "again" })).toEqual({ at: "opening" });
  });
});
