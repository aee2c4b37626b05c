// Makes the compressed forms of the build's files, once, beside them: the front and nginx send them as they are.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** What gets smaller; pictures and fonts are compressed already. */
const compressible = new Set([".js", ".css", ".svg", ".json", ".txt"]);

/** Compresses every file below `folder` that is worth it: `.br` and `.gz`. */
export async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.has(extname(entry.name)));
  await Promise.all(files.map(({ parentPath, name }) => compressFile(join(parentPath, name))));
}

async function compressFile(path: string): Promise<void> {
  const body = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(body, { params }), promisify(gzip)(body, { level: 9 })]);
  // A form that is hardly smaller is not worth its name.
  for (const [end, made] of [[".br", br] as const, [".gz", gz] as const])
    if (made.length < body.length * 0.95) await writeFile(path + end, made);
}
