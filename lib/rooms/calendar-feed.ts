// The answer that carries a calendar: in the language asked for, named, and kept by caches for five minutes.
import "server-only";
import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { routing } from "#lib/i18n/routing";
import { env } from "#lib/platform/env";
import { calendarOf } from "./calendar.ts";
import type { RoomLine } from "./timetable.ts";

export type Feed = { rooms: readonly RoomLine[]; name: string; file: string };

/** `attach` saves the file; without it a calendar program subscribes. */
export async function calendarFeed(request: Request, { rooms, name, file }: Feed, attach: boolean): Promise<Response> {
  const wish = new URL(request.url).searchParams.get("lang");
  const locale = hasLocale(routing.locales, wish) ? wish : routing.defaultLocale;
  const t = await getTranslations({ locale, namespace: "schedule" });
  const site = new URL(env().SITE_URL).origin;
  const body = calendarOf(rooms, {
    name,
    language: locale,
    note: t("calendarNote"),
    addressOf: (roomId) => `${site}/${locale}/rooms/${roomId}`,
  });
  return new Response(body, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `${attach ? "attachment" : "inline"}; filename="${file}"`,
      "cache-control": "public, max-age=300",
    },
  });
}

export const noCalendar = (): Response => new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
