// Makes the tables of pg-boss and its queue. Run after the migrations.
import { PgBoss } from "pg-boss";
import { factQueue, factQueueOptions, jobsSchema } from "#lib/platform/jobs";

const boss = new PgBoss({
  connectionString: process.env.DATABASE_URL ?? "",
  schema: jobsSchema,
  supervise: false,
  schedule: false,
  max: 2,
});
boss.on("error", () => {});
await boss.start();
const { policy: _policy, ...changing } = factQueueOptions;
if (await boss.getQueue(factQueue)) await boss.updateQueue(factQueue, changing);
else await boss.createQueue(factQueue, factQueueOptions);
await boss.stop({ graceful: false });
process.exit(0);
