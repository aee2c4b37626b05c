"use client";
// What a job really needs, line by line, six at most.
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "#components/ui/button";
import { Input } from "#components/ui/field";

export function MustHaveFields({
  musts,
  error,
  onChange,
}: {
  musts: string[];
  error: string | undefined;
  onChange: (musts: string[]) => void;
}) {
  const t = useTranslations("hiring.form");
  return (
    <fieldset className="grid gap-2">
      <legend className="font-semibold text-sm">{t("mustTitle")}</legend>
      <p className="text-ink-2 text-xs">{t("mustHint")}</p>
      {musts.map((must, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place.
        <div key={index} className="flex items-center gap-1">
          <Input
            aria-label={t("must", { number: index + 1 })}
            value={must}
            maxLength={120}
            onChange={(event) => onChange(musts.map((one, at) => (at === index ? event.target.value : one)))}
          />
          <IconButton
            label={t("mustDrop", { number: index + 1 })}
            disabled={musts.length === 1 && must === ""}
            onClick={() => onChange(musts.length === 1 ? [""] : musts.filter((_, at) => at !== index))}
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
      {musts.length < 6 ? (
        <Button size="sm" className="justify-self-start" onClick={() => onChange([...musts, ""])}>
          <Plus aria-hidden strokeWidth={1.9} />
          {t("mustAdd")}
        </Button>
      ) : null}
    </fieldset>
  );
}
