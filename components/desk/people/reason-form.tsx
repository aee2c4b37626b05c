"use client";
// Asks for a reason before a danger action: usual ones to tap, one's own to write. What was typed stays until the sheet is closed.
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button, type ButtonProps } from "#components/ui/button";
import { Field, Textarea } from "#components/ui/field";

export type UsualReason =
  | "fits"
  | "waits"
  | "skipped"
  | "served"
  | "later"
  | "unclear"
  | "rude"
  | "advert"
  | "money"
  | "noise"
  | "overtime";

export type ReasonFormProps = {
  usual: readonly UsualReason[];
  confirm: string;
  variant?: ButtonProps["variant"];
  onReason(reason: string): void;
  onCancel(): void;
  cancel?: string;
};

export function ReasonForm({ usual, confirm, variant = "main", onReason, onCancel, cancel }: ReasonFormProps) {
  const t = useTranslations("desk.reason");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const trimmed = reason.trim();
    setMissing(!trimmed);
    if (trimmed) onReason(trimmed);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <ul className="flex flex-wrap gap-2">
        {usual.map((key) => (
          <li key={key}>
            <Button
              size="sm"
              aria-pressed={reason === t(key)}
              onClick={() => setReason(t(key))}
              className="aria-pressed:border-leaf aria-pressed:bg-leaf-soft aria-pressed:text-leaf-ink"
            >
              {t(key)}
            </Button>
          </li>
        ))}
      </ul>
      <Field label={t("label")} hint={t("hint")} error={isMissing && !reason.trim() ? t("needed") : null}>
        <Textarea rows={2} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} className="min-h-16" />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onCancel}>
          {cancel ?? t("cancel")}
        </Button>
        <Button type="submit" variant={variant}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}
