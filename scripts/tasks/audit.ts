// `npm run audit`: whether the audit log and the ledger of looks are as they were written. Names the first altered row of each and ends
// with 1 where there is one.
import { makeClient } from "../build.ts";
import { run as runProgram } from "../process.ts";

export async function run(args: string[]): Promise<void> {
  if (!process.env.DATABASE_URL) {
    console.error("npm run audit reads the site's database: set DATABASE_URL and SITE_SECRET as for its processes.");
    process.exit(2);
  }
  await makeClient();
  process.exitCode = await runProgram(process.execPath, ["--conditions=react-server", "scripts/audit.ts", ...args], { live: true }).then(
    () => 0,
    () => 1,
  );
}
