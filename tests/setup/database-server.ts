// One PostgreSQL for a run, with a migrated database from which each test file gets its own copy.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { makeQueues, migrate } from "#scripts/database/migrate";
import { type DatabaseRole, makeRoles, startPostgres } from "#scripts/database/postgres";
import { freePort } from "#scripts/port";
import { secretsIn } from "#scripts/settings";

export const template = "template_site";

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-test-"));
  const { database: passwords } = await secretsIn(folder);
  const options = { folder, port: await freePort(), durable: false, passwords, logFile: join(folder, "postgres.log") };
  const postgres = await startPostgres(options);
  await makeRoles(options, template);
  await migrate(postgres.url(template, "migrator"));
  await makeQueues(postgres.url(template, "migrator"));
  const urls = { postgres: "", migrator: "", app: "" };
  for (const role of ["postgres", "migrator", "app"] as const) urls[role] = postgres.url("postgres", role);
  project.provide("postgres", urls);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: Record<DatabaseRole, string>;
    livekit: { url: string; keys: string };
  }
}
