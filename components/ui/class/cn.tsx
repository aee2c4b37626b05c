// Joins class names; the later of two that disagree wins.
import { type ClassValue, clsx } from "clsx";
import { coveredBy, groupOf } from "./class-groups.ts";

/** Joined before: a page draws the same few hundred again and again. */
const joined = new Map<string, string>();
const mostJoined = 500;

export function cn(...classes: ClassValue[]): string {
  const all = clsx(classes);
  let merged = joined.get(all);
  if (merged === undefined) {
    merged = merge(all);
    if (joined.size >= mostJoined) joined.clear();
    joined.set(all, merged);
  }
  return merged;
}

function merge(classes: string): string {
  const settled = new Set<string>();
  const kept: string[] = [];
  for (const name of classes.split(/\s+/).reverse()) {
    const [own, ...covered] = settledBy(name);
    if (own && settled.has(own)) continue;
    if (own) for (const one of [own, ...covered]) settled.add(one);
    kept.push(name);
  }
  return kept.reverse().join(" ").trim();
}

const known = new Map<string, string[]>();

/** What a class settles, its own group first: `sm:p-4` the groups of `p` on wide screens. Nothing for a class of no group. */
function settledBy(name: string): string[] {
  const before = known.get(name);
  if (before) return before;
  // `sm:hover:p-4` applies in other cases than `p-4`; a colon in brackets belongs to a value.
  const cases = name.split(/:(?![^[]*\])/);
  const base = cases.pop() ?? "";
  const group = groupOf(base.replace(/^!|!$/g, ""));
  const place = `${inOneOrder(cases)}${base.startsWith("!") || base.endsWith("!") ? "!" : ""}`;
  const settles = group ? coveredBy(group).map((one) => `${place} ${one}`) : [];
  known.set(name, settles);
  return settles;
}

/** `hover:focus:` is `focus:hover:`, but before `before:` and the like it is another thing than behind it. */
const isOrdered = /^(\[|\*|after$|before$|file$|marker$|placeholder$|selection$|backdrop$|first-l)/;

const inOneOrder = (cases: string[]): string => (cases.some((one) => isOrdered.test(one)) ? cases : cases.toSorted()).join(":");
