// Goes through the audit log and the ledger of looks, prints what it finds, and ends with 1 where a row was altered. Run by
// `scripts/tasks/audit.ts` with the condition under which server modules can be imported.
import { db } from "#lib/platform/db";

const [only] = process.argv.slice(2);
const faults = [...(only === "ledger" ? [] : await auditFaults()), ...(only === "log" ? [] : await ledgerFaults())];
for (const fault of faults) console.error(fault);
await db.$disconnect();
process.exitCode = faults.length > 0 ? 1 : 0;

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
