// Of any two classes that we use, the same one wins as with tailwind-merge's own list.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "#components/ui/class/cn";

const root = join(import.meta.dirname, "../../..");

/** Every word in quotes that looks like a class; one that is none costs nothing. */
const used = new Set(
  globSync(["components/**/*.tsx", "app/**/*.tsx"], { cwd: root }).flatMap((path) =>
    [...readFileSync(join(root, path), "utf8").matchAll(/"([^"\n]*)"|`([^`]*)`/g)]
      .flatMap(([, quoted, template]) => (quoted ?? template ?? "").split(/\s+/))
      .filter((word) => /^[a-z[*!-][\w\-:/.[\]()%,#&>~=*'!+^]*$/.test(word)),
  ),
);

/** Without what stands before: `sm:hover:p-4` and `p-4` are of one group. */
const plain = [...new Set([...used].map((word) => word.split(/:(?![^[]*\])/).at(-1) ?? word))];

const whole = extendTailwindMerge({
  extend: {
    theme: {
      text: ["xs", "sm", "md", "lg", "xl", "2xl", "3xl"],
      radius: ["1", "2", "3"],
      shadow: ["float"],
      container: ["page", "text", "form"],
      animate: ["bar", "once", "breathe", "lit", "rise"],
    },
  },
});

const isMixed = (word: string) => /^(text|border|flex|font|outline|grid|col|row)\b/.test(word);
/** One of each kind: `mt-1` stands for all that begin with `mt-`, but those after `text-` are of several. */
const kinds = [...new Map(plain.map((word) => [isMixed(word) ? word : word.replace(/-[^-[]+$|-\[.*$/, ""), word])).values()];

test("of every two classes the same stay as with the whole list", { timeout: 120_000 }, () => {
  const differing: string[] = [];
  expect(kinds.length).toBeGreaterThan(100);
  for (const one of kinds)
    for (const other of kinds) {
      const pair = `${one} ${other}`;
      if (one !== other && cn(pair) !== whole(pair)) differing.push(`${pair}: ${cn(pair)} | ${whole(pair)}`);
    }
  expect(differing).toEqual([]);
});

test("what stands before a class keeps it apart from others", () => {
  for (const words of [
    "p-4 sm:p-2",
    "hover:bg-card bg-leaf",
    "sm:p-4 sm:p-2",
    "before:p-1 hover:before:p-2",
    "hover:focus:p-1 focus:hover:p-2",
  ])
    expect(cn(words)).toBe(whole(words));
});
