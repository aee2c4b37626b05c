// Every page sends the browser the texts that its client components say: a text that is missing would stand on the page as its key.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { pick } from "#lib/i18n/messages";

const root = join(import.meta.dirname, "../../..");

/** Keys that are put together elsewhere, by file: the sections they come from. */
const composed: Record<string, readonly string[]> = {
  "components/rooms/player/playing-bar.tsx": ["rooms.offline", "rooms.sound"],
};

type Module = { path: string; code: string; imports: string[]; isClient: boolean; isActions: boolean };
const modules = new Map<string, Module>();

function find(from: string, name: string): string[] {
  const base = name.startsWith(".") ? join(dirname(from), name) : name.replace(/^#(components|lib)\//, `${root}/$1/`);
  return [base, `${base}.tsx`, `${base}.ts`].filter((path) => /\.tsx?$/.test(path) && existsSync(path)).slice(0, 1);
}

function moduleAt(path: string): Module {
  const known = modules.get(path);
  if (known) return known;
  const code = readFileSync(path, "utf8");
  const names = [
    ...code.matchAll(/(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"([#.][^"]+)"/g),
    ...code.matchAll(/import\("([#.][^"]+)"\)/g),
  ];
  const made = {
    path: path.slice(root.length + 1),
    code,
    imports: names.flatMap(([, name]) => find(path, name ?? "")),
    isClient: code.startsWith('"use client"'),
    isActions: code.startsWith('"use server"'),
  };
  modules.set(path, made);
  return made;
}

/** The modules of a page on either side; what a client module imports runs in the browser too, now or when it is wanted. */
function modulesOf(start: string): { server: Module[]; client: Module[] } {
  const seen = { server: new Map<string, Module>(), client: new Map<string, Module>() };
  const walk = (path: string, inClient: boolean) => {
    const one = moduleAt(path);
    if (one.isActions || (!inClient && one.path.startsWith("lib/"))) return;
    const side = inClient || one.isClient ? "client" : "server";
    if (seen[side].has(path)) return;
    seen[side].set(path, one);
    for (const next of one.imports) walk(next, side === "client");
  };
  walk(start, false);
  return { server: [...seen.server.values()], client: [...seen.client.values()] };
}

/** What stands between the opening bracket at `begin` and the next comma or closing bracket of the same depth. */
function firstArgument(code: string, begin: number): string {
  let depth = 0;
  for (let at = begin; at < code.length; at += 1) {
    const sign = code[at] ?? "";
    if ("([{".includes(sign)) depth += 1;
    if (depth === 0 && ")]},".includes(sign)) return code.slice(begin, at).trim();
    if (")]}".includes(sign)) depth -= 1;
  }
  return "";
}

/** The sections that the key may be of; the whole namespace for one that cannot be read here. */
function sectionsOf(argument: string, namespace: string, path: string): string[] {
  const [, ...branches] = argument.split(" ? ");
  const keys = branches.length > 0 ? branches.join(" ? ") : argument;
  const words = [...keys.matchAll(/(?:^|[?:]\s*)["`]([^"`$]*)(\$\{)?/g)];
  if (words.length !== branches.length + 1) return [...(composed[path] ?? [namespace])];
  return words.map(([, word = "", isOpen]) => (isOpen && !word.includes(".") ? namespace : `${namespace}.${word.split(".")[0]}`));
}

function saidBy({ code, path }: Module): string[] {
  const direct = [...code.matchAll(/useTranslations\("([^"]+)"\)\("([^"]+)"\)/g)].map(([, name, key]) => `${name}.${key}`);
  const hooks = [...code.matchAll(/(\w+) = useTranslations\("([^"]+)"\)/g)];
  const through = hooks.flatMap(({ index, 1: t = "", 2: name = "" }) => {
    if (name.includes(".")) return [name];
    // Until the next component of the file that calls its own texts the same.
    const end = hooks.find((later) => later.index > index && later[1] === t)?.index ?? code.length;
    const calls = [...code.slice(0, end).matchAll(new RegExp(`\\b${t}(?:\\.(?:rich|has|markup))?\\(`, "g"))];
    return calls
      .filter((call) => call.index > index)
      .flatMap((call) => sectionsOf(firstArgument(code, call.index + call[0].length), name, path));
  });
  return [...direct, ...through].map((part) => part.split(".").slice(0, 2).join("."));
}

const listed = (code: string, begin: RegExp) =>
  [...code.matchAll(begin)].flatMap(([, list = ""]) => [...list.matchAll(/"([^"]+)"/g)].map(([, part]) => part ?? ""));

const texts = readFileSync(join(root, "components/shell/texts.tsx"), "utf8");
const always = listed(texts, /const always = \[([^\]]*)\]/g);

const sentBy = (start: string) =>
  modulesOf(start)
    .server.filter(({ path }) => path !== "components/shell/texts.tsx")
    .flatMap(({ code }) => listed(code, /(?:<Texts\s+of|\btexts)=\{\[([^\]]*)\]/g));

/** The layouts around a page, the outermost last. */
function layoutsOf(page: string): string[] {
  const folder = dirname(page);
  if (folder === join(root, "app")) return [];
  const layout = join(folder, "layout.tsx");
  return [...(existsSync(layout) ? [layout] : []), ...layoutsOf(folder)];
}

const missing = (start: string, sent: readonly string[]) =>
  modulesOf(start).client.flatMap((one) =>
    saidBy(one)
      .filter((part) => !sent.includes(part) && !sent.includes(part.split(".")[0] ?? ""))
      .map((part) => `${part} (${one.path})`),
  );

const pages = globSync("app/*locale*/**/page.tsx", { cwd: root }).sort();

test.each(pages)("%s sends every text that it says in the browser", (page) => {
  const path = join(root, page);
  expect([...new Set(missing(path, [...always, ...sentBy(path), ...layoutsOf(path).flatMap(sentBy)]))]).toEqual([]);
});

test.each(["layout.tsx", "error.tsx", "not-found.tsx"])("%s says nothing but what every page sends", (name) => {
  expect(pages.length).toBeGreaterThan(40);
  expect([...new Set(missing(join(root, "app/[locale]", name), always))]).toEqual([]);
});

test("a part of a namespace is sent without its other sections, and a whole namespace stays whole", () => {
  const messages = { home: { live: "a", quiet: "b" }, ui: { close: "c" } } as unknown as Parameters<typeof pick>[0];
  expect(pick(messages, ["home.live"])).toEqual({ home: { live: "a" } });
  expect(pick(messages, ["home.live", "home", "ui"])).toEqual({ home: { live: "a", quiet: "b" }, ui: { close: "c" } });
});
