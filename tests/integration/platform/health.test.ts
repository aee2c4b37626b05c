import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { freePort } from "#scripts/port";

const settings = { DATABASE_URL: process.env.DATABASE_URL, LIVEKIT_URL: "", LIVEKIT_KEYS: "{}", VOICE_OFF_FILE: "" };

/** What a process with these settings answers. */
async function asked(changed: Partial<typeof settings>) {
  Object.assign(process.env, settings, changed);
  vi.resetModules();
  Reflect.deleteProperty(globalThis, "prisma");
  const { GET } = await import("../../../app/api/health/route.ts");
  const answer = await GET();
  return {
    status: answer.status,
    retryAfter: answer.headers.get("retry-after"),
    kept: answer.headers.get("cache-control"),
    ...(await answer.json()),
  };
}
afterEach(() => Object.assign(process.env, settings));

test("a process with its database is ready, and says that audio is off where there is none", async () => {
  expect(await asked({})).toEqual({
    status: 200,
    retryAfter: null,
    kept: "no-store",
    live: true,
    ready: true,
    database: "on",
    voice: "off",
    tasks: "unknown",
    overdue: [],
    reports: "on",
  });
});

test("without its database it lives and is not ready, and says when to ask again", async () => {
  const nowhere = `postgresql://nobody@127.0.0.1:${await freePort()}/none`;
  expect(await asked({ DATABASE_URL: nowhere })).toMatchObject({
    status: 503,
    retryAfter: "2",
    live: true,
    ready: false,
    database: "lost",
  });
});

test("a lost livekit-server is told and does not make it unready, since people still read and queue", async () => {
  const server = createServer((_request, response) => void response.writeHead(200).end("OK"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const LIVEKIT_URL = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const LIVEKIT_KEYS = JSON.stringify({ mint: "a-key-for-tests-of-32-characters-" });
  expect(await asked({ LIVEKIT_URL, LIVEKIT_KEYS })).toMatchObject({ status: 200, ready: true, voice: "on" });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await asked({ LIVEKIT_URL, LIVEKIT_KEYS })).toMatchObject({ status: 200, ready: true, voice: "lost" });
});

test("while livekit-server is being made ready the sound is coming; it turns on, or stays off, without a restart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "suara-kerja-voice-"));
  const VOICE_OFF_FILE = join(folder, "voice-off");
  const LIVEKIT_KEYS = JSON.stringify({ mint: "a-key-for-tests-of-32-characters-" });
  const there = { LIVEKIT_URL: `http://127.0.0.1:${await freePort()}`, LIVEKIT_KEYS, VOICE_OFF_FILE };
  writeFileSync(VOICE_OFF_FILE, "coming");
  expect(await asked(there)).toMatchObject({ status: 200, voice: "coming" });
  const { voiceOffReason, voiceAvailability } = await import("#lib/platform/voice/availability");
  expect(voiceOffReason()).toBe("coming");
  writeFileSync(VOICE_OFF_FILE, "no Go here");
  await vi.waitFor(() => expect(voiceOffReason()).toBe("no Go here"), 5_000);
  expect(voiceAvailability()).toBe("off");
  rmSync(folder, { recursive: true });
  await vi.waitFor(() => expect(voiceOffReason()).toBeNull(), 5_000);
  expect(voiceAvailability()).toBe("on");
});

test("the question whether it lives at all asks nobody", async () => {
  const { GET } = await import("../../../app/api/health/live/route.ts");
  expect(await GET().json()).toEqual({ live: true });
});
