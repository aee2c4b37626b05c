import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonical } from "#lib/accounts/email";

describe("A-08 one person has one account, however the address is typed", () => {
  const twins: [typed: string, stored: string | null][] = [
    ["a@x.id", "a@x.id"],
    ["A@X.ID", "a@x.id"],
    ["  a@x.id ", "a@x.id"],
    ["ａ＠x.id", null],
    ["a﹫x.id", null],
    ["ａ@ｘ．ｉｄ", "a@x.id"],
    ["a@x.id.", "a@x.id"],
    ["a@x.id..", null],
    ["a@x。id", "a@x.id"],
    ["a@bücher.id", "a@xn--bcher-kva.id"],
    ["a@XN--BCHER-KVA.id", "a@xn--bcher-kva.id"],
    ["а@x.id", null],
    ["rina.sari+kerja@x.co.id", "rina.sari+kerja@x.co.id"],
    ["a.@x.id", null],
    [".a@x.id", null],
    ["a..b@x.id", null],
    ["a@b@x.id", null],
    ["@x.id", null],
    ["a@", null],
    ["a@localhost", null],
    ["a@127.0.0.1", null],
    ["a@[127.0.0.1]", null],
    ["a@1.2", null],
    ["a@x.id\r\nBcc: b@y.id", null],
    ["a@x.id\0", null],
    ["a@x%2eid", null],
    ["a@x.id/evil", null],
    ["a b@x.id", null],
    ['"a b"@x.id', null],
    ["<a@x.id>", null],
    ["a@-x.id", null],
    [`${"a".repeat(65)}@x.id`, null],
    [`a@${"x".repeat(64)}.id`, null],
    [`a@${"x.".repeat(150)}id`, null],
    ["", null],
    ["hunt\u200b.c@example.test", "hunt.c@example.test"],
    ["\u202ahunt.c@example.test", "hunt.c@example.test"],
    ["\u202ahunt.c@example.test\u202c", "hunt.c@example.test"],
    ["hunt.c\u2060@exam\u00adple.test\u200e", "hunt.c@example.test"],
    ["\ufeffhunt.c@example.test\u{e0041}", "hunt.c@example.test"],
    ["\u200b@example.test", null],
  ];
  test.each(twins)("%j is %j", (typed, stored) => expect(canonical(typed)).toBe(stored));

  test("the stored form is its own stored form, and plain ASCII with one @", () => {
    const part = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.constantFrom("a", "A", "ａ", "ü", "é", "x.id", "。", ".", "+"));
    fc.assert(
      fc.property(part, part, fc.constantFrom("@", "＠", "﹫", ""), (local, domain, at) => {
        const stored = canonical(`${local}${at}${domain}`);
        if (stored === null) return;
        expect(canonical(stored)).toBe(stored);
        expect(stored).toMatch(/^[!-?A-~]+@[a-z0-9.-]+$/);
        expect(stored).toBe(stored.toLowerCase());
      }),
      { numRuns: 2_000 },
    );
  });

  test("case and width never make a second account", () => {
    const wide = (text: string) => text.replace(/[!-?A-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom("id", "co.id", "example"), fc.boolean(), fc.boolean(), (local, host, top, upper, broad) => {
        const spell = (text: string) => (broad ? wide : (same: string) => same)(upper ? text.toUpperCase() : text);
        expect(canonical(`${spell(local)}@${spell(`${host}.${top}`)}`)).toBe(`${local}@${host}.${top}`);
      }),
    );
  });
});
