// The secrets of one installation: drawn once, kept in a file that only its owner reads.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type Secrets = {
  site: string;
  internal: string;
  /** Next seals what an action closes over with it; the same at every build, so that pages opened before a build still work. */
  actions: string;
  /** LiveKit's key pairs by use; the first one mints. */
  livekit: { mint: string; admin: string; hooks: string };
  /** Of the addresses in hide lists. */
  pepper: string;
  /** Between the site and the demo's identity provider. */
  provider: string;
  /** Passwords of the embedded PostgreSQL by role. */
  database: { postgres: string; migrator: string; app: string };
};

const draw = () => randomBytes(32).toString("base64url");

const known = new Map<string, Promise<Secrets>>();

/** The secrets in `folder`, drawn now if there are none. Whoever asks at the same time gets the same ones. */
export function secretsIn(folder: string): Promise<Secrets> {
  const asked = known.get(folder) ?? readOrDraw(folder);
  known.set(folder, asked);
  return asked;
}

/** What an older version has not drawn is drawn now and kept beside the rest. */
async function readOrDraw(folder: string): Promise<Secrets> {
  const path = join(folder, "secrets.json");
  const kept: Partial<Secrets> = existsSync(path) ? (JSON.parse(await readFile(path, "utf8")) as Partial<Secrets>) : {};
  const secrets: Secrets = {
    site: draw(),
    internal: draw(),
    pepper: draw(),
    actions: randomBytes(32).toString("base64"),
    provider: draw(),
    livekit: { mint: draw(), admin: draw(), hooks: draw() },
    database: { postgres: draw(), migrator: draw(), app: draw() },
    ...kept,
  };
  if (Object.keys(kept).length === Object.keys(secrets).length) return secrets;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Whole or not at all: without its passwords a database is lost.
  await writeFile(`${path}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return secrets;
}

/** Throws this world away. The key of server actions stays: it belongs to the build, and pages that are open know it. */
export async function resetWorld(folder: string): Promise<void> {
  const { actions } = await secretsIn(folder);
  await rm(folder, { recursive: true, force: true });
  known.delete(folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, "secrets.json"), JSON.stringify({ actions }), { mode: 0o600 });
}
