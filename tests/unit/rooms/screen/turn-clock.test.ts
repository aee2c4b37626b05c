import { describe, expect, it } from "vitest";
import { digits, secondsUntil, spokenMoment, turnClock } from "#lib/rooms/screen/turn-clock";

const start = 1_000_000;
const turn = { startedAt: start, seconds: 120 };

describe("the clock of a turn", () => {
  it("does not run before the voice is there", () => {
    expect(turnClock({ startedAt: null, seconds: 90 }, start)).toEqual({ state: "joining", left: 1, seconds: 90 });
  });
  it.each([
    [0, "running", 120],
    [1_000, "running", 119],
    [104_000, "running", 16],
    [105_000, "last", 15],
    [119_001, "last", 1],
    [120_000, "over", 0],
    [131_500, "over", 11],
  ])("after %i ms it is %s with %i s", (passed, state, seconds) => {
    const clock = turnClock(turn, start + passed);
    expect([clock.state, clock.seconds]).toEqual([state, seconds]);
  });
  it("never shows more than the whole length, even when this clock runs behind", () => {
    expect(turnClock(turn, start - 5_000)).toEqual({ state: "running", left: 1, seconds: 120 });
  });
});

describe("what a screen reader is told", () => {
  const at = (seconds: number) => turnClock(turn, start + seconds * 1_000);
  it("speaks at half, at fifteen seconds and at the end, and nowhere else", () => {
    const told: string[] = [];
    for (let second = 1; second <= 140; second += 1) {
      const moment = spokenMoment(at(second - 1), at(second));
      if (moment) told.push(`${second}:${moment}`);
    }
    expect(told).toEqual(["60:half", "105:last", "120:over"]);
  });
});

describe("digits", () => {
  it("splits minutes and seconds", () => {
    expect(digits(74)).toEqual({ minutes: 1, seconds: 14 });
    expect(digits(-3)).toEqual({ minutes: 0, seconds: 0 });
  });
  it("counts down to a moment and stops at zero", () => {
    expect(secondsUntil(10_500, 1_000)).toBe(10);
    expect(secondsUntil(500, 1_000)).toBe(0);
    expect(secondsUntil(null, 1_000)).toBeNull();
  });
});
