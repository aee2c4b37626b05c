import { describe, expect, test } from "vitest";
import { passwordInput, resetInput, signInInput } from "#lib/accounts/schema";
import * as password from "#lib/accounts/sign-in/password";
import { processLimits } from "#lib/platform/process-limits";

describe("A-16 a password that others try first is refused, whatever it is composed of", () => {
  const refused = [
    "password",
    "Password1",
    "P@ssw0rd123",
    "passw0rd!",
    "qwertyuiop",
    "1234567890",
    "12345678",
    "87654321",
    "11111111",
    "abcabcabc",
    "aaaaaaaab",
    "iloveyou2",
    "sayangku123",
    "Bismillah01",
    "indonesia45",
    "suarakerja2026",
    "Suara Kerja!",
    "su4ra-kerj4",
    "rina.sari99",
    "xrina.sarix",
    "rina.sari@surel.id",
    "surel.id2026",
    "1q2w3e4r5t",
    "asdfghjkl",
    "abcdefgh",
    "carikerja123",
    "Karawang2026",
    "welcome!!",
    "contrasena1",
    "hello123",
    "qwer1234",
    "11223344",
    "abcd1234",
    "zaq12wsx",
    "samantha",
    "elephant",
    "trustno1",
    "letmein1",
    "17081945",
    "kucing123",
    "passwordpasswordpasswordpasswordpassword",
  ];
  test.each(refused)("%s", (typed) => expect(password.judge(typed, "rina.sari@surel.id")).toBe("password_common"));

  const good = [
    "kuda benar baterai staples",
    "x9!fLq2_wR",
    "hujan sore di rel tua",
    "ﷺ سلام على من قرأ",
    "🐘🌧️🚲🧵🍚🪵🛖🧄",
    "Tj7 kapal kertas",
    "  a9Q hujan  ",
  ];
  test.each(good)("%s is fine", (typed) => expect(password.judge(typed, "rina.sari@surel.id")).toBeNull());

  test.each(["", "a", "pendek1", "🐘🌧🚲🧵🍚🪵🛖"])("%j is short", (typed) =>
    expect(password.judge(typed, "rina.sari@surel.id")).toBe("password_short"),
  );
  test("a local part of three letters is no reason", () => expect(password.judge("analisa kayu jati", "ana@surel.id")).toBeNull());
});

describe("A-15 a password is kept whole", () => {
  const sample = "a".repeat(72);
  test.each([
    ["a twin of 72 bytes", `${sample}x`, `${sample}y`],
    ["a NUL", "rahasia\0satu dua", "rahasia\0tiga lima"],
    ["spaces at its ends", " kuda hujan ", "kuda hujan"],
    ["an emoji", "kuda hujan 🐘", "kuda hujan 🐎"],
    ["upper case", "kuda HUJAN sore", "kuda hujan sore"],
  ])("%s counts", async (_, mine, other) => {
    const stored = await password.hash(mine);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await password.verify(stored, mine)).toBe(true);
    expect(await password.verify(stored, other)).toBe(false);
  });

  test("one letter in two forms of Unicode is one letter, and each opens what the other closed", async () => {
    for (const [one, other] of [
      ["s\u00e9same-ouvre", "se\u0301same-ouvre"],
      ["se\u0301same-ouvre", "s\u00e9same-ouvre"],
      ["가나다라마바사아", "가나다라마바사아".normalize("NFD")],
    ] as const)
      expect(await password.verify(await password.hash(one), other)).toBe(true);
    expect(password.judge("e\u0301".repeat(4), "a@x.id")).toBe("password_short");
  });

  test.each(["x".repeat(129), "e\u0301".repeat(65), "x".repeat(1_000_000)])(
    "a password of more than 128 signs is refused before any work",
    (typed) => {
      expect(signInInput.safeParse({ email: "a@x.id", password: typed }).success).toBe(false);
      expect(resetInput.safeParse({ token: "x".repeat(43), password: typed }).success).toBe(false);
      expect(passwordInput.safeParse({ current: typed, next: "hujan sore di rel" }).success).toBe(false);
      expect(passwordInput.safeParse({ current: "hujan", next: typed }).success).toBe(false);
    },
  );

  test("the longest password is judged as one is typed", () => {
    for (const piece of ["@4$5104310$@", "p4ssw0rd@1$5", "01/02/1999", "ab1"])
      expect(password.judge(piece.repeat(43).slice(0, 128), "a@x.id")).not.toBe("password_short");
  });

  test("so many passwords wait to be hashed; one more is refused at once, and is welcome when there is room again", async () => {
    const { passwordQueue } = globalThis as unknown as { passwordQueue: { waiting: number } };
    passwordQueue.waiting = processLimits.passwordsWaiting;
    await expect(password.hash("kuda benar baterai staples")).rejects.toThrow("too many passwords");
    await expect(password.verify(null, "kuda benar baterai staples")).rejects.toThrow("too many passwords");
    passwordQueue.waiting = processLimits.passwordsWaiting - 1;
    expect(await password.verify(null, "kuda benar baterai staples")).toBe(false);
    passwordQueue.waiting = 0;
  });

  test("without a stored one nothing is right, not even the stand-in", async () => {
    expect(await password.verify(null, "")).toBe(false);
    expect(await password.verify(null, "kuda benar baterai staples")).toBe(false);
  });
});
