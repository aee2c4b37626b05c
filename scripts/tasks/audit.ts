// `npm run audit`: whether the audit log and the ledger of looks are as they were written. Names the first altered row of each and ends
// with 1 where there is one.
import { makeClient } from "../build.ts";

export async function run(args: string[]): Promise<void> {
  if (!process.env.DATABASE_URL) {
    console.error("npm run audit reads the site's database: set DATABASE_URL and SITE_SECRET as for its processes.");
    process.exit(2);
  }
  await makeClient();
  const [only] = args;
  const faults = [...(only === "ledger" ? [] : await auditFaults()), ...(only === "log" ? [] : await ledgerFaults())];
  for (const fault of faults) console.error(fault);
  process.exit(faults.length > 0 ? 1 : 0);
}

async function auditFaults(): Promise<string[]> {
  const { judge } = await import("#lib/platform/audit/audit-log");
  const { rows, head, fault } = await judge();
  console.log(`audit log: ${rows} rows, ${fault ? "altered" : "as written"}${rows > 0 ? `, head ${head}` : ""}`);
  return fault ? [`audit log: row ${fault.seq} is ${fault.why}`] : [];
}

async function ledgerFaults(): Promise<string[]> {
  const { faults } = await import("#lib/disclosure/ledger-check");
  const found = await faults();
  console.log(`ledger of looks: ${found.length === 0 ? "as written" : "altered"}`);
  return found.map((fault) =>
    "day" in fault
      ? `ledger: the day ${fault.day} is ${fault.why}`
      : `ledger: row ${fault.seq} of person ${fault.personId} is ${fault.why}`,
  );
}
