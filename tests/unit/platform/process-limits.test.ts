import { expect, test } from "vitest";
import { processLimits } from "#lib/platform/process-limits";
import { processLimitMutations } from "#tests/mutations/process-limits";

test.each(Object.keys(processLimits))("%s stands in the list of what is taken out, with a test that must fail", (name) => {
  const rules = processLimitMutations.filter(({ rule, find }) => rule.endsWith(` ${name}`) && find.includes(name));
  expect(rules).toHaveLength(1);
});

test("each of them is a whole number above none", () => {
  for (const [name, most] of Object.entries(processLimits)) expect(Number.isSafeInteger(most) && most > 0, name).toBe(true);
});
