// Parsed on the server, every text reads as it does when it is parsed in the browser.
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import compile from "icu-minify/compile";
import { createTranslator } from "use-intl/core";

import { expect, test } from "vitest";
import { compileAll } from "#lib/i18n/compiled-messages";
import formatCompiled from "#lib/i18n/format-message";
import { messagesOf } from "#lib/i18n/messages";
import { routing } from "#lib/i18n/routing";

type Texts = { [key: string]: string | Texts };
type Node = ReturnType<typeof parse>[number];

const at = new Date("2026-11-27T09:30:00Z");

const textsIn = (texts: Texts, path: string[] = []): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[[...path, key].join("."), text] as [string, string]] : textsIn(text, [...path, key]),
  );

/** Every argument of a text, with a value for it; `n` chooses among the branches. */
function valuesFor(nodes: Node[], n: number, values: Record<string, unknown> = {}): Record<string, unknown> {
  for (const node of nodes) {
    if (node.type === TYPE.argument) values[node.value] ??= "Siti <b>";
    if (node.type === TYPE.number) values[node.value] = [0, 1, 2, 3, 11, 12_345][n];
    if (node.type === TYPE.date || node.type === TYPE.time) values[node.value] = at;
    if (node.type === TYPE.tag) {
      values[node.value] = (words: string) => `[${words}]`;
      valuesFor(node.children, n, values);
    }
    if (node.type === TYPE.plural) values[node.value] = [0, 1, 2, 3, 11, 12_345][n];
    if (node.type === TYPE.select) values[node.value] = Object.keys(node.options)[n % Object.keys(node.options).length];
    if (node.type === TYPE.plural || node.type === TYPE.select)
      for (const { value } of Object.values(node.options)) valuesFor(value, n, values);
  }
  return values;
}

const cached =
  (Made: new (...args: never[]) => object) =>
  (...args: unknown[]) =>
    Reflect.construct(Made, args);
const formatters = {
  getDateTimeFormat: cached(Intl.DateTimeFormat),
  getNumberFormat: cached(Intl.NumberFormat),
  getPluralRules: cached(Intl.PluralRules),
};

test.each(routing.locales)("every text in %s says the same, whatever its numbers are", async (locale) => {
  const messages = (await messagesOf(locale)) as Texts;
  const t = createTranslator({ locale, messages, timeZone: "Asia/Jakarta" });
  const all = textsIn(messages);
  expect(all.length).toBeGreaterThan(500);
  for (const [key, text] of all) {
    for (let n = 0; n < 6; n++) {
      const values = valuesFor(parse(text), n);
      const whole = t.markup(key as never, values as never);
      const compiled = formatCompiled(key, compile(text), values as never, { locale, formatters, timeZone: "Asia/Jakarta" } as never);
      // Text that is no string, such as an empty branch, is an error in the browser.
      expect(compiled, `${key}: ${text}`).toBe(whole);
    }
  }
});

test("texts keep their places", () => {
  expect(compileAll({ a: { b: "Siti" }, c: "{name}" })).toEqual({ a: { b: "Siti" }, c: [["name"]] });
});
