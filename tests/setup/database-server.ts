// One PostgreSQL for a run, with a migrated database from which each test file gets its own copy.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { makeQueues, migrate } from "#scripts/migrate";
import { freePort } from "#scripts/port";
import { startPostgres } from "#scripts/postgres";

export const template = "template_site";

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-test-"));
  const postgres = await startPostgres({ folder, port: await freePort(), durable: false });
  await migrate(postgres.url(template));
  await makeQueues(postgres.url(template));
  project.provide("postgres", postgres.url("postgres"));
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: string;
    livekit: { url: string; keys: string };
  }
}
