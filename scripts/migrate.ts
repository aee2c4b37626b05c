// Brings a database to the shape of this version: our tables by Prisma's migrations, the queues by pg-boss.
import { run } from "./process.ts";

/** Safe to repeat and to run twice at once. Makes the database if it is missing. */
export async function migrate(databaseUrl: string): Promise<void> {
  await run("prisma", ["migrate", "deploy"], { env: { DATABASE_URL: databaseUrl } });
  await run(process.execPath, ["--conditions=react-server", "scripts/queues.ts"], { env: { DATABASE_URL: databaseUrl } });
}
