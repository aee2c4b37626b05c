// Deaf or not: judged by what was decoded.
import { expect, test } from "vitest";
import type { RemoteVoice } from "#lib/platform/voice/connection";
import { createAudioMonitor, unheardMs } from "#lib/platform/voice/inbound-audio";

type Stats = { decoded: number; concealed?: number; level?: number };

/** A voice whose receiver reports what `stats` says at the moment; no track at all while it is null. */
function voice(stats: { now: Stats | null }, { isMuted = false } = {}): RemoteVoice & { publication: { isMuted: boolean } } {
  const receiver = {
    getStats: async () => {
      const { decoded = 0, concealed = 0, level } = stats.now ?? {};
      return new Map([
        ["in", { type: "inbound-rtp", totalSamplesReceived: decoded + concealed, concealedSamples: concealed, audioLevel: level }],
      ]);
    },
  };
  const publication = {
    trackSid: "TR_1",
    isMuted,
    get track() {
      return stats.now ? { receiver } : undefined;
    },
  };
  return { voiceId: "rina", publication, serverLevel: 0.1 } as unknown as RemoteVoice & { publication: { isMuted: boolean } };
}

function clocked() {
  let ms = 0;
  const pass = (by: number) => {
    ms += by;
  };
  return { monitor: createAudioMonitor(() => ms), pass };
}

test("a voice that is decoded is heard, with its level", async () => {
  const stats = { now: { decoded: 100, level: 0.4 } };
  const rina = voice(stats);
  const { monitor, pass } = clocked();
  await monitor.measure([rina]);
  pass(unheardMs);
  stats.now = { decoded: 200, level: 0.4 };
  await monitor.measure([rina]);
  expect(monitor.unheard([rina])).toEqual([]);
  expect(monitor.level(rina)).toBe(0.4);
});

test("packets whose sound nobody takes out are deafness, named once in a while", async () => {
  const stats = { now: { decoded: 100, concealed: 0 } };
  const rina = voice(stats);
  const { monitor, pass } = clocked();
  await monitor.measure([rina]);
  pass(unheardMs - 1);
  await monitor.measure([rina]);
  expect(monitor.unheard([rina])).toEqual([]);
  pass(1);
  stats.now = { decoded: 100, concealed: 5_000 };
  await monitor.measure([rina]);
  expect(monitor.unheard([rina])).toEqual([rina]);
  expect(monitor.unheard([rina])).toEqual([]);
  pass(20_000);
  await monitor.measure([rina]);
  expect(monitor.unheard([rina])).toEqual([rina]);
});

test("a track that never came is deafness too; one that begins to count anew is not", async () => {
  const stats: { now: Stats | null } = { now: null };
  const rina = voice(stats);
  const { monitor, pass } = clocked();
  await monitor.measure([rina]);
  pass(unheardMs);
  await monitor.measure([rina]);
  expect(monitor.unheard([rina])).toEqual([rina]);
  stats.now = { decoded: 90_000 };
  await monitor.measure([rina]);
  pass(30_000);
  stats.now = { decoded: 400 };
  await monitor.measure([rina]);
  expect(monitor.unheard([rina])).toEqual([]);
});

test("whoever is muted is not missed", async () => {
  const rina = voice({ now: { decoded: 100, level: 0.3 } }, { isMuted: true });
  const { monitor, pass } = clocked();
  await monitor.measure([rina]);
  pass(60_000);
  await monitor.measure([rina]);
  expect(monitor.unheard([rina])).toEqual([]);
  expect(monitor.level(rina)).toBe(0);
});
