"use client";
// Lets a moderator of a forum in which one spoke see something of oneself. Nothing is ticked before one ticks it.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { allowRecruiter } from "#lib/hiring/actions";
import { allowableFields } from "#lib/hiring/schema";
import type { RecruiterChoice } from "#lib/hiring/view";
import { ActionButton } from "../../ui/action/action-button.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Check, Field, Select } from "../../ui/field.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";

type AllowedField = (typeof allowableFields)[number];
const spans = [7, 30, 90] as const;

export function AllowForm({ choices, hasRelay }: { choices: readonly RecruiterChoice[]; hasRelay: boolean }) {
  const t = useTranslations("hiring.allow");
  const { day } = useDay(useVisitorZone());
  const action = useAction();
  const [chosen, choose] = useState(0);
  const [fields, setFields] = useState<readonly AllowedField[]>([]);
  const [days, setDays] = useState<(typeof spans)[number]>(30);
  const choice = choices[chosen];
  if (!choice) return null;
  const toggle = (field: AllowedField) => setFields(fields.includes(field) ? fields.filter((one) => one !== field) : [...fields, field]);
  function send() {
    if (!choice || fields.length === 0) return;
    const { roomId, moderatorId } = choice;
    void action.run(() => allowRecruiter({ roomId, moderatorId, fields: [...fields], days }), {
      refresh: true,
      done: t("done"),
      after: () => setFields([]),
    });
  }
  return (
    <form
      className="mt-4 flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p className="text-ink-2 text-sm">{t("lead")}</p>
      <Field label={t("whom")} className="w-full">
        <Select value={chosen} onChange={(event) => choose(Number(event.target.value))}>
          {choices.map(({ roomId, moderatorId, name, organisation, forum, at }, index) => (
            <option key={`${roomId} ${moderatorId}`} value={index}>
              {t("choice", { name: organisation ? `${name}, ${organisation}` : name, forum, date: day(at, false) })}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset>
        <legend className="font-semibold text-sm">{t("what")}</legend>
        {allowableFields
          .filter((field) => field !== "contact" || hasRelay)
          .map((field) => (
            <Check key={field} label={t(`fields.${field}`)} checked={fields.includes(field)} onChange={() => toggle(field)} />
          ))}
      </fieldset>
      <Field label={t("until")} className="w-full">
        <Select value={days} onChange={(event) => setDays(spans.find((one) => one === Number(event.target.value)) ?? 30)}>
          {spans.map((span) => (
            <option key={span} value={span}>
              {t("days", { days: span })}
            </option>
          ))}
        </Select>
      </Field>
      <ActionButton type="submit" action={action} disabled={fields.length === 0}>
        {t("give")}
      </ActionButton>
      <p role="status" className="text-ink-2 text-sm">
        {action.done}
      </p>
    </form>
  );
}
