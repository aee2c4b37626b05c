// Makes demo/voices from scripts/demo/forum/program.ts: `node scripts/demo/forum/make-voices.ts`, where espeak-ng and ffmpeg (with libopus) are installed.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clip, calls, clipsOf, type Language, leaders, parts, thanks, tips } from "./program.ts";

const folder = join(import.meta.dirname, "voices");
const wordsAMinute: Record<Language, number> = { id: 150, en: 150, ar: 135 };
/** 1.8 kB a second: synthetic speech gains nothing from more. */
const bitrate = "14k";

const draft = mkdtempSync(join(tmpdir(), "suara-kerja-voices-"));

function make({ file, words }: Clip, voice: string, language: Language): void {
  const spoken = join(draft, `${file}.wav`);
  execFileSync("espeak-ng", ["-v", voice, "-s", String(wordsAMinute[language]), "-g", "2", "-w", spoken, words]);
  // One loudness for all, without a click at either end.
  const filter = "highpass=f=80,loudnorm=I=-19:TP=-2,afade=t=in:d=0.03,apad=pad_dur=0.05";
  const encode = ["-ar", "24000", "-ac", "1", "-c:a", "libopus", "-b:a", bitrate, "-application", "voip", "-frame_duration", "60"];
  const bare = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"];
  const target = join(folder, `${file}.ogg`);
  execFileSync("ffmpeg", ["-y", "-hide_banner", "-loglevel", "error", "-i", spoken, "-af", filter, ...encode, ...bare, target]);
}

for (const part of parts) {
  const { pitch, question, answer, advice } = clipsOf(part);
  for (const clip of [pitch, answer]) make(clip, part.voice, part.language);
  for (const clip of [question, advice]) make(clip, leaders[part.language].voice, part.language);
}
for (const language of ["id", "en", "ar"] as const) make(calls[language], leaders[language].voice, language);
for (const clip of [calls.guest, thanks]) make(clip, leaders.id.voice, "id");
for (const { language, ...clip } of tips) make(clip, leaders[language].voice, language);
rmSync(draft, { recursive: true });
