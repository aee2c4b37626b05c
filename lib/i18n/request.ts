// What next-intl needs for a request: the language of the address, its texts, and the zone in which pages are prerendered.
import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import "./digits.ts";
import { compiledMessagesOf } from "./compiled-messages.ts";
import { routing } from "./routing.ts";

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  return { locale, timeZone: "Asia/Jakarta", messages: await compiledMessagesOf(locale) };
});
