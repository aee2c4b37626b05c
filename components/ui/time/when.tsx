"use client";
// A moment in words, in the visitor's zone and language. The server writes it in the house's zone; engines word some dates a little
// differently, which is no fault of the page.
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { cn } from "../class/cn.tsx";
import { daysAhead } from "./days.tsx";
import { usePresent, useVisitorZone } from "./visitor-zone.tsx";

const looks = {
  time: { hour: "2-digit", minute: "2-digit" },
  day: { weekday: "long", day: "numeric", month: "long" },
  weekday: { weekday: "long" },
  date: { day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type WhenProps = {
  /** ISO or epoch milliseconds. */
  at: string | number;
  as: keyof typeof looks;
  /** A fixed zone instead of the visitor's. */
  zone?: string;
  className?: string;
};

export function When({ at, as, zone, className }: WhenProps) {
  const format = useFormatter();
  const locale = useLocale();
  const visitor = useVisitorZone();
  const moment = new Date(at);
  // A clock of 24 hours is read with two digits, one of twelve without the nought.
  const hour = "hour" in looks[as] ? ({ hour: locale === "id" ? "2-digit" : "numeric" } as const) : {};
  // An hour is the same in every language; the names of days and months are words.
  const kept = as === "time" ? ({ translate: "no", className: cn("notranslate", className) } as const) : { className };
  return (
    <time dateTime={moment.toISOString()} {...kept} suppressHydrationWarning>
      {format.dateTime(moment, { ...looks[as], ...hour, timeZone: zone ?? visitor })}
    </time>
  );
}

/** "Hari ini", "Besok, Kamis", the weekday of the next days (`dated` adds the date), else weekday and date. `made`: when the page was made, epoch ms. */
export function DayName({
  at,
  made,
  dated = false,
  className,
}: {
  at: string | number;
  made: number;
  dated?: boolean;
  className?: string;
}) {
  const t = useTranslations("ui");
  const format = useFormatter();
  const zone = useVisitorZone();
  const now = usePresent(made);
  const moment = new Date(at);
  const ahead = daysAhead(moment.getTime(), now, zone);
  const weekday = format.dateTime(moment, { weekday: "long", timeZone: zone });
  const words =
    ahead === 0
      ? t("today")
      : ahead === 1
        ? t("tomorrow", { weekday })
        : ahead > 1 && ahead < 6 && !dated
          ? weekday
          : format.dateTime(moment, { ...looks.day, timeZone: zone });
  return (
    <time dateTime={moment.toISOString()} className={className} suppressHydrationWarning>
      {words}
    </time>
  );
}

const short = { UTC: "UTC", "Etc/UTC": "UTC", GMT: "GMT" } as const;
const indonesian = { "Asia/Jakarta": "wib", "Asia/Pontianak": "wib", "Asia/Makassar": "wita", "Asia/Jayapura": "wit" } as const;

/** The name of a zone, short where people have a short one; the visitor's own without `zone`. */
export function ZoneName({ zone, className }: { zone?: string; className?: string }) {
  const t = useTranslations("ui");
  const locale = useLocale();
  const visitor = useVisitorZone();
  const named = zone ?? visitor;
  const own = named in indonesian ? indonesian[named as keyof typeof indonesian] : null;
  return (
    <span className={className} suppressHydrationWarning>
      {own ? t(own) : named in short ? short[named as keyof typeof short] : zoneWords(locale, named)}
    </span>
  );
}

const zoneWords = (locale: string, zone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "longGeneric" })
    .formatToParts(new Date())
    .find((part) => part.type === "timeZoneName")?.value ?? zone;
