"use client";
// HireList on a vacancy that wait for the organisation's word, or have it.
import { useTranslations } from "next-intl";
import { useAction } from "#components/ui/action/use-action";
import { Batik } from "#components/ui/brand/batik";
import { Button } from "#components/ui/button";
import { Chip } from "#components/ui/chip";
import { Notice } from "#components/ui/notice";
import { useVisitorZone } from "#components/ui/time/visitor-zone";
import { confirmHire, confirmStart } from "#lib/hiring/actions";
import type { HireLine } from "#lib/hiring/view";
import { useDay } from "../use-day.tsx";

export function HireList({ hires }: { hires: readonly HireLine[] }) {
  const t = useTranslations("hiring.hires");
  const { day } = useDay(useVisitorZone());
  const action = useAction();
  const confirm = (outcomeId: string, isHired: boolean) =>
    void action.run(() => (isHired ? confirmStart : confirmHire)({ outcomeId }), { key: outcomeId, refresh: true });

  return (
    <section aria-label={t("title")} className="mb-10">
      <h2 className="text-xl">{t("title")}</h2>
      <p className="mt-1 mb-3 text-ink-2 text-sm">{t("lead")}</p>
      {action.sentence ? <Notice tone="fault" title={action.sentence} className="mb-3" /> : null}
      <ul className="border-line border-t">
        {hires.map(({ outcomeId, name, seed, forum, at, confirmed, started }) => (
          <li key={outcomeId} className="flex min-h-16 flex-wrap items-center gap-x-3.5 gap-y-2 border-line border-b py-3.5">
            {seed ? <Batik seed={seed} px={44} /> : null}
            <div className="min-w-0 flex-1 basis-48">
              <b className="clip-line block">{name === null ? t("nameGone") : <bdi>{name}</bdi>}</b>
              <p className="text-ink-2 text-sm">{forum ? t("line", { date: day(at), forum }) : day(at)}</p>
            </div>
            {confirmed ? <Chip tone="ok">{t(started ? "startConfirmed" : "confirmed")}</Chip> : null}
            {started ? null : (
              <Button
                variant={confirmed ? "plain" : "mine"}
                disabled={action.pending}
                aria-busy={action.pendingKey === outcomeId}
                onClick={() => confirm(outcomeId, confirmed)}
              >
                {t(confirmed ? "start" : "confirm")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
