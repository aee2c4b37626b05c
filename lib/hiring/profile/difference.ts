// What a file would change in a profile, part by part, before anything is saved; and the part as it would be. Entries that are here stay:
// a file adds to them and completes those that it names. Pure.
import { filledWords, type Words } from "./parts.ts";
import {
  type Basics,
  type Contents,
  type Entry,
  entriesMax,
  isFilled,
  isListSection,
  type ListSection,
  type Opaque,
  type Section,
  sections,
  wordsOf,
} from "./sections.ts";

export type PartDifference = {
  section: Section;
  added: readonly Words[];
  changed: readonly { before: Words; after: Words }[];
  /** Entries or fields that are the same here and there. */
  same: number;
  /** Entries of the file for which there is no place any more. */
  over: number;
  /** Names of what is kept beside, of the part `rest`. */
  names: readonly string[];
  /** The part as it would be. */
  result: Contents[Section];
};

/** By these fields an entry of a file is the one that is here. */
const keys = {
  work: ["position", "name"],
  skills: ["name"],
  education: ["institution", "area"],
  languages: ["language"],
  certificates: ["name"],
  links: ["url"],
} as const satisfies Record<ListSection, readonly string[]>;

/** The parts that a file changes; those that stay as they are do not appear. */
export function differences(mine: Contents, file: Contents): PartDifference[] {
  return sections.flatMap((section) => {
    const difference = isListSection(section) ? ofList(section, mine[section], file[section]) : ofFields(section, mine, file);
    return JSON.stringify(difference.result) === JSON.stringify(mine[section]) ? [] : [difference];
  });
}

function ofList(section: ListSection, mine: readonly Entry[], file: readonly Entry[]): PartDifference {
  const keyOf = (entry: Entry) => keys[section].map((field) => wordsOf(entry, field).toLowerCase()).join("\n");
  const result = [...mine];
  const [added, changed]: [Words[], { before: Words; after: Words }[]] = [[], []];
  let [same, over] = [0, 0];
  for (const entry of file) {
    const place = result.findIndex((one) => keyOf(one) === keyOf(entry) && keyOf(entry).trim() !== "");
    const found = result[place];
    if (!found) {
      if (result.length >= entriesMax) over += 1;
      else {
        result.push(entry);
        added.push(filledWords(section, entry));
      }
      continue;
    }
    const after = { ...found, ...filledWords(section, entry), extra: { ...found.extra, ...entry.extra } };
    result[place] = after;
    const words = { before: filledWords(section, found), after: filledWords(section, after) };
    if (JSON.stringify(words.before) === JSON.stringify(words.after)) same += 1;
    else changed.push(words);
  }
  return { section, added, changed, same, over, names: [], result };
}

function ofFields(section: Exclude<Section, ListSection>, mine: Contents, file: Contents): PartDifference {
  const none = { section, added: [], changed: [], same: 0, over: 0, names: [] };
  if (section === "rest") return { ...none, names: Object.keys(file.rest), result: { ...mine.rest, ...file.rest } as Opaque };
  if (!isFilled(section, file) && section === "availability") return { ...none, result: mine.availability };
  if (section === "availability") return { ...none, added: [{}], result: file.availability };
  const { label, summary, extra } = file.basics;
  const result: Basics = {
    label: label || mine.basics.label,
    summary: summary || mine.basics.summary,
    extra: { ...mine.basics.extra, ...extra },
  };
  const changed = (["label", "summary"] as const)
    .filter((field) => result[field] !== mine.basics[field])
    .map((field) => ({ before: said(field, mine.basics[field]), after: said(field, result[field]) }));
  return { ...none, changed, names: Object.keys(extra), result };
}

const said = (field: string, words: string): Words => (words === "" ? {} : { [field]: words });
