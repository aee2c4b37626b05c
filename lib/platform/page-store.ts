// Next's own cache of prerendered pages in memory, which also notes for the front which page answered. Named in next.config.ts.
import loaded from "next/dist/server/lib/incremental-cache/file-system-cache.js";
import { notePage } from "./kept-page.ts";

/** Node gives the whole of a CommonJS module, a bundler its default. */
const FileSystemCache = (loaded as unknown as { default?: typeof loaded }).default ?? loaded;
type Get = InstanceType<typeof FileSystemCache>["get"];

export default class PageStore extends FileSystemCache {
  override async get(...args: Parameters<Get>): ReturnType<Get> {
    const found = await super.get(...args);
    const value = found?.value;
    if (found && (value?.kind === "APP_PAGE" || value?.kind === "APP_ROUTE")) {
      notePage(String(value.headers?.["x-next-cache-tags"] ?? ""), found.lastModified ?? 0);
    }
    return found;
  }
}
