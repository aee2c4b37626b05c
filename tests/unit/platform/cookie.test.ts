import { expect, test } from "vitest";
import { readCookie } from "#lib/platform/auth/cookie";

test.each([
  ["session=abc", "abc"],
  ["a=b; session=a%3Db", "a=b"],
  ["session=a=b", "a=b"],
  ["session=%", "%"],
  ["session=%ff", "%ff"],
  ["session=%E0%A4%A", "%E0%A4%A"],
  ["session=planted; a=b; session=abc", "abc"],
  ["sessions=abc", undefined],
  ["", undefined],
  [undefined, undefined],
])("the cookie header %j holds the session %j and faults nobody", (header, value) => expect(readCookie(header, "session")).toBe(value));
