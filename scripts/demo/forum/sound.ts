// Sound files into samples: Ogg Opus, decoded once and kept.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import CodecParser, { type OggPage, type OpusHeader } from "codec-parser";
import { OpusDecoder } from "opus-decoder";

/** Samples a second; half of what Opus could carry is enough for synthetic speech. */
export const sampleRate = 24_000;

const kept = new Map<string, Promise<Int16Array>>();

/** The samples of one file of demo/voices, mono. */
export function samplesOf(file: string): Promise<Int16Array> {
  const known = kept.get(file) ?? decode(join(import.meta.dirname, "voices", `${file}.ogg`));
  kept.set(file, known);
  return known;
}

async function decode(path: string): Promise<Int16Array> {
  const pages = new CodecParser<OggPage>("application/ogg").parseAll(await readFile(path)) as OggPage[];
  const frames = pages.flatMap((page) => page.codecFrames ?? []);
  const preSkip = (frames[0]?.header as OpusHeader | undefined)?.preSkip ?? 0;
  const decoder = new OpusDecoder({ sampleRate, channels: 1, preSkip });
  await decoder.ready;
  const { channelData } = decoder.decodeFrames(frames.map(({ data }) => data));
  decoder.free();
  return Int16Array.from(channelData[0] ?? [], (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
}
