// A list of erasures beside a database: a path in a folder of its own that goes with the test file.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";

const folders: string[] = [];

/** Where a list may stand that is not there yet. */
export async function erasureListPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-erasures-"));
  folders.push(folder);
  return join(folder, "erasures");
}

/** A folder where a list should be. */
export const folderAsErasureList = async (): Promise<string> => dirname(await erasureListPath());

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});
