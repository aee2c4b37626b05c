// Whoever follows a link to report something lands on the form for exactly that.
import { describe, expect, test } from "vitest";
import { reportedBy } from "#lib/reports/reported-address";
import { subjectInput } from "#lib/reports/schema";

const id = "0199a3c4-5d6e-4f70-8a9b-0c1d2e3f4a5b";
const about = (kind: string, named: string) => reportedBy(new URLSearchParams({ kind, id: named }));

describe("the address of a report", () => {
  test("names each kind that the server takes", () => {
    const kinds = subjectInput.shape.kind.options;
    expect(kinds.length).toBeGreaterThan(0);
    for (const kind of kinds) expect(about(kind, id)).toEqual({ kind, id });
  });

  test.each([
    ["person", id],
    ["room", ""],
    ["room", "1"],
    ["room", `${id}x`],
    ["", id],
  ])("%s and %s name nothing", (kind, named) => {
    expect(about(kind, named)).toBeNull();
    expect(subjectInput.safeParse({ kind, id: named }).success).toBe(false);
  });
});
