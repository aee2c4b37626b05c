// The secrets of one installation: drawn once, kept in a file that only its owner reads.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type Secrets = {
  site: string;
  internal: string;
  /** LiveKit's key pairs by duty; the first one mints. */
  livekit: { mint: string; admin: string; hooks: string };
};

const draw = () => randomBytes(32).toString("base64url");

const known = new Map<string, Promise<Secrets>>();

/** The secrets in `folder`, drawn now if there are none. Whoever asks at the same time gets the same ones. */
export function secretsIn(folder: string): Promise<Secrets> {
  const asked = known.get(folder) ?? readOrDraw(folder);
  known.set(folder, asked);
  return asked;
}

async function readOrDraw(folder: string): Promise<Secrets> {
  const path = join(folder, "secrets.json");
  if (existsSync(path)) return JSON.parse(await readFile(path, "utf8")) as Secrets;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const secrets: Secrets = { site: draw(), internal: draw(), livekit: { mint: draw(), admin: draw(), hooks: draw() } };
  await writeFile(path, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
