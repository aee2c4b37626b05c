// A profile from and to JSON Resume 1.2.1 (https://jsonresume.org/schema). What has no field here is kept beside it and written out again,
// so that a file comes back as it went in, without what a profile never holds (never-kept.ts). Pure, in the browser and on the server.
import { type TakenOut, withoutNeverKept } from "./never-kept.ts";
import {
  availabilityShape,
  basicsFields,
  blankContents,
  type Contents,
  depthMax,
  depthOf,
  type Entry,
  entriesMax,
  entryFields,
  type FieldRule,
  fieldShape,
  type ListSection,
  listSections,
  type Opaque,
  wordsOf,
} from "./sections.ts";

/** Bytes of a file that is read. */
export const resumeBytesMax = 1_000_000;

export type ResumeFault = "too_large" | "no_json" | "no_object" | "too_deep";
export type ReadResume =
  | { ok: false; fault: ResumeFault }
  /** `unread`: entries that are no objects or too many. */
  | { ok: true; contents: Contents; takenOut: TakenOut; unread: number };

/** Our own part of `meta`. */
const own = "x-suara-kerja";

/** Names of older versions of the schema. */
const renamed = new Map([
  ["company", "name"],
  ["website", "url"],
  ["gpa", "score"],
]);
const renamedIn = ["work", "volunteer", "education", "publications", "projects", "basics"];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a file as it was written or pasted. */
export function readResume(written: string): ReadResume {
  if (new TextEncoder().encode(written).length > resumeBytesMax) return { ok: false, fault: "too_large" };
  let file: unknown;
  try {
    file = JSON.parse(written);
  } catch {
    return { ok: false, fault: "no_json" };
  }
  if (!isObject(file)) return { ok: false, fault: "no_object" };
  if (depthOf(file) > depthMax) return { ok: false, fault: "too_deep" };
  return { ok: true, ...contentsOf(file) };
}

/** The sections a file fills. */
export function contentsOf(file: Opaque): { contents: Contents; takenOut: TakenOut; unread: number } {
  const { kept, takenOut } = withoutNeverKept(storable(file) as Opaque);
  const rest: Record<string, unknown> = { ...kept };
  let unread = 0;
  const lists = Object.fromEntries(listSections.map((section) => [section, [] as Entry[]])) as Record<ListSection, Entry[]>;
  const take = (section: ListSection, list: readonly unknown[]) => {
    const objects = list.filter(isObject).slice(0, entriesMax);
    unread += list.length - objects.length;
    lists[section] = objects.map((entry) => entryOf(section, section === "links" ? entry : current(section, entry)));
  };
  for (const section of listSections) {
    const list = kept[section];
    // `links` is no key of the schema: the links are the profiles of `basics`.
    if (section === "links" || !Array.isArray(list)) continue;
    take(section, list);
    delete rest[section];
  }
  for (const name of renamedIn) {
    const list = rest[name];
    if (Array.isArray(list)) rest[name] = list.map((entry) => (isObject(entry) ? current(name, entry) : entry));
  }
  const basics = isObject(kept.basics) ? { ...current("basics", kept.basics) } : null;
  if (basics) {
    delete rest.basics;
    if (Array.isArray(basics.profiles)) {
      take("links", basics.profiles);
      delete basics.profiles;
    }
  }
  return {
    contents: {
      ...blankContents,
      ...lists,
      basics: basics ? { ...split(basicsFields, basics), extra: extraOf(basicsFields, basics) } : blankContents.basics,
      availability: takeAvailability(rest),
      rest,
    } as Contents,
    takenOut,
    unread,
  };
}

/** The file of a profile. Empty fields and sections are left out. */
export function resumeOf(contents: Contents): Opaque {
  const { basics, availability, rest } = contents;
  const profiles = contents.links.map((entry) => written(entryFields.links, entry));
  const about = {
    ...basics.extra,
    ...filled({ label: basics.label, summary: basics.summary }),
    ...(profiles.length > 0 ? { profiles } : {}),
  };
  const lists = listSections
    .filter((section) => section !== "links" && contents[section].length > 0)
    .map((section) => [section, contents[section].map((entry) => written(entryFields[section], entry))]);
  const isAvailable = availability.from !== "" || availability.shifts.length > 0 || availability.places.length > 0;
  const meta = isObject(rest.meta) ? rest.meta : {};
  const mine = isObject(meta[own]) ? meta[own] : {};
  return {
    ...rest,
    ...(Object.keys(about).length > 0 ? { basics: about } : {}),
    ...Object.fromEntries(lists),
    ...(isAvailable ? { meta: { ...meta, [own]: { ...mine, availability } } } : {}),
  };
}

/** Takes our own part out of `meta` where it has its shape. */
function takeAvailability(rest: Record<string, unknown>) {
  const meta = rest.meta;
  if (!isObject(meta) || !isObject(meta[own])) return blankContents.availability;
  const { availability, ...others } = meta[own];
  const read = availabilityShape.safeParse(availability);
  if (availability === undefined || !read.success) return blankContents.availability;
  const { [own]: _mine, ...otherMeta } = meta;
  const left = Object.keys(others).length > 0 ? { ...otherMeta, [own]: others } : otherMeta;
  if (Object.keys(left).length > 0) rest.meta = left;
  else delete rest.meta;
  return read.data;
}

const entryOf = (section: ListSection, entry: Opaque): Entry => ({
  id: crypto.randomUUID(),
  ...split(entryFields[section], entry),
  extra: extraOf(entryFields[section], entry),
});

/** Whether a field of ours holds it exactly: what is too long, of another kind or written otherwise is kept beside. */
const isOurs = (field: FieldRule, value: unknown) => {
  const read = fieldShape(field).safeParse(value);
  return read.success && read.data === value;
};

const split = (fields: readonly FieldRule[], from: Opaque) =>
  Object.fromEntries(fields.map((field) => [field.name, isOurs(field, from[field.name]) ? String(from[field.name]) : ""]));

const extraOf = (fields: readonly FieldRule[], from: Opaque): Opaque =>
  Object.fromEntries(Object.entries(from).filter(([name, value]) => !fields.some((field) => field.name === name && isOurs(field, value))));

const written = (fields: readonly FieldRule[], entry: Entry): Opaque => ({
  ...entry.extra,
  ...filled(Object.fromEntries(fields.map(({ name }) => [name, wordsOf(entry, name)]))),
});

const filled = (fields: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(fields).filter(([, words]) => words !== ""));

/** An entry under the names of the schema of today; a name that is there already stays. */
function current(section: string, entry: Opaque): Opaque {
  const names = (name: string) => {
    const now = renamed.get(name);
    // A project's or a publication's `company` is nothing of theirs.
    if (now === undefined || (name === "company" && section !== "work") || (name === "gpa" && section !== "education")) return name;
    return Object.hasOwn(entry, now) ? name : now;
  };
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [names(name), value]));
}

/** Without characters that the database cannot hold: U+0000 and half of a surrogate pair. */
function storable(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => name !== "__proto__");
  return Object.fromEntries(kept.map(([name, one]) => [storable(name) as string, storable(one)]));
}
