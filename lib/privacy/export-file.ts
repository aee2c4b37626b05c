// The ZIP of an export: one JSON file for each context, a calendar, and a README that explains every field in the person's language. Pure.
import { strToU8, zipSync } from "fflate";
import ar from "../i18n/ar/export.json" with { type: "json" };
import en from "../i18n/en/export.json" with { type: "json" };
import id from "../i18n/id/export.json" with { type: "json" };

const texts = { id, en, ar };
type Texts = typeof id;

export type ExportPart = { context: string; content: object };

/** `calendar` is null for somebody who was in no forum: a calendar without events is none. */
export type ExportContent = { parts: readonly ExportPart[]; calendar: string | null; locale: string; at: Date };

export function zipOf({ parts, calendar, locale, at }: ExportContent): Uint8Array {
  const words = texts[locale === "en" || locale === "ar" ? locale : "id"];
  const files = parts.map(({ context, content }) => [`${context}.json`, strToU8(`${JSON.stringify(content, null, 2)}\n`)] as const);
  return zipSync(
    {
      "README.txt": strToU8(readmeOf(parts, words, at)),
      ...Object.fromEntries(files),
      ...(calendar === null ? {} : { "calendar.ics": strToU8(calendar) }),
    },
    { mtime: at, level: 6 },
  );
}

/** What each file holds, and each field in it. */
function readmeOf(parts: readonly ExportPart[], words: Texts, at: Date): string {
  const files = parts.map(({ context, content }) => {
    const fields = fieldsOf(content).map((path) => `  ${path}: ${explained(path, words) ?? ""}`.trimEnd());
    return [`${context}.json`, (words.files as Record<string, string>)[context] ?? "", ...fields].filter(Boolean).join("\n");
  });
  return [
    words.title,
    `${words.made} ${at.toISOString()}`,
    ...Object.values(words.notes),
    ...files,
    `calendar.ics\n${words.calendar}`,
    "",
  ].join("\n\n");
}

/** The sentence for a field: that of the field within its list where there is one, such as `passkeys.name`, else that of its name. */
export function explained(path: string, words: Texts = id): string | null {
  const names = path.split(".");
  const fields = words.fields as Record<string, string>;
  return fields[names.slice(-2).join("_")] ?? fields[names.at(-1) ?? ""] ?? null;
}

/** Fields that hold a file of its own form: explained as a whole. */
const whole = new Set(["resume", "parts"]);

/** Every field that holds something, by its path, lists without their numbers: `seats.room.startsAt`. */
export function fieldsOf(content: unknown, path = ""): string[] {
  if (Array.isArray(content)) return [...new Set(content.flatMap((one) => fieldsOf(one, path)))];
  if (content === null || typeof content !== "object" || content instanceof Date || whole.has(path.split(".").at(-1) ?? ""))
    return path === "" ? [] : [path];
  return Object.entries(content).flatMap(([name, value]) => {
    const deeper = fieldsOf(value, path === "" ? name : `${path}.${name}`);
    // An empty list is a field too.
    return deeper.length > 0 ? deeper : [path === "" ? name : `${path}.${name}`];
  });
}
