// Cached public pages hear by tag that what they show has changed. The word leaves with the fact's transaction and reaches
// every web process, which revalidates its own cache; a lost one heals by the pages' age limit.
import "server-only";
import type { Tx } from "./db.ts";

export const pagesChannel = "pages";

export type PageTag =
  | "schedule"
  | "vacancies"
  | "impact"
  | `room:${string}`
  | `series:${string}`
  | `vacancy:${string}`
  | `organisation:${string}`;

/** Call inside the transaction that changes what the pages show. */
export async function changed(tx: Tx, ...tags: PageTag[]): Promise<void> {
  for (const tag of tags) await tx.$executeRaw`SELECT pg_notify(${pagesChannel}, ${tag})`;
}
