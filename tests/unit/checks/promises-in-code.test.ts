// Promises that are kept by what the code does not contain: each is searched for in everything that is sent to a browser or answers one.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** Our own sources by path, those under these folders. */
async function sources(...folders: string[]): Promise<[string, string][]> {
  const paths = await Promise.all(
    folders.map(async (folder) => (await readdir(join(root, folder), { recursive: true })).map((path) => join(folder, path))),
  );
  const own = paths.flat().filter((path) => /\.(ts|tsx|js|mjs)$/.test(path) && !path.includes("platform/generated/"));
  return Promise.all(own.map(async (path) => [path, await readFile(join(root, path), "utf8")] as [string, string]));
}

const holding = (pattern: RegExp, files: [string, string][]) => files.filter(([, text]) => pattern.test(text)).map(([path]) => path);

test("P-01 nobody's contacts are picked, imported or read from a file", async () => {
  const all = await sources("app", "components", "lib", "public");
  expect(all.length).toBeGreaterThan(500);
  const pattern = /navigator\.contacts|ContactsManager|BEGIN:VCARD|text\/x?-?vcard/i;
  expect(pattern.test("await navigator.contacts.select()")).toBe(true);
  expect(holding(pattern, all)).toEqual([]);
});

test("P-19 no page asks what a browser is told apart by, and sound is measured only where somebody hears or shows it", async () => {
  const all = await sources("app", "components", "lib", "public");
  const fingerprints =
    /toDataURL|getImageData|OfflineAudioContext|getContext\(|deviceMemory|hardwareConcurrency|navigator\.plugins|getBattery|enumerateDevices|measureText/;
  expect(holding(fingerprints, all)).toEqual([]);
  expect(holding(/new AudioContext/, all).sort()).toEqual([
    "components/rooms/microphone/hear-myself.tsx",
    "lib/platform/voice/level-meter.ts",
  ]);
});

test("Z-06 what stands in public addresses has a random id, that says neither when nor in which order", async () => {
  const models = new Map<string, string>();
  for (const file of await readdir(join(root, "prisma/models")))
    for (const [, name, body] of (await readFile(join(root, "prisma/models", file), "utf8")).matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm))
      models.set(name ?? "", body ?? "");
  const inAddresses = [
    "Space",
    "Room",
    "Seat",
    "Ticket",
    "Interview",
    "Vacancy",
    "Application",
    "Organisation",
    "Outcome",
    "ConductCase",
    "Persona",
  ];
  for (const name of inAddresses) expect(models.get(name), name).toMatch(/^\s+id\s+String\s+@id @default\(uuid\(4\)\)/m);
});

test("Z-07 what comes in from a form takes no field that it does not name", async () => {
  const schemas = (await sources("lib")).filter(([path]) => /schema\.ts$/.test(path));
  expect(schemas.length).toBeGreaterThan(7);
  expect(holding(/z\.(object|looseObject)\(|\.passthrough\(|\.catchall\(/, schemas)).toEqual([]);
});

test("Z-02 the proxy decides no right: it knows no session, no database and no noun", async () => {
  const text = await readFile(join(root, "proxy.ts"), "utf8");
  const imported = [...text.matchAll(/from "([^"]+)"/g)].map(([, from]) => from ?? "");
  expect(imported.length).toBeGreaterThan(1);
  expect(imported.filter((from) => !/^next(\/|-intl\/|$)|i18n\//.test(from))).toEqual([]);
  expect(text).not.toMatch(/cookieNames|session|Authorization/);
});
