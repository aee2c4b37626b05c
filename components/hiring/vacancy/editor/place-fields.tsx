"use client";
// Where the work of a vacancy is: remote or a town, the country, and the time zone where a country has several.
import { useTranslations } from "next-intl";
import { countries, zoneIn, zoneName, zonesOf } from "#lib/hiring/terms/place";
import { regionIn, regionsOf } from "#lib/hiring/terms/region";
import { Check, Field, Input, Select } from "../../../ui/field.tsx";
import type { FormState } from "./form-state.ts";

type Where = Pick<FormState, "place" | "country" | "zone" | "remote" | "region">;

export type PlaceFieldsProps = { draft: Where; error: string | undefined; change: (part: Partial<Where>) => void };

export function PlaceFields({ draft, error, change }: PlaceFieldsProps) {
  const t = useTranslations("hiring");
  const words = useTranslations("vacancies");
  const { country, zone, remote, region } = draft;
  return (
    <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
      {remote ? null : (
        <Field label={t("form.place")} error={error}>
          <Input
            name="place"
            value={draft.place}
            maxLength={80}
            autoComplete="address-level2"
            onChange={(event) => change({ place: event.target.value })}
          />
        </Field>
      )}
      <Field label={remote ? t("form.countryRemote") : t("form.country")}>
        <Select
          name="country"
          value={country}
          onChange={(event) => {
            const chosen = countries.find((one) => one === event.target.value) ?? "ID";
            change({ country: chosen, zone: zoneIn(chosen, zone), region: regionIn(chosen, region) ?? "" });
          }}
        >
          {countries.map((one) => (
            <option key={one} value={one}>
              {t(`country.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {remote ? null : (
        <Field label={words("editor.region")}>
          <Select name="region" value={region} onChange={(event) => change({ region: event.target.value })}>
            <option value="">{words("editor.choose")}</option>
            {regionsOf[country].map((one) => (
              <option key={one} value={one}>
                {t(`region.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {zonesOf[country].length > 1 ? (
        <Field label={t("form.zone")}>
          <Select name="zone" value={zone} onChange={(event) => change({ zone: zoneIn(country, event.target.value) })}>
            {zonesOf[country].map((one) => (
              <option key={one} value={one}>
                {t(`zone.${zoneName(one)}`)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Check
        label={t("form.remote")}
        name="remote"
        checked={remote}
        className="col-span-full"
        onChange={(event) => change({ remote: event.target.checked })}
      />
    </div>
  );
}
