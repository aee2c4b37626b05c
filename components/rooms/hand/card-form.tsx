"use client";
// The four lines of a ticket: who I am looking for work as. Prefilled, short enough for fifteen seconds, judged before it is sent.
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Field, Input, Textarea } from "#components/ui/field";
import { type CardLine, cardFaults, cardLimits, trimmedCard } from "#lib/rooms/card";
import type { CardInput } from "#lib/rooms/schema";

const fields = ["roleWanted", "field", "city"] as const;

export function CardForm({
  card,
  onChange,
  onSend,
  children,
}: {
  card: CardInput;
  onChange: (card: CardInput) => void;
  onSend: (card: CardInput) => void;
  children: ReactNode;
}) {
  const t = useTranslations("rooms");
  const [wrong, setWrong] = useState<ReadonlySet<CardLine>>(new Set());
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const faults = cardFaults(card);
    setWrong(new Set(faults));
    if (faults.length === 0) onSend(trimmedCard(card));
    else event.currentTarget.querySelector<HTMLElement>(`[name="${faults[0]}"]`)?.focus();
  };
  const error = (name: keyof CardInput) => (wrong.has(name) ? t("card.missing") : undefined);
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      <Field
        label={t("card.line")}
        hint={t("card.lineHint", { left: Math.max(0, cardLimits.line - card.line.length) })}
        error={error("line")}
      >
        <Textarea
          name="line"
          rows={2}
          maxLength={cardLimits.line}
          value={card.line}
          onChange={(event) => onChange({ ...card, line: event.target.value })}
        />
      </Field>
      {fields.map((name) => (
        <Field key={name} label={t(`card.${name}`)} error={error(name)}>
          <Input
            name={name}
            maxLength={cardLimits[name]}
            autoComplete={name === "city" ? "address-level2" : "off"}
            value={card[name]}
            onChange={(event) => onChange({ ...card, [name]: event.target.value })}
          />
        </Field>
      ))}
      {children}
    </form>
  );
}
