// What the address of the page for reports names. Pure, and without the library of schema.ts, which weighs more than the page.
import { reportable } from "./ladder.ts";
import type { ReportedThing } from "./schema.ts";

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Null where it names nothing that can be reported; the server judges again. */
export function reportedBy(query: URLSearchParams): ReportedThing | null {
  const kind = reportable.find((one) => one === query.get("kind"));
  const id = query.get("id") ?? "";
  return kind && isId.test(id) ? { kind, id } : null;
}
