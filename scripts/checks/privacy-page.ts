// docs/privacy.md says what the code says: its table is printed from every context's personal-data.ts.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root, run } from "../process.ts";

/** Every fault in one line; an empty list is well. */
export async function privacyPageFaults(): Promise<string[]> {
  const script = "scripts/privacy-table.ts";
  const printed = await run(process.execPath, ["--conditions=react-server", script]);
  const page = await readFile(join(root, "docs", "privacy.md"), "utf8");
  return page.includes(printed.trim())
    ? []
    : [`docs/privacy.md is another than the code: node --conditions=react-server ${script} --write`];
}
