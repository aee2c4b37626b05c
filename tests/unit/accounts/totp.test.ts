import { expect, test } from "vitest";
import { codeAt, drawSecret, setupUri, stepOf } from "#lib/accounts/factors/totp";

/** RFC 6238, appendix B: the secret "12345678901234567890" in base32, and the last six digits of the SHA-1 column. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const vectors = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
] as const;

test.each(vectors)("at second %i the code of the RFC is ours", (second, code) => {
  expect(codeAt(secret, second * 1000)).toBe(code);
  expect(stepOf(secret, code, second * 1000)).toBe(Math.floor(second / 30));
});

test("A-12 a code counts one step early and one step late, and no step more", () => {
  const at = 1_790_000_010_000;
  const step = Math.floor(at / 30_000);
  const seen = [-2, -1, 0, 1, 2].map((away) => stepOf(secret, codeAt(secret, at + away * 30_000), at));
  expect(seen).toEqual([null, step - 1, step, step + 1, null]);
});

test.each(["", "12345", "1234567", "abcdef", "１２３４５６", "12 345"])("%o is no code", (typed) => {
  expect(stepOf(secret, typed, 59_000)).toBeNull();
});

test("each secret is new, and the picture names the site and the account", () => {
  const [one, other] = [drawSecret(), drawSecret()];
  expect(one).not.toBe(other);
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  const uri = new URL(setupUri(one, "agus@people.test"));
  expect(uri.protocol).toBe("otpauth:");
  expect(uri.searchParams.get("secret")).toBe(one);
  expect(uri.searchParams.get("issuer")).toBe("Suara Kerja");
  expect(decodeURIComponent(uri.pathname)).toContain("agus@people.test");
});
