"use client";
// One line that becomes an entry with Enter: for skills, languages and places.
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "../../../ui/button.tsx";
import { Field, Input } from "../../../ui/field.tsx";

export function QuickAdd({ label, hint, max, onAdd }: { label: string; hint?: string; max: number; onAdd: (words: string) => void }) {
  const t = useTranslations("profile");
  const [words, setWords] = useState("");
  const input = useRef<HTMLInputElement>(null);

  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() === "") return;
        onAdd(words.trim());
        setWords("");
        input.current?.focus();
      }}
    >
      <Field label={label} hint={hint}>
        <span className="flex gap-2">
          <Input
            ref={input}
            value={words}
            maxLength={max}
            autoComplete="off"
            enterKeyHint="done"
            onChange={({ target }) => setWords(target.value)}
          />
          <Button type="submit" disabled={words.trim() === ""}>
            <Plus aria-hidden strokeWidth={1.9} />
            {t("addButton")}
          </Button>
        </span>
      </Field>
    </form>
  );
}
