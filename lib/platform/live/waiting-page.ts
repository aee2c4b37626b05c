// What a visitor sees for the moment in which `web` is away: three languages, because nobody is there to choose one.
import "server-only";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const style =
  "body{font:1.125rem/1.5 system-ui,sans-serif;max-inline-size:32rem;margin:15vh auto;padding:0 1.25rem;color-scheme:light dark}h1{font-size:1.5rem}section+section{margin-block-start:2.5rem;opacity:.75}";
const locales = ["id", "en", "ar"] as const;

type Words = { title: string; text: string };
let made: string | undefined;

const words = (locale: string): Words =>
  JSON.parse(readFileSync(new URL(`../../i18n/${locale}/waiting.json`, import.meta.url), "utf8")) as Words;

function render(): string {
  const parts = locales.map((locale) => {
    const { title, text } = words(locale);
    return `<section lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"><h1>${title}</h1><p>${text}</p></section>`;
  });
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="2"><title>Suara Kerja</title><style>${style}</style></head><body>${parts.join("")}</body></html>`;
}

/** The page and its headers. It asks again by itself after two seconds, also where scripts are off. */
export function waitingPage(): { body: string; headers: Record<string, string> } {
  made ??= render();
  const hash = createHash("sha256").update(style).digest("base64");
  return {
    body: made,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'`,
    },
  };
}
