// How loud each voice is, and whether it is heard at all: judged by what the browser has decoded, since packets that nobody plays
// look just as healthy.
import type { RemoteVoice } from "./connection.ts";

/** Without a decoded sample from an unmuted voice for this long, its track is asked for anew. */
export const deafMs = 4_000;
/** Not again within this time: a microphone may be broken at its own end. */
const againMs = 20_000;

type Watched = { decoded: number; heardAt: number; askedAt: number };

export type Hearing = {
  /** 0 to 1, of what just arrived. */
  level(voice: RemoteVoice): number;
  /** Looks at every voice; answers those that should be heard and are not. */
  deafTo(voices: readonly RemoteVoice[]): Promise<RemoteVoice[]>;
};

export function createHearing(now: () => number = () => performance.now()): Hearing {
  const watched = new Map<string, Watched>();

  return {
    level({ publication }) {
      const sources = publication.isMuted ? [] : (publication.track?.receiver?.getSynchronizationSources() ?? []);
      const source = sources[0];
      return source && Date.now() - source.timestamp < 500 ? (source.audioLevel ?? 0) : 0;
    },

    async deafTo(voices) {
      for (const sid of watched.keys()) if (!voices.some(({ publication }) => publication.trackSid === sid)) watched.delete(sid);
      const deaf: RemoteVoice[] = [];
      for (const voice of voices) {
        const { trackSid, isMuted } = voice.publication;
        const known = watched.get(trackSid) ?? { decoded: -1, heardAt: now(), askedAt: -againMs };
        watched.set(trackSid, known);
        const decoded = await decodedSamples(voice);
        if (isMuted || decoded > known.decoded) known.heardAt = now();
        known.decoded = decoded;
        if (now() - known.heardAt < deafMs || now() - known.askedAt < againMs) continue;
        known.askedAt = now();
        deaf.push(voice);
      }
      return deaf;
    },
  };
}

/** Samples that came out of the decoder and were not made up to fill a gap. */
async function decodedSamples({ publication }: RemoteVoice): Promise<number> {
  const report = await publication.track?.receiver?.getStats().catch(() => undefined);
  let decoded = 0;
  report?.forEach((entry: { type: string; totalSamplesReceived?: number; concealedSamples?: number }) => {
    if (entry.type === "inbound-rtp") decoded += (entry.totalSamplesReceived ?? 0) - (entry.concealedSamples ?? 0);
  });
  return decoded;
}
