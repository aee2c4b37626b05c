// One part of a profile as people read it, its owner and whom they allowed: lines with rules.
import { useFormatter, useTranslations } from "next-intl";
import type { SharedParts, Words } from "#lib/hiring/profile/parts";
import type { ListSection, ShownSection } from "#lib/hiring/profile/sections";
import { StatedMark } from "./stated-mark.tsx";
import { useWrittenDate } from "./use-written-date.tsx";

type PartLinesProps = { section: ShownSection; parts: SharedParts };

export function PartLines({ section, parts }: PartLinesProps) {
  if (section === "basics") return <About words={parts.basics ?? {}} />;
  if (section === "availability") return <Available parts={parts} />;
  const entries = parts[section] ?? [];
  return (
    <ul className="border-line border-b">
      {entries.map((words, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of others come without numbers, and in an order that stays.
        <li key={place} className="border-line border-t py-3">
          <EntryLine section={section} words={words} />
        </li>
      ))}
    </ul>
  );
}

const titles = {
  work: "position",
  skills: "name",
  education: "institution",
  languages: "language",
  certificates: "name",
  links: "network",
} as const satisfies Record<ListSection, string>;

const below = {
  work: ["name", "location"],
  skills: ["level"],
  education: ["studyType", "area"],
  languages: ["fluency"],
  certificates: ["issuer"],
  links: [],
} as const satisfies Record<ListSection, readonly string[]>;

/** What an entry is called in a list, its own words or what else it says. */
export const titleOf = (section: ListSection, words: Words): string =>
  words[titles[section]] ?? below[section].map((field) => words[field]).find(Boolean) ?? words.url ?? "";

export function EntryLine({ section, words, hasMark = true }: { section: ListSection; words: Words; hasMark?: boolean }) {
  const t = useTranslations("profile");
  const date = useWrittenDate();
  const title = titleOf(section, words);
  const { startDate, endDate } = words;
  const period = startDate
    ? t("period", { from: date(startDate), to: endDate ? date(endDate) : t("now") })
    : endDate
      ? t("until", { to: date(endDate) })
      : words.date && date(words.date);
  const facts = [...below[section].map((field) => words[field]), period].filter((fact) => fact && fact !== title);
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
      <div className="min-w-0 flex-1 basis-48">
        <p dir="auto" className="wrap-anywhere font-bold text-md">
          {title}
        </p>
        {facts.length > 0 ? (
          <p className="wrap-anywhere text-ink-2 text-sm">
            {facts.map((fact, place) => (
              <span key={fact}>
                {place > 0 ? " · " : ""}
                <bdi>{fact}</bdi>
              </span>
            ))}
          </p>
        ) : null}
        {words.summary ? (
          <p dir="auto" className="wrap-anywhere mt-1.5 whitespace-pre-line text-sm">
            {words.summary}
          </p>
        ) : null}
        {words.url && words.url !== title ? (
          <p className="text-sm">
            <bdi dir="ltr" translate="no" className="wrap-anywhere text-ink-2">
              {words.url}
            </bdi>
          </p>
        ) : null}
      </div>
      {hasMark ? <StatedMark /> : null}
    </div>
  );
}

function About({ words }: { words: Words }) {
  return (
    <div className="grid gap-2 border-line border-y py-3">
      {words.label ? (
        <p dir="auto" className="wrap-anywhere font-bold text-md">
          {words.label}
        </p>
      ) : null}
      {words.summary ? (
        <p dir="auto" className="wrap-anywhere whitespace-pre-line text-sm">
          {words.summary}
        </p>
      ) : null}
    </div>
  );
}

function Available({ parts: { availability } }: { parts: SharedParts }) {
  const t = useTranslations("profile");
  const format = useFormatter();
  const date = useWrittenDate();
  if (!availability) return null;
  const { from, shifts, places } = availability;
  const lines = [
    ["from", from && date(from)],
    ["shifts", format.list(shifts.map((shift) => t(`shift.${shift}`)))],
    ["places", format.list(places)],
  ] as const;
  return (
    <dl className="border-line border-b">
      {lines
        .filter(([, said]) => said)
        .map(([name, said]) => (
          <div key={name} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3 border-line border-t py-3 text-[.9375rem]">
            <dt className="text-ink-2">{t(`field.${name}`)}</dt>
            <dd className="wrap-anywhere font-semibold">
              <bdi>{said}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}
