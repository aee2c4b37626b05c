// Two tabs or devices wrote the same section: what each of them changed since both read it, put together. Nothing is lost: an entry that
// both changed is there twice. Pure.
import { type Basics, type Contents, type Entry, isListSection, type Section } from "./sections.ts";

type Content = Contents[Section];

/** `base` is what both read, `mine` stands on this screen, `theirs` was stored first. */
export function merged(section: Section, base: Content, mine: Content, theirs: Content): Content {
  if (isListSection(section)) return mergedLists(base as Entry[], mine as Entry[], theirs as Entry[]);
  const [before, here, there] = [base, mine, theirs] as Record<string, unknown>[];
  const fields = Object.keys({ ...there, ...here });
  const both = Object.fromEntries(
    fields.map((field) => {
      const [was, now, other] = [before?.[field], here?.[field], there?.[field]];
      if (same(now, was)) return [field, other];
      if (same(other, was) || same(other, now)) return [field, now];
      return [field, joined(now, other)];
    }),
  );
  return (section === "basics" ? cut(both as Basics) : both) as Content;
}

function mergedLists(base: readonly Entry[], mine: readonly Entry[], theirs: readonly Entry[]): Entry[] {
  const [was, there] = [byId(base), byId(theirs)];
  const here = byId(mine);
  const kept = mine.flatMap((entry) => {
    const [before, other] = [was.get(entry.id), there.get(entry.id)];
    // Deleted there, and not touched here.
    if (before && !other && same(before, entry)) return [];
    if (!other || same(entry, other) || (before && same(before, other))) return [entry];
    if (before && same(before, entry)) return [other];
    return [entry, { ...other, id: crypto.randomUUID() }];
  });
  // New there; or deleted here and changed there meanwhile.
  const added = theirs.filter(({ id }) => !here.has(id)).filter((entry) => !was.has(entry.id) || !same(was.get(entry.id), entry));
  return [...kept, ...added];
}

/** Both texts one after the other, both lists in one. */
function joined(mine: unknown, theirs: unknown): unknown {
  if (Array.isArray(mine) && Array.isArray(theirs)) return [...new Set([...mine, ...theirs])];
  if (typeof mine === "string" && typeof theirs === "string" && !/^\d{4}-/.test(mine)) return [mine, theirs].filter(Boolean).join("\n\n");
  return mine;
}

/** A headline is one line: the second one goes to the text below it. */
function cut(basics: Basics): Basics {
  const [label = "", ...more] = basics.label.split("\n\n");
  return { ...basics, label, summary: [basics.summary, ...more].filter(Boolean).join("\n\n") };
}

const byId = (entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.id, entry]));
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
