import { expect, test } from "vitest";
import { readCookie } from "#lib/platform/auth/cookie";

test.each([
  ["session=abc", "abc"],
  ["other=1; session=a%20b; more=2", "a b"],
  ["session=a=b", "a=b"],
  ["session=%", "%"],
  ["session=%ff", "%ff"],
  ["session=%E0%A4%A", "%E0%A4%A"],
  ["sessions=a", undefined],
  ["", undefined],
  [undefined, undefined],
])("a session key in %s is %s", (header, value) => expect(readCookie(header, "session")).toBe(value));
