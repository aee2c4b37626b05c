// Microphones of tests: a steady tone for each speaker, and an ear for it in the other browser.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";

const rate = 48_000;

/** One second of a sine, which Chromium repeats without a seam; 16-bit mono. Answers the path of the file. */
export function toneFile(hertz: number): string {
  const folder = join(tmpdir(), "suara-kerja-tones");
  const path = join(folder, `${hertz}.wav`);
  if (existsSync(path)) return path;
  const wav = Buffer.alloc(44 + rate * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + rate * 2, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(rate * 2, 40);
  for (let n = 0; n < rate; n++) wav.writeInt16LE(Math.round(9_000 * Math.sin((2 * Math.PI * hertz * n) / rate)), 44 + n * 2);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, wav);
  return path;
}

export type Heard = { tone: number; control: number };

/** Whose sound is judged: a page of Chromium, or somebody who tells by other means how loud a frequency is in what they play. */
export type Ear = Page | { loudness(hertz: number): Promise<Heard | null> };

/**
 * Decibels of one frequency, and of a control where nobody speaks, in what this page plays; null while it plays nothing. A player
 * whose clock stands still plays nothing, whatever the stream in it carries.
 */
async function loudness(page: Page, hertz: number): Promise<Heard | null> {
  return page.evaluate(async (wanted) => {
    const context = new AudioContext({ sampleRate: 48_000 });
    try {
      const players = [...document.querySelectorAll("audio")].flatMap((element) => {
        const stream = element.srcObject;
        const isOn = !element.paused && !element.muted && element.volume > 0;
        if (!isOn || !(stream instanceof MediaStream) || !stream.getAudioTracks().some(({ readyState }) => readyState === "live"))
          return [];
        const ear = context.createAnalyser();
        ear.fftSize = 8_192;
        ear.smoothingTimeConstant = 0;
        context.createMediaStreamSource(stream).connect(ear);
        return [{ element, ear, since: element.currentTime }];
      });
      if (players.length === 0) return null;
      await context.resume();
      await new Promise((resolve) => setTimeout(resolve, 350));
      const heard = players.filter(({ element, since }) => element.currentTime > since);
      if (heard.length === 0) return null;
      const at = (hz: number) => {
        const loudest = heard.map(({ ear }) => {
          const bins = new Float32Array(ear.frequencyBinCount);
          ear.getFloatFrequencyData(bins);
          const bin = Math.round((hz * ear.fftSize) / context.sampleRate);
          return Math.max(...bins.slice(bin - 2, bin + 3));
        });
        return Math.max(...loudest);
      };
      return { tone: at(wanted), control: at(2_500) };
    } finally {
      await context.close();
    }
  }, hertz);
}

/** True when this page plays the tone now: loud, and far above where nobody speaks. */
export async function hears(page: Ear, hertz: number): Promise<boolean> {
  const heard = "loudness" in page ? await page.loudness(hertz) : await loudness(page, hertz);
  return heard !== null && heard.tone > -60 && heard.tone - heard.control > 20;
}

/** Waits until this page plays the tone. */
export async function expectHears(page: Ear, hertz: number, withinMs = 20_000): Promise<void> {
  await expect.poll(() => hears(page, hertz), { timeout: withinMs, message: `the page plays ${hertz} Hz` }).toBe(true);
}

/**
 * Waits until the tone is gone, then listens for `forMs` that it stays away. A deaf page would pass: hold `also`, a tone that
 * must be heard all the while, against that wherever somebody else speaks.
 */
export async function expectSilent(
  page: Ear,
  hertz: number,
  { withinMs = 5_000, forMs = 1_500, also }: { withinMs?: number; forMs?: number; also?: number } = {},
): Promise<void> {
  await expect.poll(() => hears(page, hertz), { timeout: withinMs, message: `the page no longer plays ${hertz} Hz` }).toBe(false);
  for (const end = performance.now() + forMs; performance.now() < end; ) {
    expect(await hears(page, hertz), `${hertz} Hz stays away`).toBe(false);
    if (also !== undefined) expect(await hears(page, also), `${also} Hz is heard meanwhile`).toBe(true);
  }
}
