// Brings a database to the shape of this version: our tables by Prisma's migrations, the queues by pg-boss.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { root, run } from "../process.ts";

const folder = join(root, "prisma", "migrations");

/** As the role that owns the tables. Safe to repeat and to run twice at once. */
export async function migrate(databaseUrl: string): Promise<void> {
  await mustHaveRole(databaseUrl);
  const state = await stateOf(databaseUrl);
  if (state === "edited")
    throw new Error("The tables of this world belong to another version of a migration. A new world: npm run up -- --reset");
  if (state === "behind") await run("prisma", ["migrate", "deploy"], { env: { DATABASE_URL: databaseUrl } });
}

/** One queue for each kind of background work. */
export const makeQueues = (databaseUrl: string) =>
  run(process.execPath, ["--conditions=react-server", "scripts/database/queues.ts"], { env: { DATABASE_URL: databaseUrl } });

/**
 * Erases again whoever a restored backup has brought back, by the list at `path` (lib/privacy/erasure-list.ts). Without a list there is
 * nothing to do, and no process is started for it. Answers how many came back.
 */
export async function replayErasures(databaseUrl: string, path: string): Promise<number> {
  const none = (error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? "" : Promise.reject(error));
  const list = path ? await readFile(path, "utf8").catch(none) : "";
  if (list.trim() === "") return 0;
  const said = await run(process.execPath, ["--conditions=react-server", "scripts/replay-erasures.ts"], {
    env: { DATABASE_URL: databaseUrl, ERASURE_LIST: path },
  });
  return Number.parseInt(said, 10) || 0;
}

/** The demo world in an empty database, with its forum open now. `lives`: its people have done something already. */
export const makeWorld = (databaseUrl: string, siteSecret: string, { lives }: { lives: boolean }) =>
  run(process.execPath, ["--conditions=react-server", "prisma/seed.ts"], {
    env: { DATABASE_URL: databaseUrl, SITE_SECRET: siteSecret, DEMO_LIVES: lives ? "yes" : "no" },
  });

/** The role of the product is made by whoever looks after the server, since it has a password. */
async function mustHaveRole(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'app'");
    if (!rowCount) throw new Error('The role "app", as which the product runs, does not exist on this server. See docs/operations.md.');
  } finally {
    await client.end().catch(() => {});
  }
}

/** Asks the database itself, which takes milliseconds where Prisma's command takes seconds. */
async function stateOf(connectionString: string): Promise<"current" | "behind" | "edited"> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; checksum: string }>(
      "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
    let behind = false;
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const checksum = applied.get(entry.name);
      const now = createHash("sha256")
        .update(await readFile(join(folder, entry.name, "migration.sql")))
        .digest("hex");
      if (checksum === undefined) behind = true;
      else if (checksum !== now) return "edited";
    }
    return behind ? "behind" : "current";
  } catch {
    return "behind";
  } finally {
    await client.end().catch(() => {});
  }
}
