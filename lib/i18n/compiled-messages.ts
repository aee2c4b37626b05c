// Messages as the site formats them: parsed once on the server, so that no browser loads a parser. next.config.ts names the formatter
// that reads them.
import compile from "icu-minify/compile";
import { type Messages, messagesOf } from "./messages.ts";
import type { Locale } from "./routing.ts";

type Texts = { [key: string]: string | Texts };

/** Parsed messages have the types of their texts: next-intl checks keys and arguments by them. */
const compiled = new Map<Locale, Promise<Messages>>();

/** Every text of one language, parsed. */
export function compiledMessagesOf(locale: Locale): Promise<Messages> {
  const made = compiled.get(locale) ?? messagesOf(locale).then((messages) => compileAll(messages) as Messages);
  compiled.set(locale, made);
  return made;
}

/** `structuredClone`: React passes plain objects to the browser only, and the compiler's branches have no prototype. */
export const compileAll = (texts: Texts): object =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, typeof text === "string" ? structuredClone(compile(text)) : compileAll(text)]),
  );
