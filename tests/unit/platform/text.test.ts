import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as accounts from "#lib/accounts/schema";
import * as hiring from "#lib/hiring/schema";
import { optionalText, text } from "#lib/platform/text/text";
import { isVisible } from "#lib/platform/text/visible-text";
import * as rooms from "#lib/rooms/schema";
import * as series from "#lib/series/schema";

const nothing = [
  "",
  " ",
  "\u200b\u200b\u200b\u200b",
  "\u2060",
  "\u00a0\u00a0",
  "\u2800",
  "\u3164",
  "\u00ad\u200d",
  "\u0301",
  "\u202e\u202c",
  "\ufeff",
  "\u{e0041}",
];
const broken = ["a\0b", "\0", "a\ud800b", "\udc00\ud800"];

describe("what cannot be read is no text", () => {
  test.each(nothing)("%j", (typed) => {
    expect(isVisible(typed)).toBe(false);
    expect(text(60).safeParse(typed).success).toBe(false);
    expect(optionalText(60).parse(typed)).toBe("");
  });
  test.each(broken)("%j cannot be stored", (typed) => {
    expect(text(60).safeParse(typed).success).toBe(false);
    expect(optionalText(60).safeParse(typed).success).toBe(false);
  });
  test.each(["Siti ❤️", "فاطمة", "O'Brien", "李雷", "Ni Wayan 🧑‍🔧", "?", "👍🏽", "می‌خواهم"])("%s is text and stays as it is", (typed) => {
    expect(text(60).parse(` ${typed} `)).toBe(typed);
    expect(optionalText(60).parse(typed)).toBe(typed);
  });
  test("signs that turn what stands around them are not kept, so that a name reads as it is", () => {
    for (const take of [text(60), optionalText(60)])
      expect(take.parse("\u2067 \u202eexe.txt\u202c\u2069 \u2066gratis\u2069 \u202a\u202b\u202d\u2068")).toBe("exe.txt gratis");
  });
});

/** Every string field of a schema that takes words: not an id, not a choice, not a pattern. */
function* wordsOf(schema: z.ZodType, path: string): Generator<[path: string, field: z.ZodType]> {
  if (schema instanceof z.ZodObject)
    for (const [name, field] of Object.entries(schema.shape)) yield* wordsOf(field as z.ZodType, `${path}.${name}`);
  else if (schema instanceof z.ZodArray) yield* wordsOf(schema.element as z.ZodType, path);
  else if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    yield* wordsOf(schema.unwrap() as z.ZodType, path);
  else if (schema instanceof z.ZodPipe) yield* wordsOf(schema.in as z.ZodType, path);
  else if (schema instanceof z.ZodString) yield [path, schema];
}

const fields = Object.entries({ accounts, series, rooms, hiring }).flatMap(([context, schemas]) =>
  Object.entries(schemas).flatMap(([name, schema]) => (schema instanceof z.ZodType ? [...wordsOf(schema, `${context}.${name}`)] : [])),
);
/** Judged by what they are compared with, never stored: a password byte by byte, a token by its digest, an address by its canonical form. */
const compared = /\.(password|current|token|email|passwordInput\.next)$/;
const stored = fields.filter(([path]) => !compared.test(path));

test("the schemas were found", () => expect(stored.length).toBeGreaterThan(25));

test.each(stored)("%s takes no U+0000 and no half character", (_, field) => {
  for (const typed of ["abcd\0efgh", "abcd\ud800efgh"]) expect(field.safeParse(typed).success).toBe(false);
});

test.each(stored)("%s keeps no sign that turns the direction", (_, field) => {
  const read = field.safeParse("abcd\u202eefgh\u2067ijkl");
  expect(read.success && read.data !== "abcdefghijkl").toBe(false);
});

test.each(stored)("%s takes no invisible text", (_, field) => {
  const read = field.safeParse("\u200b\u200b\u200b\u200b");
  expect(read.success && read.data !== "").toBe(false);
});
