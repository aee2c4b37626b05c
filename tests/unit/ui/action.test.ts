// What a press of a button does to its screen: pending, refused, not sent, done.
import { expect, test } from "vitest";
import { type Refusal, type Result, refuse } from "#lib/platform/result";
import { type ActionState, createAction, leaving } from "../../../components/ui/action/action.ts";

/** A screen with one action, and the answers its verb waits for. */
function screen(refusalOf: (error: unknown) => Refusal = () => refuse("unavailable")) {
  const states: ActionState[] = [];
  const action = createAction((state) => states.push(state), refusalOf);
  const answers: { resolve(result: Result<string>): void; reject(error: unknown): void }[] = [];
  const verb = () => new Promise<Result<string>>((resolve, reject) => answers.push({ resolve, reject }));
  return { action, verb, answers, last: () => states.at(-1) };
}

test("a second press while the first waits for its answer sends nothing", async () => {
  const { action, verb, answers, last } = screen();
  const first = action.run(verb, { key: "accept" });
  expect(await action.run(verb, { key: "decline" })).toBe(false);
  expect(answers).toHaveLength(1);
  expect(last()?.pendingKey).toBe("accept");
  answers[0]?.resolve({ ok: true, value: "" });
  expect(await first).toBe(true);
  expect(last()?.pendingKey).toBeNull();
});

test("whoever is refused learns at which button, can press again, and then hears that it worked", async () => {
  const { action, verb, answers, last } = screen();
  const first = action.run(verb, { key: "hire" });
  answers[0]?.resolve(refuse("not_yours"));
  expect(await first).toBe(false);
  expect(last()).toEqual({ pendingKey: null, refused: { refusal: refuse("not_yours"), key: "hire", isUnsent: false }, done: "" });
  const second = action.run(verb, { key: "hire", done: "Hired." });
  expect(last()?.refused).toBeNull();
  answers[1]?.resolve({ ok: true, value: "" });
  expect(await second).toBe(true);
  expect(last()).toEqual({ pendingKey: null, refused: null, done: "Hired." });
});

test("without a network it is said that nothing was sent", async () => {
  const { action, verb, answers, last } = screen();
  const run = action.run(verb);
  answers[0]?.reject(new TypeError("Failed to fetch"));
  await run;
  expect(last()?.refused).toMatchObject({ refusal: { code: "unavailable" }, isUnsent: true });
});

test("an answer that is no action's, such as a 503, is our fault and not the network's", async () => {
  const { action, verb, answers, last } = screen();
  const run = action.run(verb);
  answers[0]?.reject(new Error("An unexpected response was received from the server."));
  await run;
  expect(last()?.refused).toMatchObject({ refusal: { code: "unavailable" }, isUnsent: false });
});

test("on a page older than the site the person is told to reload, not that the network is away", async () => {
  const { action, verb, answers, last } = screen(() => refuse("page_outdated"));
  const run = action.run(verb);
  answers[0]?.reject(new TypeError("any"));
  await run;
  expect(last()?.refused).toMatchObject({ refusal: { code: "page_outdated" }, isUnsent: false });
});

test("while the page is being left its button stays pending", async () => {
  const { action, verb, answers, last } = screen();
  const run = action.run(verb, { key: "go", after: () => leaving });
  answers[0]?.resolve({ ok: true, value: "" });
  await run;
  expect(last()?.pendingKey).toBe("go");
  expect(await action.run(verb)).toBe(false);
});

test("what is drawn after it worked gets the value, and not after a refusal", async () => {
  const { action, verb, answers } = screen();
  const values: string[] = [];
  const first = action.run(verb, { after: (value) => values.push(value) });
  answers[0]?.resolve(refuse("conflict"));
  await first;
  const second = action.run(verb, { after: (value) => values.push(value) });
  answers[1]?.resolve({ ok: true, value: "number 27" });
  await second;
  expect(values).toEqual(["number 27"]);
});

test("taking back a refusal takes back its sentence and leaves a run on its way alone", async () => {
  const { action, verb, answers, last } = screen();
  const first = action.run(verb);
  answers[0]?.resolve(refuse("conflict"));
  await first;
  action.clear();
  expect(last()?.refused).toBeNull();
  void action.run(verb, { key: "save" });
  action.clear();
  expect(last()?.pendingKey).toBe("save");
});
