// The prompt of a call: what it asks, what it offers, and when it covers nothing.
import { expect, test } from "vitest";
import type { CallStep } from "#lib/rooms/screen/call-steps";
import { type CallInput, callSeconds, callViewModel } from "../../../components/rooms/call/call-view-model.ts";

const actions = { accept: () => undefined, decline: () => undefined, again: () => undefined };
const called = { state: "called", until: 20_000 } as const;

const prompt = (step: CallStep, change: Partial<CallInput> = {}) =>
  callViewModel({ step, ticket: called, isLocked: false, isPending: false, now: 5_000, ...change }, actions);

test("somebody called is asked, with the seconds that are left, and may accept or decline", () => {
  expect(prompt({ at: "asked" })).toMatchObject({
    title: "title",
    left: 0.75,
    answer: { secondsLeft: 15, showsConsent: true, isChecking: false, accept: actions.accept, decline: actions.decline },
    again: undefined,
  });
});

test("before the server's clock is known the whole time is left", () => {
  expect(prompt({ at: "asked" }, { now: null })?.answer?.secondsLeft).toBe(callSeconds);
});

test("while the microphone is tried it cannot be accepted twice, and still be declined", () => {
  expect(prompt({ at: "checking" })?.answer).toMatchObject({ isChecking: true, accept: undefined, decline: actions.decline });
});

test("while an answer is on its way neither answer is offered", () => {
  expect(prompt({ at: "asked" }, { isPending: true })?.answer).toMatchObject({ accept: undefined, decline: undefined });
});

test("whoever's microphone is refused sees the way back, both answers, and no text to read again", () => {
  expect(prompt({ at: "trouble", trouble: "denied" })).toMatchObject({
    isSmall: true,
    trouble: "denied",
    answer: { showsConsent: false, accept: actions.accept, decline: actions.decline },
  });
});

test("after accepting three, two, one is counted and nothing is asked any more", () => {
  expect(prompt({ at: "counting", count: 2 })).toMatchObject({ title: "soon", count: 2, answer: null, left: 1, isJoining: false });
});

test.each(["accepting", "opening"] as const)("while %s the person is told that they join the stage", (at) => {
  expect(prompt({ at }, { ticket: { state: "on_stage", until: null } })).toMatchObject({ isJoining: true, answer: null, again: undefined });
});

test("a microphone that did not open can be opened again", () => {
  expect(prompt({ at: "failed" }, { ticket: { state: "on_stage", until: null } })).toMatchObject({ title: "failed", again: actions.again });
});

test.each<[string, CallStep, Partial<CallInput>]>([
  ["the voice is open", { at: "speaking" }, {}],
  ["the call was missed while the question stood", { at: "asked" }, { ticket: { state: "held", until: null } }],
  ["a moderator locked the person on the way up", { at: "opening" }, { isLocked: true }],
])("nothing covers the page when %s", (_when, step, change) => {
  expect(prompt(step, change)).toBeNull();
});
