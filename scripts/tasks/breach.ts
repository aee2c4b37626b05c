// `npm run breach -- --since 2026-05-12 --until 2026-05-13 --what sessions,application --into folder`: lists everybody touched and drafts
// their letters. It sends nothing.
import { parseArgs } from "node:util";
import { draft, touched } from "../breach.ts";

const usage = "npm run breach -- --since TIME --until TIME --what sessions,looks,TABLE --into FOLDER (times as in 2026-05-12T00:00:00Z)";

export async function run(args: string[]): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: args.filter((arg) => arg !== "--"), options: { since: text, until: text, what: text, into: text } });
  const connectionString = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
  const [since, until] = [new Date(values.since ?? ""), new Date(values.until ?? "")];
  const what = (values.what ?? "").split(",").filter(Boolean);
  if (!connectionString || what.length === 0 || !values.into || Number.isNaN(since.getTime()) || Number.isNaN(until.getTime())) {
    console.error(connectionString ? usage : "Set DATABASE_URL, or MIGRATION_DATABASE_URL, to the site's database.");
    process.exit(2);
  }
  const breach = { since, until, what };
  const people = await touched(connectionString, breach);
  await draft(values.into, breach, people);
  console.log(`${people.length} people touched; the list and a draft for each are in ${values.into}`);
}
