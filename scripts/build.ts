// Makes what is generated: the database client and the production build. Skipped while nothing they are made of has changed.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compressFolder } from "./compress.ts";
import { root, run } from "./process.ts";
import { secretsIn } from "./settings.ts";

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

async function digestOf(sources: string[], more = ""): Promise<string> {
  const hash = createHash("sha256").update(process.version).update(more);
  const files = (await Promise.all(sources.map((source) => filesUnder(join(root, source))))).flat().sort();
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest("hex");
}

/** Runs `make` unless `stamp` says that it was made of the same sources; answers whether it ran. */
async function unlessMade(stamp: string, now: string, make: () => Promise<unknown>): Promise<boolean> {
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === now) return false;
  await make();
  await writeFile(stamp, now);
  return true;
}

/** The typed client of the database. */
export const makeClient = async () =>
  unlessMade(join(generated, "made-of"), await digestOf(clientSources), () => run("prisma", ["generate"]));

/**
 * The key that the ids of server actions are made with: from the settings, or drawn once for this folder. With the same key and the
 * same code a build has the same ids, and pages that were open before it go on working.
 */
export const actionsKey = async (): Promise<string> =>
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || (await secretsIn(join(root, ".data"))).actions;

/** The production build of the site. It needs no database and no setting but the key. */
export async function makeBuild(): Promise<boolean> {
  const key = await actionsKey();
  const digest = await digestOf(buildSources, key);
  // Named after what it is made of, so that a build of unchanged code is no new version to an open page.
  const env = { NODE_ENV: "production", NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key, BUILD_ID: digest.slice(0, 20) };
  return unlessMade(join(root, ".next", "made-of"), digest, async () => {
    await run("next", ["build"], { env });
    await compressFolder(join(root, ".next", "static"));
  });
}
