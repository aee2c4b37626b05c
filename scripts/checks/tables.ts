// Tables belong to contexts: a context writes its own tables only, never names one of a context above it, and reads those below it only
// where the list here says so. Judged by the text of lib: Prisma's calls with all that they select, and SQL.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { contexts } from "#lib/contexts";
import { root } from "../process.ts";
import { constantKeys, modelsIn, type Use, usesIn } from "./table-uses.ts";
import { type Allowed, allowed } from "./tables-allowed.ts";

/** Tables of the platform itself; everybody leaves them alone. */
const platformTables = ["clock", "scheduled_task", "rate_limit"];

/** Every fault in one line; an empty list is well. */
export async function tableFaults(folder = root): Promise<string[]> {
  const models = await modelsIn(join(folder, "prisma", "models"));
  const owners = await ownersIn(folder);
  const files = (await readdir(join(folder, "lib"), { recursive: true }))
    .map((path) => `lib/${path}`)
    .filter((path) => path.endsWith(".ts") && !path.includes("/generated/"))
    .sort();
  const tables = new Set([...models.values()].map(({ table }) => table));
  const faults = [...tables]
    .filter((table) => !owners.has(table) && !platformTables.includes(table))
    .map((table) => `nobody owns ${table}`);
  const used = new Set<Allowed>();
  for (const file of files) {
    for (const use of usesIn(file, await readFile(join(folder, file), "utf8"), models, tables)) {
      const fault = faultOf(use, owners, used);
      if (fault) faults.push(fault);
    }
  }
  if (folder === root) {
    for (const entry of allowed) if (!used.has(entry)) faults.push(`nothing needs the permission "${entry.because}" any more`);
  }
  return [...new Set(faults)];
}

function faultOf({ file, table, isWrite }: Use, owners: ReadonlyMap<string, string>, used: Set<Allowed>): string | null {
  const [, context = ""] = file.split("/");
  const owner = owners.get(table) ?? "platform";
  if (owner === context || (owner === "platform" && context === "platform")) return null;
  const isBelow = rank(owner) < rank(context) || context === "platform";
  const entry = allowed.find(({ files, tables }) => files.test(file) && tables.includes(table));
  if (entry) used.add(entry);
  if (isBelow && entry && (!isWrite || entry.mayWrite || context === "platform")) return null;
  return `${file} ${isWrite ? "writes" : "reads"} ${table}, which belongs to ${owner}`;
}

/** A file that stands in no context, such as lib/reactions.ts, is above all. */
function rank(context: string): number {
  const place = (contexts as readonly string[]).indexOf(context);
  return place === -1 ? contexts.length : place;
}

/** Which context answers for a table: the one that gives its columns a class, in its list of them or in its personal-data.ts. */
async function ownersIn(folder: string): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (const context of contexts)
    for (const name of ["personal-data-columns.ts", "personal-data.ts"]) {
      const text = await readFile(join(folder, "lib", context, name), "utf8").catch(() => "");
      for (const table of constantKeys(text, "columns")) owners.set(table, context);
    }
  return owners;
}
