// Makes what is generated: the database client and the production build. Skipped while nothing they are made of has changed.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root, run } from "./process.ts";

const clientSources = ["prisma/schema.prisma", "prisma/models", "package-lock.json"];
const buildSources = [
  ...clientSources,
  "app",
  "components",
  "lib",
  "public",
  "package.json",
  "next.config.ts",
  "proxy.ts",
  "instrumentation-client.ts",
  "tsconfig.json",
  "postcss.config.mjs",
  ".postcssrc.json",
];
const generated = join(root, "lib", "platform", "generated");

async function filesUnder(path: string): Promise<string[]> {
  if (path === generated || !existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (!entries) return [path];
  const nested = await Promise.all(entries.map((entry) => filesUnder(join(path, entry.name))));
  return nested.flat();
}

async function digestOf(sources: string[]): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const files = (await Promise.all(sources.map((source) => filesUnder(join(root, source))))).flat().sort();
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest("hex");
}

/** Runs `make` unless `stamp` says that it was made of the same sources; answers whether it ran. */
async function unlessMade(stamp: string, sources: string[], make: () => Promise<unknown>): Promise<boolean> {
  const now = await digestOf(sources);
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === now) return false;
  await make();
  await writeFile(stamp, now);
  return true;
}

/** The typed client of the database. */
export const makeClient = () => unlessMade(join(generated, "made-of"), clientSources, () => run("prisma", ["generate"]));

/** The production build of the site. It needs no database and no settings. */
export const makeBuild = () =>
  unlessMade(join(root, ".next", "made-of"), buildSources, () => run("next", ["build"], { env: { NODE_ENV: "production" } }));
