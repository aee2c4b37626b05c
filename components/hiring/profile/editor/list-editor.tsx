"use client";
// The entries of a section: open one to write, move it by its buttons, take it out and put it back.
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { filledWords } from "#lib/hiring/profile/parts";
import { type Entry, entriesMax, entryFields, type ListSection } from "#lib/hiring/profile/sections";
import { Button } from "../../../ui/button.tsx";
import { titleOf } from "../part-lines.tsx";
import { EntryCard } from "./entry-card.tsx";
import { QuickAdd } from "./quick-add.tsx";

type ListEditorProps = { section: ListSection; entries: readonly Entry[]; onChange: (entries: readonly Entry[]) => void };

/** Sections of which one line says all. */
const byLine: readonly ListSection[] = ["skills", "languages"];

export function ListEditor({ section, entries, onChange }: ListEditorProps) {
  const t = useTranslations("profile");
  const [openId, setOpenId] = useState<string | null>(null);
  const [taken, setTaken] = useState<{ entry: Entry; place: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const isFull = entries.length >= entriesMax;
  const fields = entryFields[section];
  const nameOf = (entry: Entry) => titleOf(section, filledWords(section, entry)) || t("newEntry");

  // A moved line is another place in the page: the focus goes with it.
  useEffect(() => {
    if (!focus) return;
    box.current?.querySelector<HTMLElement>(`[data-focus="${focus}"]`)?.focus();
    setFocus(null);
  }, [focus]);

  function add(first: string) {
    const [main] = fields;
    const blank = Object.fromEntries(fields.map(({ name }) => [name, ""]));
    const entry: Entry = { id: crypto.randomUUID(), ...blank, [main.name]: first, extra: {} };
    onChange([...entries, entry]);
    if (first !== "") return;
    setOpenId(entry.id);
    setFocus(`first-${entry.id}`);
  }

  function move(from: number, to: number, button: string) {
    const moved = entries[from];
    if (!moved || to < 0 || to >= entries.length) return;
    const others = entries.filter(({ id }) => id !== moved.id);
    onChange([...others.slice(0, to), moved, ...others.slice(to)]);
    const isAtEnd = button === "up" ? to === 0 : to === entries.length - 1;
    setFocus(`${isAtEnd ? (button === "up" ? "down" : "up") : button}-${moved.id}`);
  }

  function takeOut(place: number) {
    const entry = entries[place];
    if (!entry) return;
    setTaken({ entry, place });
    onChange(entries.filter(({ id }) => id !== entry.id));
    setFocus("undo");
  }

  function putBack() {
    if (!taken) return;
    const { entry, place } = taken;
    onChange([...entries.slice(0, place), entry, ...entries.slice(place)]);
    setTaken(null);
    setFocus(`open-${entry.id}`);
  }

  return (
    <div ref={box} className="grid gap-4">
      <ul className="border-line border-b empty:hidden">
        {entries.map((entry, place) => (
          <EntryCard
            key={entry.id}
            section={section}
            entry={entry}
            name={nameOf(entry)}
            isOpen={openId === entry.id}
            onOpen={() => setOpenId(openId === entry.id ? null : entry.id)}
            onChange={(changed) => onChange(entries.map((one) => (one.id === changed.id ? changed : one)))}
            onUp={place > 0 ? () => move(place, place - 1, "up") : undefined}
            onDown={place < entries.length - 1 ? () => move(place, place + 1, "down") : undefined}
            onTakeOut={() => takeOut(place)}
          />
        ))}
      </ul>
      {taken ? (
        <p role="status" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-2 bg-sunk py-1.5 ps-4 pe-2 text-sm">
          <span className="wrap-anywhere min-w-0">{t("taken", { name: nameOf(taken.entry) })}</span>
          <Button size="sm" variant="quiet" data-focus="undo" onClick={putBack}>
            {t("undo")}
          </Button>
        </p>
      ) : null}
      {isFull ? (
        <p className="text-ink-2 text-sm">{t("full", { count: entriesMax })}</p>
      ) : byLine.includes(section) ? (
        <QuickAdd label={t(`add.${section}`)} hint={t(`addHint.${section as "skills"}`)} max={fields[0].max} onAdd={add} />
      ) : (
        <Button className="justify-self-start" onClick={() => add("")}>
          <Plus aria-hidden strokeWidth={1.9} />
          {t(`add.${section}`)}
        </Button>
      )}
    </div>
  );
}
