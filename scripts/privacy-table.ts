// Prints the table of docs/privacy.md: what is held of a person, who sees it, and until when. With --write it is put into the page.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { personalData } from "#lib/personal-data";
import type { KeepRule } from "#lib/platform/personal-data";
import { root } from "./process.ts";

const begin = "<!-- printed by scripts/privacy-table.ts -->";
const end = "<!-- end -->";

const timeOf = (hours: number) =>
  hours === 0
    ? "at once"
    : hours % 24 === 0
      ? `${hours / 24} ${hours === 24 ? "day" : "days"}`
      : `${hours} ${hours === 1 ? "hour" : "hours"}`;

function words(rule: KeepRule): string {
  if (!("until" in rule)) {
    const what = rule.empties ? `${rule.empties.map((column) => `\`${column}\``).join(", ")} emptied ` : "";
    return `${what}${timeOf(rule.hours)} after \`${rule.after}\``;
  }
  if (rule.until === "account") return "as long as the account";
  return rule.until === "row" ? `as the row of \`${rule.of}\`` : `stays: ${rule.because}`;
}

const lines = [...personalData]
  .reverse()
  .flatMap(({ context, tables }) =>
    Object.entries(tables).map(
      ([table, { holds, seenBy, keep }]) =>
        `| \`${table}\` (${context}) | ${holds ?? "nothing of a person"} | ${seenBy ?? "–"} | ${keep.map(words).join("; ")} |`,
    ),
  );
const text = [begin, "", "| Table | What | Who sees it | Until when |", "|---|---|---|---|", ...lines, "", end].join("\n");

if (process.argv.includes("--write")) {
  const path = join(root, "docs", "privacy.md");
  const page = await readFile(path, "utf8");
  const [before = "", rest = ""] = page.split(begin);
  await writeFile(path, `${before}${text}${rest.split(end)[1] ?? ""}`);
} else console.log(text);
process.exit(0);
