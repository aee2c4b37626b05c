"use client";
// One entry in its list: what it says, the buttons that move it and take it out, and its fields while it is open.
import { ChevronDown, ChevronUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { filledWords } from "#lib/hiring/profile/parts";
import { type Entry, entryFields, type ListSection, wordsOf } from "#lib/hiring/profile/sections";
import { Button, IconButton } from "../../../ui/button.tsx";
import { EntryLine } from "../part-lines.tsx";
import { TextField } from "./text-field.tsx";

type EntryCardProps = {
  section: ListSection;
  entry: Entry;
  name: string;
  isOpen: boolean;
  onOpen: () => void;
  onChange: (entry: Entry) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onTakeOut: () => void;
};

const suggested = ["studyType", "fluency", "level"];

export function EntryCard({ section, entry, name, isOpen, onOpen, onChange, onUp, onDown, onTakeOut }: EntryCardProps) {
  const t = useTranslations("profile");
  const fieldsId = useId();
  const box = useRef<HTMLDivElement>(null);
  const words = filledWords(section, entry);

  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  }, [isOpen]);

  return (
    <li className="border-line border-t py-3">
      {isOpen || Object.keys(words).length === 0 ? (
        <p dir="auto" className="wrap-anywhere font-bold text-md">
          {name}
        </p>
      ) : (
        <EntryLine section={section} words={words} hasMark={false} />
      )}
      {isOpen ? (
        <div ref={box} id={fieldsId} className="mt-3 grid gap-4">
          {entryFields[section].map((rule) => (
            <TextField
              key={rule.name}
              rule={rule}
              label={t(`field.${fieldName(section, rule.name)}`)}
              hint={rule.kind === "date" ? t(rule.name === "endDate" && section === "work" ? "endHint" : "dateHint") : undefined}
              suggestions={suggested.includes(rule.name) ? t(`suggest.${rule.name as "level"}`).split(" | ") : []}
              value={wordsOf(entry, rule.name)}
              onChange={(value) => onChange({ ...entry, [rule.name]: value })}
            />
          ))}
        </div>
      ) : null}
      <div className="mt-1 flex flex-wrap items-center justify-end gap-1">
        <Button
          size="sm"
          variant={isOpen ? "mine" : "quiet"}
          className={isOpen ? "me-auto" : "me-auto -ms-3"}
          data-focus={`open-${entry.id}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? fieldsId : undefined}
          aria-label={t(isOpen ? "closeLabel" : "editLabel", { name })}
          onClick={onOpen}
        >
          {t(isOpen ? "ready" : "edit")}
        </Button>
        <IconButton label={t("up", { name })} data-focus={`up-${entry.id}`} disabled={!onUp} onClick={onUp}>
          <ChevronUp aria-hidden strokeWidth={1.9} />
        </IconButton>
        <IconButton label={t("down", { name })} data-focus={`down-${entry.id}`} disabled={!onDown} onClick={onDown}>
          <ChevronDown aria-hidden strokeWidth={1.9} />
        </IconButton>
        <IconButton label={t("takeOut", { name })} onClick={onTakeOut}>
          <Trash2 aria-hidden strokeWidth={1.9} />
        </IconButton>
      </div>
    </li>
  );
}

/** `name` is another thing in each section. */
const fieldName = (section: ListSection, name: string) =>
  (name === "name"
    ? { work: "employer", skills: "skill", certificates: "certificate" }[section as "work"]
    : name === "url" && section === "links"
      ? "link"
      : name) as "employer";
