// The answer that carries a calendar: in the language asked for, named, and kept by caches for five minutes.
import "server-only";
import { createTranslator, hasLocale } from "use-intl/core";
import "#lib/i18n/digits";
import { routing } from "#lib/i18n/routing";
import { env } from "#lib/platform/env";
import ar from "../i18n/ar/schedule.json" with { type: "json" };
import en from "../i18n/en/schedule.json" with { type: "json" };
import id from "../i18n/id/schedule.json" with { type: "json" };
import type { CalendarSeries, CalendarWords } from "./calendar.ts";

const texts = { id, en, ar };

/** `attach` saves the file; without it a calendar program subscribes. */
export async function calendarFeed(
  request: Request,
  { slug }: CalendarSeries,
  attach: boolean,
  write: (words: CalendarWords) => string,
): Promise<Response> {
  const wish = new URL(request.url).searchParams.get("lang");
  const locale = hasLocale(routing.locales, wish) ? wish : routing.defaultLocale;
  const t = createTranslator({ locale, messages: texts[locale] });
  const pages = `${new URL(env().SITE_URL).origin}/${locale}`;
  const body = write({
    language: locale,
    note: t("calendarNote"),
    seriesAddress: `${pages}/series/${slug}`,
    addressOf: (roomId) => `${pages}/rooms/${roomId}`,
  });
  return new Response(body, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `${attach ? "attachment" : "inline"}; filename="${slug}.ics"`,
      "cache-control": "public, max-age=300",
    },
  });
}

export const noCalendar = (): Response => new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
