import { expect, test } from "vitest";
import { seal, unseal } from "#lib/platform/secret/sealed-text";

const secret = "a-secret-for-tests-of-32-characters";

test("sealed text opens under the same secret for the same purpose, and no two seals are alike", () => {
  const [one, other] = [seal(secret, "app of Agus", "JBSWY3DP"), seal(secret, "app of Agus", "JBSWY3DP")];
  expect(one).not.toBe(other);
  expect(one).not.toContain("JBSWY3DP");
  expect([one, other].map((sealed) => unseal(secret, "app of Agus", sealed))).toEqual(["JBSWY3DP", "JBSWY3DP"]);
});

test("another secret, another purpose, a changed or a cut text opens nothing", () => {
  const sealed = seal(secret, "app of Agus", "JBSWY3DP");
  const bytes = Buffer.from(sealed, "base64url");
  bytes[14] = (bytes[14] ?? 0) ^ 1;
  expect(unseal(`${secret}!`, "app of Agus", sealed)).toBeNull();
  expect(unseal(secret, "app of Putri", sealed)).toBeNull();
  expect(unseal(secret, "app of Agus", bytes.toString("base64url"))).toBeNull();
  expect(unseal(secret, "app of Agus", sealed.slice(0, 20))).toBeNull();
  expect(unseal(secret, "app of Agus", "")).toBeNull();
});
