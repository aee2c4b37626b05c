"use client";
// The way of one application for its applicant: each step with its moment, what the company wrote, and the date of its next word.
import { useTranslations } from "next-intl";
import type { MyApplication } from "#lib/hiring/application/view";
import { cn } from "../../ui/class/cn.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";

export function ApplicationTimeline({ application }: { application: MyApplication }) {
  const t = useTranslations("hiring");
  const { day, time } = useDay(useVisitorZone());
  const { history, organisation, replyBy, isWaiting } = application;
  return (
    <ol aria-label={t("timeline.title")} className="mt-2 grid gap-3 text-sm">
      {history.map(({ kind, at, reason, words }) => (
        <li key={`${kind} ${at}`} className={step}>
          <p className="flex flex-wrap justify-between gap-x-3">
            <span className="font-semibold">
              {kind === "seen" ? t("timeline.opened", { organisation }) : t(`timeline.${kind}`, { organisation })}
            </span>
            <time dateTime={at} className="text-ink-2 tabular-nums">
              {day(at, false)}, {time(at)}
            </time>
          </p>
          {reason ? <p className="text-ink-2">{t("timeline.reason", { reason: t(`reason.${reason}`) })}</p> : null}
          {words ? (
            <p dir="auto" className="mt-1 whitespace-pre-line rounded-2 bg-sunk px-3 py-2 wrap-anywhere">
              {words}
            </p>
          ) : null}
        </li>
      ))}
      {isWaiting ? (
        <li className={cn(step, "before:border-2 before:border-bata before:bg-transparent")}>
          <p className="flex flex-wrap justify-between gap-x-3 font-semibold text-bata-ink">
            <span>{t("timeline.due")}</span>
            <time dateTime={replyBy} className="tabular-nums">
              {day(replyBy, false)}
            </time>
          </p>
        </li>
      ) : null}
    </ol>
  );
}

const step =
  "relative ps-5.5 before:absolute before:start-px before:top-1.5 before:size-2.5 before:rounded-full before:bg-leaf before:content-['']";
