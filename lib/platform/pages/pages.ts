// Tells every web process by tag that what a cached page shows has changed: a NOTIFY leaves with the transaction of the change, and
// each process drops what it kept under the tag. After a lost NOTIFY a page is old for as long as its age limit.
import "server-only";
import type { Tx } from "../db.ts";

export const pagesChannel = "pages";
/** On which each `web` tells the fronts what it no longer shows: tags, or `allPages`. Earlier, a front would be given the old page again. */
export const renewedChannel = "pages_renewed";
export const allPages = "*";

/** The tags by context: each declares its own field in its `context.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: contexts fill it
export interface PageTags {}

export type PageTag = PageTags[keyof PageTags];

/** Call inside the transaction that changes what the pages show. */
export async function changed(tx: Tx, ...tags: PageTag[]): Promise<void> {
  for (const tag of tags) await tx.$executeRaw`SELECT pg_notify(${pagesChannel}, ${tag})`;
}
