// `npm run migrate`: brings the database of DATABASE_URL to the shape of this version, before its processes start.

import { makeClient } from "../build.ts";
import { appointFirstAdmin } from "../first-admin.ts";
import { makeQueues, migrate } from "../migrate.ts";
import { step } from "../step.ts";

export async function run(): Promise<void> {
  const { DATABASE_URL, FIRST_ADMIN } = process.env;
  if (!DATABASE_URL) {
    console.error("DATABASE_URL says which database; it is not set.");
    process.exit(2);
  }
  await makeClient();
  await step("tables", () => migrate(DATABASE_URL));
  await step("queues", () => makeQueues(DATABASE_URL));
  if (FIRST_ADMIN) await step("first administrator", () => appointFirstAdmin(DATABASE_URL, FIRST_ADMIN));
}
