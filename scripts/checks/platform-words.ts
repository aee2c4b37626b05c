// lib/platform is the outside world and knows no product: none of the product's own words stands in it, not even in a comment.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../process.ts";

const words = [
  "applicant",
  "employer",
  "forum",
  "hiring",
  "interview",
  "membership",
  "moderat",
  "officer",
  "organisation",
  "persona",
  "recruiter",
  "seat",
  "seeker",
  "series",
  "ticket",
  "vacanc",
];
/** LiveKit's own word: allowed where its packages are. */
const wordsOutsideVoice = ["room"];

/** At the beginning of a word, also within a name such as `newSeat`; `personal` and `personally` are no personas. */
const expressionOf = (list: readonly string[]) => {
  const capital = list.map((word) => word.replace(/^./, (letter) => letter.toUpperCase()));
  return new RegExp(`(?:(?<![A-Za-z])(?:${list.join("|")})|(?:${capital.join("|")}))(?!l)`, "g");
};

/** The product's words in one file of lib/platform, by its path from there. */
export const wordsIn = (path: string, text: string): string[] => [
  ...new Set(text.match(expressionOf(path.startsWith("voice/") ? words : [...words, ...wordsOutsideVoice])) ?? []),
];

/** Every fault in one line; an empty list is well. */
export async function platformWordFaults(): Promise<string[]> {
  const folder = join(root, "lib/platform");
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".ts") && !path.startsWith("generated/"));
  const faults = await Promise.all(
    paths.map(async (path) => {
      const found = wordsIn(path, await readFile(join(folder, path), "utf8"));
      return found.map((word) => `lib/platform/${path} knows a word of the product: ${word}`);
    }),
  );
  return faults.flat().sort();
}
