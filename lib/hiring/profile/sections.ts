// The sections of a profile and their shapes. Fields have the names of JSON Resume 1.2.1 (https://jsonresume.org/schema); each is optional.
// Safe in the browser.
import { z } from "zod";
import { optionalText } from "#lib/platform/text/text";

export const listSections = ["work", "skills", "education", "languages", "certificates", "links"] as const;
export type ListSection = (typeof listSections)[number];

/** In the order in which they are filled in. `rest` is what an imported file holds besides: kept and exported again, never shown. */
export const sections = ["basics", "work", "skills", "education", "languages", "certificates", "availability", "links", "rest"] as const;
export type Section = (typeof sections)[number];

/** What one edits, and what one can let a company see. */
export const shownSections = sections.filter((section) => section !== "rest");
export type ShownSection = Exclude<Section, "rest">;

export type FieldKind = "line" | "long" | "date" | "url";
export type FieldRule = { name: string; kind: FieldKind; max: number };

/** The fields of one entry, in the order of its form; the first names the entry. */
export const entryFields = {
  work: [
    { name: "position", kind: "line", max: 80 },
    { name: "name", kind: "line", max: 80 },
    { name: "location", kind: "line", max: 80 },
    { name: "startDate", kind: "date", max: 10 },
    { name: "endDate", kind: "date", max: 10 },
    { name: "summary", kind: "long", max: 1_000 },
  ],
  skills: [
    { name: "name", kind: "line", max: 60 },
    { name: "level", kind: "line", max: 40 },
  ],
  education: [
    { name: "institution", kind: "line", max: 120 },
    { name: "studyType", kind: "line", max: 60 },
    { name: "area", kind: "line", max: 80 },
    { name: "startDate", kind: "date", max: 10 },
    { name: "endDate", kind: "date", max: 10 },
  ],
  languages: [
    { name: "language", kind: "line", max: 40 },
    { name: "fluency", kind: "line", max: 60 },
  ],
  certificates: [
    { name: "name", kind: "line", max: 120 },
    { name: "issuer", kind: "line", max: 80 },
    { name: "date", kind: "date", max: 10 },
    { name: "url", kind: "url", max: 300 },
  ],
  links: [
    { name: "network", kind: "line", max: 40 },
    { name: "url", kind: "url", max: 300 },
  ],
} as const satisfies Record<ListSection, readonly FieldRule[]>;

export const basicsFields = [
  { name: "label", kind: "line", max: 120 },
  { name: "summary", kind: "long", max: 1_500 },
] as const satisfies readonly FieldRule[];

export const entriesMax = 30;
export const placesMax = 6;
export const shifts = ["morning", "afternoon", "night"] as const;
/** Bytes of one section as JSON: below what one action may carry. */
export const sectionBytesMax = 48_000;
export const depthMax = 8;

export type Opaque = Readonly<Record<string, unknown>>;
/** One entry: its fields as written, and what a file said of it beyond them. */
export type Entry = { id: string; extra: Opaque } & Readonly<Record<string, unknown>>;

/** How deep objects and lists lie in each other; a plain value is 0. */
export function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let deepest = 0;
  // One level more than is allowed is enough to know.
  const look = (inside: object, level: number): void => {
    deepest = Math.max(deepest, level);
    if (level > depthMax) return;
    for (const one of Object.values(inside)) if (typeof one === "object" && one !== null) look(one, level + 1);
  };
  look(value, 1);
  return deepest;
}

const opaque = z
  .record(z.string().max(200), z.json())
  .refine((value) => depthOf(value) <= depthMax)
  .default({});

const isUrl = (typed: string) => {
  const url = URL.parse(typed);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") && !url.username && !url.password;
};

const isDay = (date: string) => {
  const full = `${date}${"-01-01".slice(date.length - 4)}`;
  const at = new Date(`${full}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === full;
};

/** 2024, 2024-03 or 2024-03-31, of a day that exists. */
const isDate = (date: string) => /^\d{4}(-\d{2}){0,2}$/.test(date) && isDay(date);

/** The shape of one field; empty where nothing is said. */
export function fieldShape({ kind, max }: FieldRule): z.ZodType<string, string> {
  const words = optionalText(max);
  if (kind === "url") return words.refine((typed) => typed === "" || isUrl(typed));
  return kind === "date" ? words.refine((typed) => typed === "" || isDate(typed)) : words;
}

const fieldsShape = (fields: readonly FieldRule[]) =>
  Object.fromEntries(fields.map((field) => [field.name, fieldShape(field).default("")]));

const entryShape = (section: ListSection) =>
  z.strictObject({ id: z.uuid(), ...fieldsShape(entryFields[section]), extra: opaque }) as unknown as z.ZodType<Entry, Entry>;

const listShape = (section: ListSection) =>
  z
    .array(entryShape(section))
    .max(entriesMax)
    .refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length);

export const availabilityShape = z.strictObject({
  /** The first day one could begin, such as 2026-12-01; empty where it is not said. */
  from: z
    .string()
    .refine((date) => date === "" || (date.length === 10 && isDate(date)))
    .default(""),
  shifts: z
    .array(z.enum(shifts))
    .max(shifts.length)
    .refine((chosen) => new Set(chosen).size === chosen.length)
    .default([]),
  places: z
    .array(optionalText(60))
    .max(placesMax)
    .transform((places) => [...new Set(places.filter((place) => place !== ""))])
    .default([]),
});
export type Availability = z.output<typeof availabilityShape>;

const basicsShape = z.strictObject({ label: optionalText(120).default(""), summary: optionalText(1_500).default(""), extra: opaque });
export type Basics = z.output<typeof basicsShape>;

export const contentShapes = {
  basics: basicsShape,
  work: listShape("work"),
  skills: listShape("skills"),
  education: listShape("education"),
  languages: listShape("languages"),
  certificates: listShape("certificates"),
  availability: availabilityShape,
  links: listShape("links"),
  rest: opaque,
} as const satisfies Record<Section, z.ZodType>;

export type Contents = { basics: Basics; availability: Availability; rest: Opaque } & Record<ListSection, readonly Entry[]>;

export const blankContents: Contents = {
  basics: { label: "", summary: "", extra: {} },
  work: [],
  skills: [],
  education: [],
  languages: [],
  certificates: [],
  availability: { from: "", shifts: [], places: [] },
  links: [],
  rest: {},
};

export const isListSection = (section: Section): section is ListSection => (listSections as readonly string[]).includes(section);

/** What an entry says in one field. */
export const wordsOf = (entry: Readonly<Record<string, unknown>>, field: string): string => {
  const said = entry[field];
  return typeof said === "string" ? said : "";
};

/** Whether anything stands in a section that others could read. */
export function isFilled(section: ShownSection, contents: Contents): boolean {
  if (section === "basics") return contents.basics.label !== "" || contents.basics.summary !== "";
  if (section === "availability") {
    const { from, shifts, places } = contents.availability;
    return from !== "" || shifts.length > 0 || places.length > 0;
  }
  return contents[section].some((entry) => entryFields[section].some(({ name }) => wordsOf(entry, name) !== ""));
}
