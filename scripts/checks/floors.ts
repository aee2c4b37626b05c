// No version under its floor, and one copy only of what must not be there twice. Judged by the lock alone.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { livekitVersion } from "../livekit.ts";
import { root } from "../process.ts";

/** Below these lie known holes. */
const floors: Record<string, string> = {
  next: "16.4.5",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "next-auth": "4.24.15",
  nodemailer: "10.0.0",
  sharp: "0.35.4",
  prisma: "7.10.0",
  "@prisma/client": "7.10.0",
  "@prisma/adapter-pg": "7.10.0",
  "livekit-client": "2.23.0",
  "livekit-server-sdk": "2.19.2",
};
const once = ["next", "react", "react-dom", "livekit-client", "@prisma/client"];
const equal = ["prisma", "@prisma/client", "@prisma/adapter-pg"];
const livekitFloor = "1.13.5";

const weigh = (version: string) =>
  version
    .split(".")
    .slice(0, 3)
    .reduce((sum, part) => sum * 10_000 + (Number.parseInt(part, 10) || 0), 0);

/** Every fault in one line; an empty list is well. */
export async function floorFaults(): Promise<string[]> {
  const { packages } = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { version?: string }>;
  };
  const versionsOf = (name: string) =>
    Object.entries(packages)
      .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
      .map(([, { version = "0" }]) => version);
  const faults: string[] = [];
  for (const [name, floor] of Object.entries(floors)) {
    for (const version of versionsOf(name)) if (weigh(version) < weigh(floor)) faults.push(`${name} ${version} is under ${floor}`);
  }
  for (const name of once) if (versionsOf(name).length !== 1) faults.push(`${name} is there ${versionsOf(name).length} times`);
  if (new Set(equal.flatMap(versionsOf)).size > 1) faults.push(`${equal.join(", ")} differ`);
  if (weigh(livekitVersion) < weigh(livekitFloor)) faults.push(`livekit-server ${livekitVersion} is under ${livekitFloor}`);
  return faults;
}
