"use client";
// Everybody on stage and the room itself, each with the way to report them.
import { useTranslations } from "next-intl";
import { ReportLink } from "#components/reports/report-link";
import type { PublicView } from "#lib/rooms/view";

export function ReportPeople({ view, mySeatId }: { view: PublicView; mySeatId: string | null }) {
  const t = useTranslations("rooms");
  const people = view.stage.filter(({ seatId }) => seatId !== mySeatId);
  return (
    <section>
      <h3 className="mb-1 text-md">{t("report.title")}</h3>
      <ul className="border-line border-t text-sm">
        {people.map(({ seatId, name }) => (
          <li key={seatId} className="flex min-h-11 items-center justify-between gap-3 border-line border-b">
            <bdi translate="no" className="min-w-0 truncate">
              {name}
            </bdi>
            <ReportLink kind="seat" id={seatId} label={t("report.person", { name })}>
              {t("report.go")}
            </ReportLink>
          </li>
        ))}
        <li className="flex min-h-11 items-center justify-end border-line border-b">
          <ReportLink kind="room" id={view.roomId}>
            {t("report.room")}
          </ReportLink>
        </li>
      </ul>
    </section>
  );
}
