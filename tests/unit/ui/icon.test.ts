// Icons look as the library draws them: next.config.ts puts our builder in the place of its own.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createElement, type FunctionComponent, type SVGProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import createIcon from "#components/ui/icon";

const root = join(import.meta.dirname, "../../..");
const library = join(root, "node_modules/lucide-react/dist/esm");

/** The icons that our screens name, as their files are called. */
const used = [
  ...new Set(
    globSync(["components/**/*.{ts,tsx}", "app/**/*.tsx"], { cwd: root }).flatMap((path) => {
      const [, names = ""] = /import \{([^}]*)\} from "lucide-react"/.exec(readFileSync(join(root, path), "utf8")) ?? [];
      return names
        .split(",")
        .map((name) => name.trim().split(" as ")[0] ?? "")
        .filter((name) => name && !name.startsWith("type "));
    }),
  ),
];

type Props = SVGProps<SVGSVGElement>;
type Drawn = { ours: FunctionComponent<Props>; theirs: FunctionComponent<Props> };

async function both(name: string): Promise<Drawn> {
  const index = readFileSync(join(library, "lucide-react.mjs"), "utf8");
  const file = new RegExp(`default as [^}]*\\b${name}\\b[^}]*\\} from '(\\./icons/[^']+)'`).exec(index)?.[1] ?? "";
  const { default: theirs, __iconData } = await import(join(library, file));
  return { ours: createIcon(__iconData), theirs };
}

const attributesOf = (markup: string) =>
  Object.fromEntries(
    [...(/^<svg ([^>]*)>/.exec(markup)?.[1] ?? "").matchAll(/([\w-:]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
const insideOf = (markup: string) => markup.replace(/^<svg [^>]*>/, "");

test("every icon of our screens has the lines and the strokes that the library gives it", async () => {
  expect(used.length).toBeGreaterThan(40);
  for (const name of used) {
    const { ours, theirs } = await both(name);
    const drawn = renderToStaticMarkup(createElement(ours, { strokeWidth: 1.9 }));
    const meant = renderToStaticMarkup(createElement(theirs, { strokeWidth: 1.9 }));
    expect(insideOf(drawn), name).toBe(insideOf(meant));
    const { class: _, ...attributes } = attributesOf(meant);
    expect(attributesOf(drawn), name).toEqual(attributes);
  }
});

test("whoever listens to a page hears of an icon only when it has a name", async () => {
  const { ours } = await both("Play");
  expect(renderToStaticMarkup(createElement(ours))).toContain('aria-hidden="true"');
  expect(renderToStaticMarkup(createElement(ours, { "aria-label": "Putar" }))).not.toContain("aria-hidden");
});
