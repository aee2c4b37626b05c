// How long a turn still has, read from its start and the server's clock. Nothing ticks on the wire.
import type { TurnView } from "../view.ts";

export type TurnClock = {
  /** Waiting for the voice, running, the last 15 s, or past its length. */
  state: "joining" | "running" | "last" | "over";
  /** What is left of the ring, 1 to 0. */
  left: number;
  /** Seconds left, or seconds past the end when over. */
  seconds: number;
};

/** Seconds before the end at which a turn is said to run out. */
export const lastSeconds = 15;

/** `now` in epoch milliseconds by the server's clock. */
export function turnClock(turn: Pick<TurnView, "startedAt" | "seconds">, now: number): TurnClock {
  if (turn.startedAt === null) return { state: "joining", left: 1, seconds: turn.seconds };
  const passed = Math.max(0, (now - turn.startedAt) / 1000);
  const rest = Math.ceil(turn.seconds - passed);
  if (rest <= 0) return { state: "over", left: 0, seconds: Math.floor(passed - turn.seconds) };
  return { state: rest <= lastSeconds ? "last" : "running", left: Math.min(1, rest / turn.seconds), seconds: rest };
}

export type SpokenMoment = "half" | "last" | "over";

/** What a screen reader is told between two readings of the same turn: at half, at 15 s and at the end only. */
export function spokenMoment(before: TurnClock, after: TurnClock): SpokenMoment | null {
  if (after.state === "over") return before.state === "over" ? null : "over";
  if (after.state === "last") return before.state === "last" || before.state === "over" ? null : "last";
  return before.left > 0.5 && after.left <= 0.5 && after.state === "running" ? "half" : null;
}

/** Minutes and two digits of seconds: what stands below the ring. */
export function digits(seconds: number): { minutes: number; seconds: number } {
  const whole = Math.max(0, Math.floor(seconds));
  return { minutes: Math.floor(whole / 60), seconds: whole % 60 };
}

/** Whole seconds until `until`, never below zero; null when nothing waits. */
export const secondsUntil = (until: number | null, now: number): number | null =>
  until === null ? null : Math.max(0, Math.ceil((until - now) / 1000));
