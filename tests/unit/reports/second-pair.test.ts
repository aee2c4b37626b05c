// No member of staff is shown a document alone: what they may be shown does not compile with one.
import { expect, expectTypeOf, test } from "vitest";
import { type DisclosedField, disclosedFields } from "#lib/disclosure/schema";
import type { ShownToOne } from "#lib/reports/staff-look";

test("Z-13 a document is the one field that staff are not shown alone", () => {
  expect(disclosedFields).toContain("document");
  expectTypeOf<Exclude<DisclosedField, ShownToOne>>().toEqualTypeOf<"document">();
});
