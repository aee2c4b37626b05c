// The scripts of our pages in gzip, against those of a page of Next that has nothing of its own: what the frame costs anyway.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark } from "./benchmark.ts";
import { weighPages } from "./measure/weight.ts";

const root = join(import.meta.dirname, "../..");

const emptySite = {
  "package.json": '{ "name": "empty", "private": true, "type": "module" }',
  // Without one of its own, Next takes the settings of the folder above.
  "next.config.mjs": "export default {};\n",
  "app/layout.js": 'export default function Layout({ children }) {\n  return <html lang="id"><body>{children}</body></html>;\n}\n',
  "app/page.js": "export default function Page() {\n  return <main>Suara Kerja</main>;\n}\n",
} as const;

/** Bytes. Builds the empty page inside this folder, so that it is made of the same Next and React. */
function weighEmptyPage(): number {
  mkdirSync(join(root, ".data"), { recursive: true });
  const folder = mkdtempSync(join(root, ".data", "empty-page-"));
  try {
    for (const [path, text] of Object.entries(emptySite)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    execFileSync(join(root, "node_modules/.bin/next"), ["build", folder], {
      stdio: "ignore",
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    return weightOf("/page", join(folder, ".next"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function weightOf(page: string, build: string): number {
  const found = weighPages(build).find((weight) => weight.page === page);
  if (!found) throw new Error(`no page ${page} in ${build}`);
  return found.bytes;
}

let emptyBytes: number | undefined;

const weight = (name: string, about: string, page: string, goal: number): Benchmark => ({
  name,
  about: `scripts of ${about} before anything is pressed, in gzip; peer: an empty page of Next`,
  unit: "kB",
  measured: "cpu",
  figures: [{ label: "scripts", share: 0.5, goal }],
  // Bytes do not vary.
  rounds: 1,
  async ready() {
    emptyBytes ??= weighEmptyPage();
    const ours = weightOf(page, join(root, ".next"));
    const peer = emptyBytes;
    return { round: async () => ({ ours: [ours / 1_000], peer: [peer / 1_000] }), end: async () => {} };
  },
});

export const frontWeight = weight("weight", "the front page", "/[locale]/(public)/page", 1.15);
export const roomWeight = weight("weight-room", "a room's page", "/[locale]/(public)/rooms/[roomId]/page", 1.26);
