"use client";
// The copy of my data: asked for by the page's one filled button, watched while it is built, fetched and removed.
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { askExport, dropExport, exportProgress, openExport } from "#lib/privacy/actions";
import type { ExportState } from "#lib/privacy/view";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { useAction } from "../ui/action/use-action.tsx";
import { Button } from "../ui/button.tsx";
import { useVisitorZone } from "../ui/time/visitor-zone.tsx";

/** Milliseconds between two looks at an export that is being built. */
const lookMs = 3_000;

export function ExportPanel({ initial }: { initial: ExportState | null }) {
  const t = useTranslations("privacy.export");
  const format = useFormatter();
  const timeZone = useVisitorZone();
  const action = useAction();
  const [state, setState] = useState(initial);
  const isBuilding = state !== null && state.readyAt === null && !state.isDelayed;
  const moment = (at: Date) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short", ...(timeZone ? { timeZone } : {}) });

  useEffect(() => {
    if (!isBuilding) return;
    const timer = setInterval(() => {
      void exportProgress({})
        .then((answer) => answer.ok && setState(answer.value))
        // Offline: the next look may succeed.
        .catch(() => undefined);
    }, lookMs);
    return () => clearInterval(timer);
  }, [isBuilding]);

  const look = () => void exportProgress({}).then((answer) => answer.ok && setState(answer.value));
  const ask = () => action.run(() => askExport({}), { after: look });
  const fetchIt = (exportId: string) =>
    action.run(() => openExport({ exportId }), { after: ({ path }) => location.assign(path), done: t("fetched") });
  const drop = (exportId: string) => action.run(() => dropExport({ exportId }), { after: look, done: t("dropped") });

  return (
    <section aria-label={t("title")} className="mt-10">
      <ActionStatus action={action} />
      {state?.isThere ? (
        <>
          <Button variant="main" size="big" className="w-full" aria-busy={action.pending} onClick={() => fetchIt(state.exportId)}>
            <Download aria-hidden strokeWidth={1.9} />
            {t("fetch")}
          </Button>
          <p className="mt-2 text-center text-sm text-ink-2">
            {t("until", { when: state.expiresAt ? moment(state.expiresAt) : "", size: sizeOf(state.bytes ?? 0) })}
          </p>
          <p className="text-center">
            <Button variant="quiet" aria-busy={action.pending} onClick={() => drop(state.exportId)}>
              {t("drop")}
            </Button>
          </p>
        </>
      ) : isBuilding ? (
        <div role="status" className="text-center">
          <p className="font-semibold">{t("building", { done: state.partsDone, total: state.partsTotal })}</p>
          <progress
            aria-label={t("title")}
            value={state.partsDone}
            max={Math.max(1, state.partsTotal)}
            className="mt-3 h-1.5 w-full accent-leaf"
          />
          <p className="mt-2 text-sm text-ink-2">{t("mailed")}</p>
        </div>
      ) : state?.isDelayed && state.readyAt === null ? (
        <p className="rounded-1 bg-kunyit-soft p-3 text-sm text-kunyit-ink">{t("delayed", { when: moment(state.startsAt) })}</p>
      ) : state ? (
        <p className="text-center text-sm text-ink-2">{t("again", { when: moment(state.nextAt) })}</p>
      ) : (
        <>
          <Button variant="main" size="big" className="w-full max-sm:px-3 max-sm:text-md" aria-busy={action.pending} onClick={ask}>
            <Download aria-hidden strokeWidth={1.9} />
            {t("ask")}
          </Button>
          <p className="mt-2 text-center text-sm text-ink-2">{t("askText")}</p>
        </>
      )}
    </section>
  );
}

/** In kB, at least one. */
const sizeOf = (bytes: number): number => Math.max(1, Math.round(bytes / 1_000));
