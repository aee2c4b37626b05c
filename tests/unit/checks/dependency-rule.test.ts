// Each dependency rule is broken once, in a small copy of the tree: a rule whose expression matches nothing would let everything through.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contexts } from "#lib/contexts";

type Violation = { rule: { name: string }; from: string; to: string };

const root = join(import.meta.dirname, "../../..");
const server = 'import "server-only";\n';

/** What the planted files import. It breaks no rule itself. */
const targets: Record<string, string> = {
  "lib/platform/db.ts": `${server}export const db = 1;\n`,
  "lib/rooms/seat.ts": `${server}export const seat = 1;\n`,
  "lib/rooms/page.ts": "export const page = 1;\n",
  "lib/rooms/actions.ts": "export const act = 1;\n",
  "components/ui/button.tsx": "export const button = 1;\n",
  "components/rooms/card.tsx": "export const card = 1;\n",
  "scripts/demo/forum/forum.ts": "export const forum = 1;\n",
  "scripts/process.ts": "export const root = 1;\n",
  "tests/factory.ts": "export const made = 1;\n",
};
for (const context of contexts) targets[`lib/${context}/amount.ts`] = `export const ${context} = 1;\n`;

/** Stand-ins for packages. */
const packages = [
  "server-only/index.js",
  "next/cache.js",
  "react/index.js",
  "next-intl/server.js",
  "livekit-client/index.js",
  "livekit-server-sdk/index.js",
];

/** By rule: the file that breaks it, what it imports, and whether it runs on the server only. */
const planted: Record<string, { file: string; imports: string; isServer?: true }[]> = {
  "no-circle": [{ file: "lib/i18n/one.ts", imports: "./two.ts" }],
  "nothing-unresolved": [{ file: "lib/i18n/lost.ts", imports: "./nowhere.ts" }],
  "platform-knows-no-product": [
    { file: "lib/platform/knows-rooms.ts", imports: "#lib/rooms/page" },
    { file: "lib/platform/knows-contexts.ts", imports: "#lib/reactions" },
  ],
  "lib-knows-no-screen": [
    { file: "lib/rooms/draws.ts", imports: "#components/rooms/card" },
    { file: "lib/rooms/starts.ts", imports: "#scripts/process" },
  ],
  "components-draw-and-never-decide": [{ file: "components/rooms/decides.tsx", imports: "#lib/rooms/seat" }],
  "ui-knows-no-product": [
    { file: "components/ui/seat.tsx", imports: "#lib/rooms/page" },
    { file: "components/ui/card.tsx", imports: "#components/rooms/card" },
  ],
  "pages-load-and-compose": [{ file: "app/[locale]/page.tsx", imports: "#lib/rooms/seat" }],
  "actions-and-loaders-ask-nouns": [
    { file: "lib/hiring/loaders.ts", imports: "#lib/platform/db", isServer: true },
    { file: "lib/hiring/actions.ts", imports: "#lib/platform/db", isServer: true },
  ],
  "pure-files-do-nothing": [
    { file: "lib/hiring/rules.ts", imports: "#lib/rooms/seat" },
    { file: "lib/hiring/schema.ts", imports: "#lib/rooms/seat" },
    { file: "lib/hiring/events.ts", imports: "#lib/rooms/seat" },
  ],
  "nouns-know-no-next": [
    { file: "lib/rooms/caches.ts", imports: "next/cache", isServer: true },
    { file: "lib/rooms/draws-itself.ts", imports: "react", isServer: true },
    { file: "lib/rooms/speaks.ts", imports: "next-intl/server", isServer: true },
    { file: "lib/rooms/asks-its-caller.ts", imports: "./actions.ts", isServer: true },
  ],
  "livekit-only-in-voice": [
    { file: "components/rooms/connects.tsx", imports: "livekit-client" },
    { file: "lib/rooms/mints.ts", imports: "livekit-server-sdk", isServer: true },
  ],
  "processes-know-no-screen": [{ file: "scripts/paints.ts", imports: "#components/rooms/card" }],
  "product-knows-no-demo": [{ file: "scripts/shows.ts", imports: "./demo/forum/forum.ts" }],
  "demo-knows-no-screen": [{ file: "scripts/demo/forum/draws.ts", imports: "#components/rooms/card" }],
  "product-knows-no-tests": [{ file: "scripts/cheats.ts", imports: "#tests/factory" }],
};
contexts.slice(0, -1).forEach((context, index) => {
  planted[`${context}-looks-downhill`] = contexts
    .slice(index + 1)
    .map((above) => ({ file: `lib/${context}/looks-up-to-${above}.ts`, imports: `#lib/${above}/amount` }));
});

const config: unknown = await import(join(root, ".config/dependency-cruiser.mjs"));
const rules = (config as { default: { forbidden: { name: string }[] } }).default.forbidden.map(({ name }) => name);

let copy: string;
let violations: Violation[];

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "suara-kerja-rules-"));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), text);
  };
  for (const path of ["tsconfig.json", "package.json", ".config/dependency-cruiser.mjs"])
    await write(path, await readFile(join(root, path), "utf8"));
  // Not linked: behind a link the path of a package is another one.
  for (const name of packages) await write(`node_modules/${name}`, "export const own = 1;\n");
  for (const [path, text] of Object.entries(targets)) await write(path, text);
  await write("lib/contexts.ts", `export const contexts = ${JSON.stringify(contexts)};\n`);
  await write("lib/i18n/two.ts", 'export * from "./one.ts";\n');
  await write("lib/reactions.ts", "export const reactions = 1;\n");
  for (const { file, imports, isServer } of Object.values(planted).flat())
    await write(file, `${isServer ? server : ""}export * from "${imports}";\n`);
  violations = await cruise();
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const cruise = () =>
  new Promise<Violation[]>((resolve, reject) => {
    const folders = ["app", "components", "lib", "scripts", "tests"];
    const args = ["--config", ".config/dependency-cruiser.mjs", "--output-type", "json", ...folders];
    // It ends with the number of violations, which is no fault here.
    execFile(join(root, "node_modules/.bin/depcruise"), args, { cwd: copy, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout).summary.violations);
      } catch {
        reject(new Error(stderr));
      }
    });
  });

test("every rule is broken by a planted file here", () => expect(Object.keys(planted).sort()).toEqual([...rules].sort()));

test.each(rules)("%s refuses each import planted against it", (rule) => {
  const refused = violations.filter((one) => one.rule.name === rule).map(({ from }) => from);
  expect(refused).toEqual(expect.arrayContaining(planted[rule]?.map(({ file }) => file) ?? []));
});

test("what breaks no rule is refused by none", () => {
  const files = new Set(Object.values(planted).flatMap((all) => all.map(({ file }) => file)));
  expect(violations.filter(({ from }) => !files.has(from) && from !== "lib/i18n/two.ts")).toEqual([]);
});
