"use client";
// Where the code of a report is typed.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button";
import { besideControl, Field, Input } from "#components/ui/field";
import { useRouter } from "#lib/i18n/navigation";

export function CodeForm() {
  const t = useTranslations("reports");
  const router = useRouter();
  const [code, setCode] = useState("");
  return (
    <form
      className="flex flex-col gap-3 sm:flex-row sm:items-start"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = code.replace(/[^\p{L}\p{N}-]/gu, "");
        if (typed !== "") router.push(`/reports/${typed}`);
      }}
    >
      <Field label={t("code.label")} hint={t("code.hint")} className="min-w-0 sm:flex-1">
        <Input
          dir="ltr"
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          className="font-mono"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <Button type="submit" className={besideControl}>
        {t("code.go")}
      </Button>
    </form>
  );
}
