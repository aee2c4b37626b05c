// `npm run migrate`: brings the database to the shape of this version, as the role that owns its tables, before its processes start.

import { makeClient } from "../build.ts";
import { appointFirstAdmin } from "../database/first-admin.ts";
import { makeQueues, migrate, replayErasures } from "../database/migrate.ts";
import { needsMigrator } from "../stack.ts";
import { step } from "../step.ts";

export async function run(): Promise<void> {
  const { MIGRATION_DATABASE_URL: owner, FIRST_ADMIN, ERASURE_LIST } = process.env;
  if (!owner) {
    console.error(needsMigrator);
    process.exit(2);
  }
  await makeClient();
  await step("tables", () => migrate(owner));
  await step("queues", () => makeQueues(owner));
  if (ERASURE_LIST)
    await step(
      "erasures",
      () => replayErasures(owner, ERASURE_LIST),
      (count) => `${count} erased again`,
    );
  if (FIRST_ADMIN) await step("first administrator", () => appointFirstAdmin(owner, FIRST_ADMIN));
}
