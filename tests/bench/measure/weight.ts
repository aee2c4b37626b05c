// How many bytes of scripts each page of a build loads before anything is pressed, in gzip.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";

type Manifest = { entryJSFiles: Record<string, string[]> };

export type PageWeight = {
  /** As its folder is called, such as `/[locale]/(public)/schedule/page`. */
  page: string;
  bytes: number;
};

/** By the manifests of the build in `folder`, which name the scripts of each page's client components. */
export function weighPages(folder: string): PageWeight[] {
  const { rootMainFiles } = JSON.parse(readFileSync(join(folder, "build-manifest.json"), "utf8")) as { rootMainFiles: string[] };
  const known = new Map<string, number>();
  const weigh = (script: string) => {
    const bytes = known.get(script) ?? gzipSync(readFileSync(join(folder, script)), { level: 9 }).length;
    known.set(script, bytes);
    return bytes;
  };
  return readdirSync(join(folder, "server/app"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("page_client-reference-manifest.js"))
    .flatMap((path) => {
      const scope = { globalThis: {} as { __RSC_MANIFEST?: Record<string, Manifest> } };
      runInNewContext(readFileSync(join(folder, "server/app", path), "utf8"), scope);
      return Object.entries(scope.globalThis.__RSC_MANIFEST ?? {}).map(([page, { entryJSFiles }]) => ({
        page,
        bytes: [...new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()])].reduce((sum, script) => sum + weigh(script), 0),
      }));
    });
}
