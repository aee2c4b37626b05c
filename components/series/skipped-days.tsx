"use client";
// Days on which a forum does not meet: those that are known, and one more out of the meetings to come.
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm, useActionForm } from "#components/ui/action/action-form";
import { Button } from "#components/ui/button";
import { besideControl, Field, Input, Select } from "#components/ui/field";
import { localDay } from "#components/ui/time/days";
import { skipDay } from "#lib/rooms/actions";

export type SkippedDaysProps = {
  seriesId: string;
  zone: string;
  skipped: { localDate: string; reason: string }[];
  coming: { roomId: string; startsAt: string }[];
};

const long = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;

export function SkippedDays({ seriesId, zone, skipped, coming }: SkippedDaysProps) {
  const t = useTranslations("series.skip");
  const format = useFormatter();
  return (
    <div className="flex flex-col gap-5">
      {skipped.length === 0 ? (
        <p className="text-sm text-ink-2">{t("none")}</p>
      ) : (
        <ul className="-mt-2.5 flex flex-col divide-y divide-line border-b border-line text-sm">
          {skipped.map(({ localDate, reason }) => (
            <li key={localDate} className="flex flex-wrap justify-between gap-x-4 py-2.5">
              <b>{format.dateTime(new Date(`${localDate}T12:00:00Z`), { ...long, timeZone: "UTC" })}</b>
              <bdi className="text-ink-2">{reason}</bdi>
            </li>
          ))}
        </ul>
      )}
      {coming.length === 0 ? (
        <p className="text-sm text-ink-2">{t("noneComing")}</p>
      ) : (
        <SkipForm seriesId={seriesId} zone={zone} coming={coming} />
      )}
    </div>
  );
}

function SkipForm({ seriesId, zone, coming }: Omit<SkippedDaysProps, "skipped">) {
  const t = useTranslations("series.skip");
  const faults = useTranslations("series.fault");
  const format = useFormatter();
  const form = useActionForm();
  const [localDate, setLocalDate] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);

  function send() {
    setTried(true);
    form.clear();
    if (!localDate || !reason.trim()) return;
    void form.run(() => skipDay({ seriesId, localDate, reason: reason.trim() }), {
      after: () => {
        setLocalDate("");
        setReason("");
        setTried(false);
      },
      done: t("added"),
      refresh: true,
    });
  }

  return (
    <ActionForm form={form} onSend={send} notice="none" className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <Field label={t("date")} error={isTried && !localDate ? faults("empty") : null}>
        <Select value={localDate} onChange={({ target }) => setLocalDate(target.value)}>
          <option value="">{t("choose")}</option>
          {coming.map(({ roomId, startsAt }) => (
            <option key={roomId} value={localDay(Date.parse(startsAt), zone)}>
              {format.dateTime(new Date(startsAt), { ...long, timeZone: zone })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")} error={isTried && !reason.trim() ? faults("empty") : null}>
        <Input value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <Button type="submit" disabled={form.pending} aria-busy={form.pending} className={besideControl}>
        {t("add")}
      </Button>
      <p role="status" className="text-sm empty:hidden sm:col-span-3">
        {form.sentence ? (
          <span className="text-bata-ink">{form.sentence}</span>
        ) : form.done ? (
          <span className="text-leaf-ink">{form.done}</span>
        ) : null}
      </p>
    </ActionForm>
  );
}
