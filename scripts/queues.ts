// Makes the tables of pg-boss and one queue for each kind of work. Run after the migrations.
import { PgBoss } from "pg-boss";
import { jobsSchema } from "#lib/platform/jobs";
import { allHandlers } from "./handlers.ts";

const boss = new PgBoss({
  connectionString: process.env.DATABASE_URL ?? "",
  schema: jobsSchema,
  supervise: false,
  schedule: false,
  max: 2,
});
boss.on("error", () => {});
await boss.start();
for (const { name, retries, retrySeconds } of await allHandlers()) {
  const options = {
    retryLimit: retries,
    retryDelay: retrySeconds,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 120,
    policy: "short" as const,
  };
  if (await boss.getQueue(name)) {
    const { policy: _policy, ...changing } = options;
    await boss.updateQueue(name, changing);
  } else {
    await boss.createQueue(name, options);
  }
}
await boss.stop({ graceful: false });
process.exit(0);
