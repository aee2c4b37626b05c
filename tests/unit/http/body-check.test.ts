// Which bodies may be decoded at all. N-02: what React's decoder would follow for seconds is refused before it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BodyRule, bodyRule } from "#lib/platform/http/body";
import { holdsStorableText, isDecodable } from "#lib/platform/http/body-check";

const action: BodyRule = { kind: "action", limitBytes: 65_536 };
const api: BodyRule = { kind: "api", limitBytes: 1_048_576 };
const asAction = (text: string, type = "text/plain;charset=UTF-8") => isDecodable(action, type, Buffer.from(text));
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("an action of ours", () => {
  test.each([
    ["[]"],
    ['[{"roomId":"7b1c2a52","card":{"trade":"Las","years":3}}]'],
    ['["$undefined",null,true,1.5]'],
    ['["$$5 an hour","costs $5"]'],
    ['["$D2026-11-27T13:00:00.000Z","$NaN","$-0","$Infinity","$-Infinity"]'],
    [`[{"text":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ \\" {{{{{{{"}]`],
  ])("is decoded: %s", (text) => expect(asAction(text)).toBe(true));

  test("may hold every JSON value whose texts do not begin with a dollar", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const text = JSON.stringify([value]);
        fc.pre(!text.includes('"$') && !text.includes("__proto__"));
        expect(asAction(text)).toBe(true);
      }),
    );
  });
});

describe("a hostile body is not", () => {
  test.each([
    ["190,000 references", `[${Array(190_000).fill('"$0"').join(",")}]`],
    ["one reference to itself", '["$0"]'],
    ["a reference by path", '["$0:0:0:__proto__:constructor"]'],
    ["a part that never comes", '["$1"]'],
    ["a promise", '["$@0"]'],
    ["a server reference", '["$F1"]'],
    ["a server reference of a newer React", '["$h1"]'],
    ["a map", '["$Q1"]'],
    ["a file", '["$B1"]'],
    ["a stream", '["$R0"]'],
    ["an iterator", '["$X0"]'],
    ["form data", '["$K1"]'],
    ["a number of any length", `["$n${"9".repeat(50_000)}"]`],
    ["a temporary reference", '["$T"]'],
    ["a date that is none", '["$Dsoon"]'],
    ["a lone dollar", '["$"]'],
    ["a reference as a key", '[{"$0":1}]'],
    ["a prototype", '[{"__proto__":{"isAdmin":true}}]'],
    ["the shape that ran code", '[{"then":"$1:__proto__:then","status":"resolved_model","value":"{}","_response":{}}]'],
    ["deep lists", nested(30_000)],
    ["deep objects", `[${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}]`],
    ["unclosed lists", "[".repeat(60_000)],
    ["very many values", `[${Array(30_000).fill("0").join(",")}]`],
    ["no list", '{"0":1}'],
    ["no JSON", "hello"],
    ["nothing", ""],
    ["bytes that are no text", "\u0000\u0001"],
  ])("%s", (_name, text) => expect(asAction(text)).toBe(false));

  test.each([["multipart/form-data; boundary=x"], ["application/x-www-form-urlencoded"], ["application/json"], [""]])("as %s", (type) =>
    expect(asAction("[]", type)).toBe(false),
  );
});

test("JSON for a route is refused where it is broken, deep, or holds what PostgreSQL cannot keep", () => {
  const asJson = (text: string) => isDecodable(api, "application/json", Buffer.from(text));
  expect(asJson('{"name":"Siti"}')).toBe(true);
  expect(asJson("")).toBe(true);
  for (const text of ['{"name":"a\\u0000"}', '{"a\\u0000":1}', '{"name":"\\ud800"}', '{"list":["\\udc00x"]}', "{", nested(30)])
    expect(asJson(text), text).toBe(false);
});

test("texts that can be kept are whole pairs without U+0000", () => {
  expect(holdsStorableText({ name: "Ni Wayan 🧑‍🔧", list: ["فاطمة"] })).toBe(true);
  expect(holdsStorableText({ name: "\u0000" })).toBe(false);
  expect(holdsStorableText(["\ud83e"])).toBe(false);
});

test("an action gets its 64 kB at any address, also where it pretends to be something else", () => {
  const rule = (url: string, headers = {}) => bodyRule({ url, headers });
  expect(rule("/id/sign-in", { "next-action": "ab" })).toMatchObject({ kind: "action", limitBytes: 65_536 });
  expect(rule("/api/internal/pages", { "next-action": "ab" }).kind).toBe("action");
  expect(rule("/id", { "content-type": "Multipart/Form-Data; boundary=x" }).kind).toBe("action");
  expect(rule("/api/webhooks/livekit")).toMatchObject({ kind: "webhook", limitBytes: 65_536 });
  expect(rule("/api/auth/signin/ministry")).toMatchObject({ kind: "api", limitBytes: 16_384 });
  expect(rule("/api/rooms/1/entry")).toMatchObject({ kind: "api", limitBytes: 1_048_576 });
});
