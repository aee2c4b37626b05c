"use client";
// Finding one open vacancy among all: what is at hand first, then whatever the words find.
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Field, Input } from "../../ui/field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { findVacancies } from "./find-vacancies.tsx";

export type PickedVacancy = { vacancyId: string; title: string; organisation: string };

/** `near` is shown until something is searched; `line` draws one vacancy with what can be done to it. */
export function VacancyPicker({
  label,
  near,
  line,
  roomId = null,
}: {
  label: string;
  /** Only vacancies of organisations that take part in this forum. */
  roomId?: string | null;
  near: readonly PickedVacancy[];
  line: (vacancy: PickedVacancy) => ReactNode;
}) {
  const t = useTranslations("hiring.picker");
  const [q, setQ] = useState("");
  const [found, setFound] = useState<readonly PickedVacancy[] | "searching" | "fault" | null>(null);
  const empty = near.length === 0;

  useEffect(() => {
    const words = q.trim();
    if (!words && !empty) return setFound(null);
    const stop = new AbortController();
    const soon = setTimeout(async () => {
      const answer = await findVacancies({ q: words, roomId }, stop.signal);
      if (!stop.signal.aborted) setFound(answer?.slice(0, 20) ?? "fault");
    }, 250);
    setFound((before) => (Array.isArray(before) ? before : "searching"));
    return () => {
      stop.abort();
      clearTimeout(soon);
    };
  }, [q, empty, roomId]);

  const shown = found === null ? near : found;
  return (
    <div className="grid gap-2">
      <Field label={label}>
        <Input type="search" value={q} maxLength={80} placeholder={t("hint")} onChange={(event) => setQ(event.target.value)} />
      </Field>
      {shown === "searching" ? <Skeleton className="h-14" /> : null}
      {shown === "fault" ? (
        <p role="alert" className="text-bata-ink text-sm">
          {t("fault")}
        </p>
      ) : null}
      {typeof shown === "string" ? null : shown.length === 0 ? (
        <p role="status" className="text-ink-2 text-sm">
          {t("none")}
        </p>
      ) : (
        <ul className="max-h-72 overflow-y-auto border-line border-t">
          {shown.map((vacancy) => (
            <li key={vacancy.vacancyId} className="border-line border-b">
              {line(vacancy)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
