// The three languages say the same: each key in each of them, the same words to fill in, every plural form of Arabic and Arabic digits
// in it, and a sentence for every refusal.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { refusals } from "#lib/contexts";
import { root } from "../process.ts";

const locales = ["id", "en", "ar"] as const;
const folder = join(root, "lib", "i18n");
/** English may leave "one" out of what reads the same, such as "5 min". */
const pluralForms: Record<string, readonly string[]> = {
  id: ["other"],
  en: ["other"],
  ar: ["zero", "one", "two", "few", "many", "other"],
};

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}.${key}`, value] as [string, string]] : flatten(value, `${path}.${key}`),
  );
}

async function textsOf(locale: string): Promise<Map<string, string>> {
  const names = (await readdir(join(folder, locale))).filter((name) => name.endsWith(".json"));
  const files = await Promise.all(
    names.map(async (name) => flatten(JSON.parse(await readFile(join(folder, locale, name), "utf8")) as Tree, name.slice(0, -5))),
  );
  return new Map(files.flat());
}

export type Parts = { names: Set<string>; plurals: string[][] };

/** What an ICU message asks for: the names of its arguments, and the forms of each plural. */
export function partsOf(message: string): Parts {
  const parts: Parts = { names: new Set(), plurals: [] };
  let at = 0;

  const skipSpace = () => {
    while (/\s/.test(message[at] ?? "")) at += 1;
  };
  const word = () => {
    skipSpace();
    const [found = ""] = /^[^\s,{}]+/.exec(message.slice(at)) ?? [];
    at += found.length;
    skipSpace();
    return found;
  };

  function text() {
    for (; at < message.length && message[at] !== "}"; at += 1) {
      if (message[at] === "'" && "'{}<".includes(message[at + 1] ?? " "))
        at = message[at + 1] === "'" ? at + 1 : Math.max(message.indexOf("'", at + 1), at);
      else if (message[at] === "{") argument();
    }
  }

  function argument() {
    at += 1;
    parts.names.add(word());
    if (message[at] === ",") {
      at += 1;
      const kind = word();
      if (message[at] === "," && ["plural", "selectordinal", "select"].includes(kind)) {
        at += 1;
        branches(kind);
      }
    }
    while (at < message.length && message[at] !== "}") at += 1;
  }

  function branches(kind: string) {
    const forms: string[] = [];
    for (let form = word(); form !== ""; form = word()) {
      if (message[at] !== "{") continue;
      forms.push(form);
      at += 1;
      text();
      at += 1;
    }
    if (kind === "plural") parts.plurals.push(forms);
  }

  text();
  return parts;
}

/** What ICU reads of a message: the head of an argument, an exact plural form, a tag. */
const syntax = /\{\s*\w+\s*(?:,[^{}]*)?(?=[{}])|=\d+\s*(?=\{)|<\/?\w+>/g;

/** Latin digits in an Arabic sentence, beside numbers that are filled in with Arabic ones. What Latin letters touch, such as UTC+7, stays. */
export const latinDigitsIn = (message: string): string[] =>
  message.replace(syntax, " ").match(/(?<![A-Za-z0-9._/+-])\d+(?![A-Za-z0-9._/-]*[A-Za-z])/g) ?? [];

/** Every fault in one line; an empty list is well. */
export async function messageFaults(): Promise<string[]> {
  const texts = new Map(await Promise.all(locales.map(async (locale) => [locale, await textsOf(locale)] as const)));
  const keys = new Set([...texts.values()].flatMap((ofLocale) => [...ofLocale.keys()]));
  const faults: string[] = [];
  for (const key of [...keys].sort()) {
    let wanted: string | null = null;
    for (const locale of locales) {
      const message = texts.get(locale)?.get(key);
      if (message === undefined || message.trim() === "") {
        faults.push(`${locale}: ${key} is missing`);
        continue;
      }
      if (locale === "ar" && latinDigitsIn(message).length > 0)
        faults.push(`ar: ${key} has Latin digits beside Arabic ones: write ٠١٢٣٤٥٦٧٨٩`);
      const { names, plurals } = partsOf(message);
      const asked = [...names].sort().join(" ");
      wanted ??= asked;
      if (asked !== wanted) faults.push(`${locale}: ${key} asks for "${asked}", another language for "${wanted}"`);
      for (const forms of plurals) {
        const missing = (pluralForms[locale] ?? []).filter(
          (form) => !forms.includes(form) && !(form !== "other" && forms.includes(exact[form] ?? "")),
        );
        if (missing.length > 0) faults.push(`${locale}: ${key} has no plural form for ${missing.join(", ")}`);
      }
    }
  }
  for (const code of refusals) if (!keys.has(`refusals.${code}`)) faults.push(`the refusal ${code} has no sentence`);
  return faults;
}

/** A form may be spoken as its only number. */
const exact: Record<string, string> = { zero: "=0", one: "=1", two: "=2" };
