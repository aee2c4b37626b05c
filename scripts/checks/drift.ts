// The migrations make exactly the tables that the schema describes.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeRoles, startPostgres } from "../database/postgres.ts";
import { freePort } from "../port.ts";
import { run } from "../process.ts";
import { secretsIn } from "../settings.ts";

/** Every fault in one line; an empty list is well. */
export async function driftFaults(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-drift-"));
  const { database: passwords } = await secretsIn(folder);
  const options = { folder, port: await freePort(), durable: false, passwords };
  const postgres = await startPostgres(options);
  try {
    await makeRoles(options, "drift");
    await run("prisma", ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma", "--exit-code"], {
      env: { DATABASE_URL: postgres.url("postgres", "postgres") },
    });
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
