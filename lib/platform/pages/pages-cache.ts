// Reads for public pages: cached by tag until `pages.changed` says otherwise, never per request.
import "server-only";
import { unstable_cache } from "next/cache";
import type { PageTag } from "./pages.ts";

/** Seconds after which a page is made anew even if no word came. */
const ageLimit = 300;

/** Longer tags are nothing of ours: Next keeps none, and prints them, with whatever somebody wrote into an address, in the log. */
const tagLimit = 256;

/** `load` once per key until one of its tags changes. The value must survive JSON: dates as ISO strings. */
export const cached = <T>(key: readonly string[], tags: readonly PageTag[], load: () => Promise<T>): Promise<T> =>
  tags.some((tag) => tag.length > tagLimit) ? load() : unstable_cache(load, [...key], { tags: [...tags], revalidate: ageLimit })();
