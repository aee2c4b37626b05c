// Deaf or not: judged by what was decoded.
import { expect, test } from "vitest";
import type { RemoteVoice } from "#lib/platform/voice/connection";
import { createHearing, deafMs } from "#lib/platform/voice/hearing";

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
  return { hearing: createHearing(() => ms), pass };
}

test("a voice that is decoded is heard, with its level", async () => {
  const stats = { now: { decoded: 100, level: 0.4 } };
  const rina = voice(stats);
  const { hearing, pass } = clocked();
  await hearing.measure([rina]);
  pass(deafMs);
  stats.now = { decoded: 200, level: 0.4 };
  await hearing.measure([rina]);
  expect(hearing.deafTo([rina])).toEqual([]);
  expect(hearing.level(rina)).toBe(0.4);
});

test("packets whose sound nobody takes out are deafness, named once in a while", async () => {
  const stats = { now: { decoded: 100, concealed: 0 } };
  const rina = voice(stats);
  const { hearing, pass } = clocked();
  await hearing.measure([rina]);
  pass(deafMs - 1);
  await hearing.measure([rina]);
  expect(hearing.deafTo([rina])).toEqual([]);
  pass(1);
  stats.now = { decoded: 100, concealed: 5_000 };
  await hearing.measure([rina]);
  expect(hearing.deafTo([rina])).toEqual([rina]);
  expect(hearing.deafTo([rina])).toEqual([]);
  pass(20_000);
  await hearing.measure([rina]);
  expect(hearing.deafTo([rina])).toEqual([rina]);
});

test("a track that never came is deafness too; one that begins to count anew is not", async () => {
  const stats: { now: Stats | null } = { now: null };
  const rina = voice(stats);
  const { hearing, pass } = clocked();
  await hearing.measure([rina]);
  pass(deafMs);
  await hearing.measure([rina]);
  expect(hearing.deafTo([rina])).toEqual([rina]);
  stats.now = { decoded: 90_000 };
  await hearing.measure([rina]);
  pass(30_000);
  stats.now = { decoded: 400 };
  await hearing.measure([rina]);
  expect(hearing.deafTo([rina])).toEqual([]);
});

test("whoever is muted is not missed", async () => {
  const rina = voice({ now: { decoded: 100, level: 0.3 } }, { isMuted: true });
  const { hearing, pass } = clocked();
  await hearing.measure([rina]);
  pass(60_000);
  await hearing.measure([rina]);
  expect(hearing.deafTo([rina])).toEqual([]);
  expect(hearing.level(rina)).toBe(0);
});
