// What `web` tells the front of a prerendered page: its cache tags and its age. Next bundles this file apart from the process that
// serves it, so the storage belongs to the process.
import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/** `beganAt`: when the request came, in milliseconds since 1970. `page` is set once Next has found the page in its cache. */
export type PageNote = { beganAt: number; page?: { tags: string[]; madeAt: number } };

/** Sent from `web` to the front alone, which takes them off: seconds since the page was made, and its tags with commas between. */
export const ageHeader = "x-page-age";
export const tagsHeader = "x-page-tags";

const globals = globalThis as unknown as { pageNotes?: AsyncLocalStorage<PageNote> };
globals.pageNotes ??= new AsyncLocalStorage();
const notes = globals.pageNotes;

/** Next's own tags, by route; ours have none of their prefix. */
const isOurs = (tag: string) => tag !== "" && !tag.startsWith("_N_T_");

/** Runs the answer to one request; `note` then says whether it came from the cache. */
export const notingPage = <T>(note: PageNote, work: () => T): T => notes.run(note, work);

/** Notes that the request under way is answered with a cached page. `madeAt` in milliseconds since 1970. */
export function notePage(tags: string, madeAt: number): void {
  const note = notes.getStore();
  if (note) note.page = { tags: tags.split(",").filter(isOurs), madeAt };
}

/** When the request under way came; null outside of one, as in a build. What it reads may be as old as that. */
export const requestBeganAt = (): number | null => notes.getStore()?.beganAt ?? null;

/** Takes over `response` before anything is written to it, and adds the two headers to what the front may keep. */
export function tellFront(response: ServerResponse, note: PageNote): void {
  const { writeHead } = response;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    // A stale page is being made anew, and one just made has no tags yet: the next request finds it in the cache.
    if (note.page && status === 200 && !response.headersSent && response.getHeader("x-nextjs-cache") === "HIT") {
      response.setHeader(ageHeader, Math.max(0, Math.ceil((Date.now() - note.page.madeAt) / 1_000)));
      response.setHeader(tagsHeader, note.page.tags.join(","));
    }
    return Reflect.apply(writeHead, response, [status, ...rest]);
  }) as typeof writeHead;
}
