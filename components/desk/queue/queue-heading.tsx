"use client";
// How many wait and for how long: the line above the queue.
import { useFormatter, useTranslations } from "next-intl";
import { useDesk } from "#components/desk/desk-context";
import { counts } from "./queue-order.ts";

export function QueueHeading() {
  const t = useTranslations("desk.queue");
  const format = useFormatter();
  const { moderators } = useDesk();
  return (
    <div className="flex items-baseline justify-between gap-3">
      <h2 className="text-lg max-desk:sr-only">
        {t("title")} <span className="font-medium tabular-nums text-ink-2">{format.number(counts(moderators.queue, null).all)}</span>
      </h2>
      {moderators.waitMinutes === null ? null : (
        <span className="text-sm tabular-nums text-ink-2 max-sm:hidden">{t("wait", { minutes: moderators.waitMinutes })}</span>
      )}
    </div>
  );
}
