"use client";
// My turns on stage: each keeps its number, as the ticket that it was.
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { MyTurn } from "#lib/hiring/view";
import { Link } from "#lib/i18n/navigation";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Ticket } from "../../ui/ticket.tsx";
import { clockDigits } from "../../ui/time/turn-time.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";

export function MyTurns({ turns }: { turns: readonly MyTurn[] }) {
  const t = useTranslations("hiring.me");
  const format = useFormatter();
  const locale = useLocale();
  const { day } = useDay(useVisitorZone());
  if (turns.length === 0)
    return (
      <Notice
        tone="empty"
        title={t("noTurns")}
        action={
          <Button asChild>
            <Link href="/schedule">{t("schedule")}</Link>
          </Button>
        }
      >
        {t("noTurnsText")}
      </Notice>
    );
  return (
    <ul className="grid gap-2.5">
      {turns.map((turn) => (
        <li key={turn.turnId}>
          <Ticket number={format.number(turn.number)} label={t("number")}>
            <p className="font-semibold">
              <bdi>{turn.forum}</bdi>
            </p>
            <p className="text-ink-2 text-sm tabular-nums">
              {t("turnLine", { date: day(turn.startedAt), length: clockDigits(turn.seconds, locale) })}
            </p>
          </Ticket>
        </li>
      ))}
    </ul>
  );
}
