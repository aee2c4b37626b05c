// What the processes are told, by what is set outside; and what one world keeps from start to start.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { wantsDemoVoices, wantsDemoWorld } from "#scripts/demo/world";
import { choosePorts, formerPort, type Ports, rememberPort } from "#scripts/port";
import { resetWorld, secretsIn } from "#scripts/settings";
import { settingsFor, voiceOffFile } from "#scripts/stack";

let folder = "";
let ports: Ports;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "suara-kerja-settings-"));
  ports = await choosePorts();
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const settings = (outside: NodeJS.Dict<string>) => settingsFor(folder, ports, { reason: "" }, outside);

test("the mailbox that shows every letter is there on a site of this machine alone", async () => {
  expect(await settings({})).toHaveProperty("MAILBOX_DIR");
  expect(await settings({ SITE_URL: "http://localhost:3000" })).toHaveProperty("MAILBOX_DIR");
  const outside = { SITE_URL: "https://suarakerja.example", SMTP_URL: "smtps://mail.example" };
  expect(await settings(outside)).not.toHaveProperty("MAILBOX_DIR");
  expect(await settings({ ...outside, DEMO: "yes", DATABASE_URL: "postgresql://app@db.example/site" })).not.toHaveProperty("MAILBOX_DIR");
});

test("masked addresses are at a domain of this machine with the embedded mailbox, and nowhere else unless one is named", async () => {
  expect(await settings({})).toHaveProperty("RELAY_DOMAIN", "relay.localhost");
  expect(await settings({ SITE_URL: "https://suarakerja.example", SMTP_URL: "smtps://mail.example" })).not.toHaveProperty("RELAY_DOMAIN");
});

test("the demo's identity provider is offered with the embedded database, on this machine, where no other provider is named", async () => {
  expect(await settings({})).toMatchObject({ OIDC_PROVIDERS: "demo", OIDC_DEMO_ISSUER: `http://127.0.0.1:${ports.provider}` });
  for (const outside of [
    { DATABASE_URL: "postgresql://app@db.example/site" },
    { DATABASE_URL: "postgresql://app@db.example/site", DEMO: "yes" },
    { OIDC_PROVIDERS: "ministry" },
    { SITE_URL: "https://suarakerja.example", SMTP_URL: "smtps://mail.example" },
  ])
    expect(await settings(outside), JSON.stringify(outside)).not.toHaveProperty("OIDC_DEMO_ISSUER");
});

test("a site for others does not start without a mail server, and says what is missing", async () => {
  await expect(settings({ SITE_URL: "https://suarakerja.example" })).rejects.toThrow("SMTP_URL");
});

test("the product is told its own role and never the one that owns the tables", async () => {
  const { database } = await secretsIn(folder);
  const all = JSON.stringify(await settings({}));
  expect(all).toContain(`app:${database.app}@`);
  expect(all).not.toContain(database.migrator);
  expect(all).not.toContain(database.postgres);
});

test("a site that opens before livekit-server knows where it will be, and which file says that it is not there yet", async () => {
  const LIVEKIT_URL = `http://127.0.0.1:${ports.livekit}`;
  expect(await settingsFor(folder, ports, "coming", {})).toMatchObject({ LIVEKIT_URL, VOICE_OFF_FILE: voiceOffFile(folder) });
  const there = await settingsFor(folder, ports, { binary: "livekit-server" }, {});
  expect(there).toMatchObject({ LIVEKIT_URL });
  expect(there).not.toHaveProperty("VOICE_OFF_FILE");
});

test("nobody synthetic speaks beside a database of others, nor where they are declined", () => {
  expect(wantsDemoVoices({ SITE_URL: "https://forum.example" })).toBe(false);
  expect(wantsDemoVoices({})).toBe(true);
  expect(wantsDemoVoices({ DEMO_VOICES: "no" })).toBe(false);
  expect(wantsDemoVoices({ DATABASE_URL: "postgresql://app@db.example/site", DEMO: "yes" })).toBe(false);
});

test("a world keeps its port, its secrets, and what an older version had not drawn is added", async () => {
  expect(await formerPort(folder)).toBe(0);
  await rememberPort(folder, 3456);
  expect(await formerPort(folder)).toBe(3456);
  await rememberPort(folder, 3456);
  const first = await secretsIn(folder);
  expect(await secretsIn(folder)).toEqual(first);
  expect((await readFile(join(folder, "secrets.json"), "utf8")).includes(first.site)).toBe(true);
  await writeFile(join(folder, "secrets.json"), JSON.stringify({ site: "s", internal: "i", livekit: first.livekit }));
  const copy = await import("#scripts/settings").then(({ secretsIn }) => secretsIn(`${folder}/.`));
  expect(copy).toMatchObject({ site: "s", internal: "i", livekit: first.livekit, actions: expect.any(String) });
  expect(copy.database.app).toHaveLength(43);
});

test("a new world keeps the key that the build was made with", async () => {
  const { actions, site } = await secretsIn(folder);
  await resetWorld(folder);
  const next = await secretsIn(folder);
  expect(next.actions).toBe(actions);
  expect(next.site).not.toBe(site);
});

test("the demo world, whose passwords everybody knows, is on this machine, and elsewhere only where somebody says so", () => {
  expect(wantsDemoWorld({})).toBe(true);
  expect(wantsDemoWorld({ SITE_URL: "http://localhost:4000" })).toBe(true);
  expect(wantsDemoWorld({ SITE_URL: "https://forum.example" })).toBe(false);
  expect(wantsDemoWorld({ DATABASE_URL: "postgresql://app@db.example/site" })).toBe(false);
  expect(wantsDemoWorld({ DATABASE_URL: "postgresql://app@db.example/site", DEMO: "yes" })).toBe(true);
});
