// The parts of a profile that others read: the fields one sees on screen and nothing beside them. Pure.
import {
  type Availability,
  basicsFields,
  type Contents,
  type Entry,
  entryFields,
  isFilled,
  type ListSection,
  type ShownSection,
  shownSections,
  wordsOf,
} from "./sections.ts";

/** The words of one entry by its field; empty fields are left out. */
export type Words = Readonly<Record<string, string>>;
export type SharedParts = { readonly basics?: Words; readonly availability?: Availability } & {
  readonly [S in ListSection]?: readonly Words[];
};

/** These parts of a profile, as far as anything stands in them; without what an imported file held besides. */
export function partsOf(contents: Contents, chosen: readonly ShownSection[]): SharedParts {
  const parts = shownSections
    .filter((section) => chosen.includes(section) && isFilled(section, contents))
    .map((section) => [section, partOf(contents, section)]);
  return Object.fromEntries(parts);
}

function partOf(contents: Contents, section: ShownSection) {
  if (section === "availability") return contents.availability;
  if (section === "basics") return words(contents.basics, basicsFields);
  return contents[section].map((entry) => filledWords(section, entry)).filter((entry) => Object.keys(entry).length > 0);
}

const words = (from: Readonly<Record<string, unknown>>, fields: readonly { name: string }[]): Words =>
  Object.fromEntries(fields.flatMap(({ name }) => (wordsOf(from, name) === "" ? [] : [[name, wordsOf(from, name)]])));

/** What one entry says, by its fields. */
export const filledWords = (section: ListSection, entry: Entry): Words => words(entry, entryFields[section]);

/** The parts that hold anything at all. */
export const filledParts = (contents: Contents): ShownSection[] => shownSections.filter((section) => isFilled(section, contents));

/** Which parts a copy holds. */
export const namesOf = (parts: unknown): ShownSection[] =>
  shownSections.filter((section) => typeof parts === "object" && parts !== null && Object.hasOwn(parts, section));
