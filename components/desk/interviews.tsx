"use client";
// Talks for two beside the forum: who with whom, and how long still.
import { useLocale, useTranslations } from "next-intl";
import { clockDigits } from "#components/ui/turn-time";
import { useDesk, useNow } from "./desk-context.tsx";

export function Interviews() {
  const t = useTranslations("desk.interviews");
  const locale = useLocale();
  const { moderators } = useDesk();
  const now = useNow();
  if (moderators.interviews.length === 0) return null;
  return (
    <section aria-labelledby="desk-interviews" className="rounded-2 border border-line bg-card px-3.5 py-3">
      <h2 id="desk-interviews" className="text-sm">
        {t("title")}
      </h2>
      <ul className="mt-1.5 flex flex-col gap-1.5 text-sm">
        {moderators.interviews.map((talk) => {
          const left = talk.endsAt === null ? null : Math.ceil((talk.endsAt - now) / 1000);
          return (
            <li key={talk.interviewId} className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 text-ink-2">{t(talk.state, { by: talk.by, name: talk.name })}</span>
              {left === null ? null : (
                <span className="shrink-0 font-semibold tabular-nums">
                  {left > 0 ? t("left", { time: clockDigits(left, locale) }) : t("over")}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
