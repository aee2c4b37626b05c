import { expect, test } from "vitest";
import { done, type Result, refuse } from "#lib/platform/result";
import { offerRemedy, withRemedy } from "../../../components/ui/action/remedy.ts";

/** A verb that refuses so many times, and how often it was sent. */
function refusing(times: number, code: "proof_needed" | "conflict" = "proof_needed") {
  const verb = async (): Promise<Result<string>> => {
    verb.sent += 1;
    return verb.sent > times ? done("made") : refuse(code);
  };
  verb.sent = 0;
  return verb;
}

test("a refusal with a remedy that was done is sent once more, and its answer counts", async () => {
  const takeBack = offerRemedy("proof_needed", async () => true);
  const verb = refusing(1);
  expect(await withRemedy(verb)).toEqual(done("made"));
  expect(verb.sent).toBe(2);
  const stubborn = refusing(9);
  expect(await withRemedy(stubborn)).toEqual(refuse("proof_needed"));
  expect(stubborn.sent).toBe(2);
  takeBack();
});

test("a remedy that was closed, one for another refusal and one that was taken back send nothing again", async () => {
  const takeBack = offerRemedy("proof_needed", async () => false);
  const closed = refusing(1);
  expect(await withRemedy(closed)).toEqual(refuse("proof_needed"));
  const other = refusing(1, "conflict");
  expect(await withRemedy(other)).toEqual(refuse("conflict"));
  takeBack();
  const later = refusing(1);
  expect(await withRemedy(later)).toEqual(refuse("proof_needed"));
  expect([closed.sent, other.sent, later.sent]).toEqual([1, 1, 1]);
});

test("what works is sent once, remedy or none", async () => {
  const takeBack = offerRemedy("proof_needed", async () => true);
  const verb = refusing(0);
  expect(await withRemedy(verb)).toEqual(done("made"));
  expect(verb.sent).toBe(1);
  takeBack();
});
