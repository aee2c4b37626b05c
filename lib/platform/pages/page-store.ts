// Next's own cache of prerendered pages in memory. It notes for the front which page answered, and keeps nothing that was read before a
// change: Next takes the moment at which something is stored for its age. Named in next.config.ts.
import { LRUCache } from "lru-cache";
import loaded from "next/dist/server/lib/incremental-cache/file-system-cache.js";
import { notePage, requestBeganAt } from "./kept-page.ts";

/** Node gives the whole of a CommonJS module, a bundler its default. */
const FileSystemCache = (loaded as unknown as { default?: typeof loaded }).default ?? loaded;
type Store = InstanceType<typeof FileSystemCache>;

/** When each tag changed last, in milliseconds since 1970. Of the process, since Next makes a store for each request. */
const globals = globalThis as unknown as { tagChanges?: LRUCache<string, number> };
globals.tagChanges ??= new LRUCache({ max: 20_000, ttl: 600_000 });
const changes = globals.tagChanges;

/** The tag of all pages: `revalidatePath("/", "layout")`. */
const everything = "_N_T_/layout";

type Stored = { kind?: string; headers?: Record<string, unknown>; tags?: string[] } | null;

function tagsOf(data: Stored, context: { tags?: string[] }): string[] {
  const ofPage = String(data?.headers?.["x-next-cache-tags"] ?? "").split(",");
  return [...ofPage, ...(data?.tags ?? []), ...(context.tags ?? []), everything];
}

export default class PageStore extends FileSystemCache {
  override async get(...args: Parameters<Store["get"]>): ReturnType<Store["get"]> {
    const found = await super.get(...args);
    const value = found?.value;
    if (found && (value?.kind === "APP_PAGE" || value?.kind === "APP_ROUTE")) {
      notePage(String(value.headers?.["x-next-cache-tags"] ?? ""), found.lastModified ?? 0);
    }
    return found;
  }

  /** What was begun before one of its tags changed is given to whoever waits for it, and not kept. */
  override async set(...args: Parameters<Store["set"]>): ReturnType<Store["set"]> {
    const [, data, context] = args;
    const beganAt = requestBeganAt();
    const isOld =
      beganAt !== null && tagsOf(data as Stored, context as { tags?: string[] }).some((tag) => (changes.get(tag) ?? 0) >= beganAt);
    if (!isOld) await super.set(...args);
  }

  override async revalidateTag(...args: Parameters<Store["revalidateTag"]>): ReturnType<Store["revalidateTag"]> {
    for (const tag of [args[0]].flat()) changes.set(tag, Date.now());
    await super.revalidateTag(...args);
  }
}
