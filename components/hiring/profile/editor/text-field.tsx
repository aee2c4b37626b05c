"use client";
// One field of an entry: a line, a text, a link, or a month that is read as people write it.
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { type FieldRule, fieldShape } from "#lib/hiring/profile/sections";
import { readDate } from "#lib/hiring/profile/written-date";
import { Field, Input, Textarea } from "../../../ui/field.tsx";
import { useWrittenDate } from "../use-written-date.tsx";

type TextFieldProps = {
  rule: FieldRule;
  label: string;
  hint?: string | undefined;
  /** What is often written here. */
  suggestions?: readonly string[];
  value: string;
  onChange: (value: string) => void;
};

export function TextField({ rule, label, hint, suggestions = [], value, onChange }: TextFieldProps) {
  const t = useTranslations("profile");
  const listId = useId();
  const isFit = fieldShape(rule).safeParse(value).success;
  if (rule.kind === "date") return <DateField rule={rule} label={label} hint={hint} value={value} onChange={onChange} />;
  const shared = {
    name: rule.name,
    value,
    maxLength: rule.max,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <Field label={label} hint={hint} error={isFit ? undefined : t(rule.kind === "url" ? "fault.url" : "fault.text")}>
      {rule.kind === "long" ? (
        <Textarea rows={4} {...shared} />
      ) : (
        <Input
          {...shared}
          {...(rule.kind === "url" ? { type: "url", inputMode: "url", dir: "ltr", autoCapitalize: "none", placeholder: "https://" } : {})}
          {...(suggestions.length > 0 ? { list: listId } : {})}
          autoComplete="off"
        />
      )}
      {suggestions.length > 0 ? (
        <datalist id={listId}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      ) : null}
    </Field>
  );
}

/** What was typed stands as it is; what is kept is the date it was read as. */
function DateField({ rule, label, hint, value, onChange }: Omit<TextFieldProps, "suggestions">) {
  const t = useTranslations("profile");
  const locale = useLocale();
  const written = useWrittenDate();
  const [typed, setTyped] = useState(() => written(value));
  const read = readDate(typed);
  const isFit = value === "" || fieldShape(rule).safeParse(value).success;
  return (
    <Field
      label={label}
      hint={value !== "" && isFit && written(value) !== typed.trim() ? t("readAs", { date: written(value) }) : hint}
      error={read === null || !isFit ? t("fault.date") : undefined}
    >
      <Input
        key={locale}
        name={rule.name}
        value={typed}
        maxLength={40}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(readDate(target.value) ?? target.value);
        }}
      />
    </Field>
  );
}
