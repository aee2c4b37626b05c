// Makes the tables of pg-boss and its queue. Run after the migrations.
import pg from "pg";
import { PgBoss } from "pg-boss";
import { eventQueue, eventQueueOptions, jobsSchema } from "#lib/platform/jobs";

const connectionString = process.env.DATABASE_URL ?? "";
const boss = new PgBoss({
  connectionString,
  schema: jobsSchema,
  supervise: false,
  schedule: false,
  max: 2,
});
boss.on("error", () => {});
await boss.start();
const { policy: _policy, ...changing } = eventQueueOptions;
if (await boss.getQueue(eventQueue)) await boss.updateQueue(eventQueue, changing);
else await boss.createQueue(eventQueue, eventQueueOptions);
await boss.stop({ graceful: false });
// The product writes and takes jobs; the tables stay those of whoever ran this.
const client = new pg.Client({ connectionString });
await client.connect();
await client.query(`
  GRANT USAGE ON SCHEMA ${jobsSchema} TO app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobsSchema} TO app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${jobsSchema} TO app;
`);
await client.end();
process.exit(0);
