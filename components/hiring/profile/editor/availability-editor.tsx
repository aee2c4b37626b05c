"use client";
// When, in which shifts and where one can work.
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Availability, placesMax, shifts } from "#lib/hiring/profile/sections";
import { IconButton } from "../../../ui/button.tsx";
import { Check } from "../../../ui/field.tsx";
import { QuickAdd } from "./quick-add.tsx";
import { TextField } from "./text-field.tsx";

type AvailabilityEditorProps = { availability: Availability; onChange: (availability: Availability) => void };

export function AvailabilityEditor({ availability, onChange }: AvailabilityEditorProps) {
  const t = useTranslations("profile");
  const { from, shifts: chosen, places } = availability;
  return (
    <div className="grid gap-6">
      <TextField
        rule={{ name: "from", kind: "date", max: 10 }}
        label={t("field.from")}
        hint={t("fromHint")}
        value={from}
        onChange={(value) => onChange({ ...availability, from: value })}
      />
      <fieldset>
        <legend className="mb-1 font-semibold text-sm">{t("field.shifts")}</legend>
        {shifts.map((shift) => (
          <Check
            key={shift}
            label={t(`shift.${shift}`)}
            checked={chosen.includes(shift)}
            onChange={({ target }) =>
              onChange({ ...availability, shifts: shifts.filter((one) => (one === shift ? target.checked : chosen.includes(one))) })
            }
          />
        ))}
      </fieldset>
      <div className="grid gap-3">
        <ul className="border-line border-b empty:hidden">
          {places.map((place) => (
            <li key={place} className="flex min-h-11 items-center justify-between gap-3 border-line border-t">
              <bdi className="wrap-anywhere min-w-0 font-semibold">{place}</bdi>
              <IconButton
                label={t("takeOut", { name: place })}
                onClick={() => onChange({ ...availability, places: places.filter((one) => one !== place) })}
              >
                <X aria-hidden strokeWidth={1.9} />
              </IconButton>
            </li>
          ))}
        </ul>
        {places.length < placesMax ? (
          <QuickAdd
            label={t("add.places")}
            hint={t("addHint.places")}
            max={60}
            onAdd={(place) => onChange({ ...availability, places: [...new Set([...places, place])] })}
          />
        ) : (
          <p className="text-ink-2 text-sm">{t("full", { count: placesMax })}</p>
        )}
      </div>
    </div>
  );
}
