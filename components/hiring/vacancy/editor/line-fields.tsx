"use client";
// A list written line by line, such as what a job really needs.
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Input } from "../../../ui/field.tsx";

export type LineFieldsProps = {
  title: string;
  hint: string;
  /** What one line is called, by its number. */
  nameOf: (number: number) => string;
  lines: string[];
  most: number;
  maxLength: number;
  error: string | undefined;
  onChange: (lines: string[]) => void;
};

export function LineFields({ title, hint, nameOf, lines, most, maxLength, error, onChange }: LineFieldsProps) {
  const t = useTranslations("hiring.form");
  return (
    <fieldset className="grid gap-2">
      <legend className="font-semibold text-sm">{title}</legend>
      <p className="text-ink-2 text-xs">{hint}</p>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place.
        <div key={index} className="flex items-center gap-1">
          <Input
            aria-label={nameOf(index + 1)}
            value={line}
            maxLength={maxLength}
            onChange={(event) => onChange(lines.map((one, at) => (at === index ? event.target.value : one)))}
          />
          <IconButton
            label={t("mustDrop", { number: index + 1 })}
            disabled={lines.length === 1 && line === ""}
            onClick={() => onChange(lines.length === 1 ? [""] : lines.filter((_, at) => at !== index))}
          >
            <Trash2 aria-hidden strokeWidth={1.9} />
          </IconButton>
        </div>
      ))}
      {error ? (
        <p role="alert" className="text-bata-ink text-sm">
          {error}
        </p>
      ) : null}
      {lines.length < most ? (
        <Button size="sm" className="justify-self-start" onClick={() => onChange([...lines, ""])}>
          <Plus aria-hidden strokeWidth={1.9} />
          {t("mustAdd")}
        </Button>
      ) : null}
    </fieldset>
  );
}
