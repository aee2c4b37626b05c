// How loud each voice is, and whether it is heard at all: judged by what the browser has decoded, since packets that nobody plays
// look just as healthy.
import type { RemoteVoice } from "./connection.ts";

/** Without a decoded sample from an unmuted voice for this long, its track is asked for anew. */
export const unheardMs = 4_000;
/** Not again within this time: a microphone may be broken at its own end. */
const againMs = 20_000;

type Watched = { level: number; decoded: number; heardAt: number; askedAt: number };

export type AudioMonitor = {
  /** Looks at what every voice has sounded like since the last look. */
  measure(voices: readonly RemoteVoice[]): Promise<void>;
  /** 0 to 1, as last measured. */
  level(voice: RemoteVoice): number;
  /** Those that should be heard and have not been for a while; each is named once in a longer while. */
  unheard(voices: readonly RemoteVoice[]): RemoteVoice[];
};

export function createAudioMonitor(now: () => number = () => performance.now()): AudioMonitor {
  const watched = new Map<string, Watched>();

  return {
    async measure(voices) {
      for (const sid of watched.keys()) if (!voices.some(({ publication }) => publication.trackSid === sid)) watched.delete(sid);
      await Promise.all(
        voices.map(async (voice) => {
          const { trackSid, isMuted } = voice.publication;
          const { level, decoded } = await sound(voice);
          const known = watched.get(trackSid) ?? { level: 0, decoded: -1, heardAt: now(), askedAt: now() - againMs };
          // Less than before is a new receiver that has begun to count.
          if (isMuted || decoded !== known.decoded) known.heardAt = now();
          watched.set(trackSid, { ...known, level: isMuted ? 0 : level, decoded });
        }),
      );
    },

    level: ({ publication }) => watched.get(publication.trackSid)?.level ?? 0,

    unheard: (voices) =>
      voices.filter(({ publication }) => {
        const known = watched.get(publication.trackSid);
        if (!known || publication.isMuted || now() - known.heardAt < unheardMs || now() - known.askedAt < againMs) return false;
        known.askedAt = now();
        return true;
      }),
  };
}

type Inbound = { type: string; audioLevel?: number; totalSamplesReceived?: number; concealedSamples?: number };

/** The level now, and the samples so far that came out of the decoder and were not made up to fill a gap. */
async function sound({ publication, serverLevel }: RemoteVoice): Promise<{ level: number; decoded: number }> {
  const report = await publication.track?.receiver?.getStats().catch(() => undefined);
  let level = report ? serverLevel : 0;
  let decoded = 0;
  report?.forEach((entry: Inbound) => {
    if (entry.type !== "inbound-rtp") return;
    level = entry.audioLevel ?? level;
    decoded += (entry.totalSamplesReceived ?? 0) - (entry.concealedSamples ?? 0);
  });
  return { level, decoded };
}
