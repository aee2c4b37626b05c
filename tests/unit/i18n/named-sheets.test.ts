// A text that sends somebody to a sheet or a page calls it by the name that stands there.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const texts = (locale: string, name: string) =>
  JSON.parse(readFileSync(new URL(`../../../lib/i18n/${locale}/${name}.json`, import.meta.url), "utf8"));

test.each(["id", "en", "ar"])("whoever wants to block somebody is sent to the sheet as it is called (%s)", (locale) => {
  const { how } = texts(locale, "visibility").block as { how: string };
  const { more } = texts(locale, "rooms").bar as { more: string };
  expect(/[“«](.+)[”»]/.exec(how)?.[1]).toBe(more);
});

test.each(["id", "en", "ar"])("whoever blocked somebody in a room is sent to the page where it is taken back (%s)", (locale) => {
  const { about } = texts(locale, "rooms").block as { about: string };
  const { title } = texts(locale, "privacy") as { title: string };
  expect(/[“«](.+)[”»]/.exec(about)?.[1]).toBe(title);
});
