"use client";
// Two people changed the same vacancy: both versions side by side, and which of them goes on. Nothing is lost before one is chosen.
import { useTranslations } from "next-intl";
import type { DraftFields } from "#lib/hiring/vacancy/vacancy-schema";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";

const hidden = ["locale"] as const;

const shown = (value: DraftFields[keyof DraftFields]): string =>
  Array.isArray(value)
    ? value.map((one) => (typeof one === "string" ? one : `${one.value}: ${one.justification}`)).join("\n")
    : String(value);

export type TwoVersionsProps = { mine: DraftFields; theirs: DraftFields; onChoose: (which: "mine" | "theirs") => void };

export function TwoVersions({ mine, theirs, onChoose }: TwoVersionsProps) {
  const t = useTranslations("vacancies.editor");
  const names = (Object.keys(mine) as (keyof DraftFields)[]).filter(
    (name) => !hidden.some((one) => one === name) && shown(mine[name]) !== shown(theirs[name]),
  );
  return (
    <Notice
      tone="warn"
      title={t("bothTitle")}
      className="mb-6"
      action={
        <>
          <Button size="sm" onClick={() => onChoose("mine")}>
            {t("keepMine")}
          </Button>
          <Button size="sm" onClick={() => onChoose("theirs")}>
            {t("takeTheirs")}
          </Button>
        </>
      }
    >
      <p>{t("bothText")}</p>
      <ul className="mt-2 grid gap-3">
        {names.map((name) => (
          <li key={name}>
            <b className="block">{t(`name.${name as Exclude<keyof DraftFields, "locale">}`)}</b>
            <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
              {(["mine", "theirs"] as const).map((side) => (
                <p key={side} className="min-w-0 whitespace-pre-line break-words" dir="auto">
                  <span className="block text-xs">{t(side)}</span>
                  {shown((side === "mine" ? mine : theirs)[name]) || "–"}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
