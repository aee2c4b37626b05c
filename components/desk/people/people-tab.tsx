"use client";
// Everyone with a name in the room, to be found by name or number; guests are a number.
import { useLocale, useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { useDesk } from "#components/desk/desk-context";
import { Batik } from "#components/ui/brand/batik";
import { Field, Input } from "#components/ui/field";
import { Kbd } from "#components/ui/kbd";
import { Notice } from "#components/ui/notice";
import type { PersonLine } from "#lib/rooms/view";
import { printedKeys } from "../shortcuts/shortcuts.ts";
import { found } from "./person.ts";

/** Lines drawn at once: whoever looks for somebody among more types a letter. */
const drawn = 80;

export function PeopleTab({ search }: { search: RefObject<HTMLInputElement | null> }) {
  const t = useTranslations("desk.people");
  const bans = useTranslations("desk.bans");
  const locale = useLocale();
  const { moderators, view } = useDesk();
  const [query, setQuery] = useState("");
  const matching = found(moderators.people, query);
  return (
    <div className="flex flex-col gap-4">
      <Field
        label={
          <span className="flex items-center gap-2">
            {t("search")} <Kbd>{printedKeys.findPeople}</Kbd>
          </span>
        }
      >
        <Input
          ref={search}
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          placeholder={t("placeholder")}
          autoComplete="off"
        />
      </Field>
      {matching.length === 0 ? <Notice tone="empty" title={query.trim() ? t("none", { query: query.trim() }) : t("empty")} /> : null}
      <ul className="flex flex-col">
        {matching.slice(0, drawn).map((person) => (
          <PersonRow key={person.seatId} person={person} />
        ))}
      </ul>
      {matching.length > drawn ? <p className="text-sm text-ink-2">{t("more", { count: matching.length - drawn })}</p> : null}
      <div className="border-t border-line pt-3 text-sm">
        <p className="font-semibold tabular-nums">{t("guests", { count: moderators.guests })}</p>
        <p className="text-xs text-ink-2">{t("guestsHint")}</p>
        <a
          href={`/${locale}/rooms/${view.roomId}/bans`}
          target="_blank"
          rel="noopener"
          className="mt-2 inline-flex min-h-11 items-center font-semibold text-leaf"
        >
          {bans("open")}
        </a>
      </div>
    </div>
  );
}

function PersonRow({ person }: { person: PersonLine }) {
  const t = useTranslations("desk.people");
  const stage = useTranslations("desk.onStage");
  const { openPerson, mySeatId } = useDesk();
  const place =
    person.role === "listener" ? (person.number === null ? t("listener") : t("waiting", { number: person.number })) : stage(person.role);
  return (
    <li>
      <button
        type="button"
        onClick={() => openPerson(person.seatId)}
        className="-mx-2 flex min-h-11 w-[calc(100%+1rem)] items-center gap-2.5 rounded-1 px-2 py-1.5 text-start transition-colors hover:bg-sunk"
      >
        <Batik seed={person.seed} px={34} shape={person.role === "moderator" ? "square" : "round"} />
        <span className="min-w-0">
          <b dir="auto" className="clip-line begin-here block text-sm">
            {person.name}
            {person.seatId === mySeatId ? <span className="font-normal text-ink-2"> ({stage("you")})</span> : null}
          </b>
          <span className="clip-line block text-xs text-ink-2">{person.away ? `${place} · ${stage("away")}` : place}</span>
        </span>
        <span className="sr-only">{t("open", { name: person.name })}</span>
      </button>
    </li>
  );
}
