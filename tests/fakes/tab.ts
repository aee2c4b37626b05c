// A browser tab that holds the product's own sound code, served as it stands; for what only a browser can show.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { Voice, VoiceState } from "#lib/platform/voice/browser";

const root = join(import.meta.dirname, "../..");
const sourceOf = (name: string): string => readFileSync(join(root, `lib/platform/voice/${name}.ts`), "utf8");

/** A file of the sound code and all that it imports beside it. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, next = ""] of sourceOf(name).matchAll(/from "\.\/([\w-]+)\.ts"/g)) withImports(next, found);
  return found;
}

const html = `<!doctype html><meta charset="utf-8"><title>tab</title><link rel="icon" href="data:,">
<script type="importmap">{ "imports": { "livekit-client": "/livekit-client.mjs" } }</script>
<script type="module">
  import { createVoice } from "/voice/browser.ts";
  import * as livekit from "/livekit-client.mjs";
  window.livekit = livekit;
  window.voice = createVoice({ enter: () => window.enter(), onDisconnected: () => { window.isOver = true; } });
  window.isReady = true;
</script>`;

/** The page and its parts, for the front to serve. */
export function tabPages(): Record<string, { type: string; body: string }> {
  const script = (body: string) => ({ type: "text/javascript", body });
  return {
    "/tab": { type: "text/html", body: html },
    "/livekit-client.mjs": script(readFileSync(join(root, "node_modules/livekit-client/dist/livekit-client.esm.mjs"), "utf8")),
    ...Object.fromEntries([...withImports("browser")].map((name) => [`/voice/${name}.ts`, script(stripTypeScriptTypes(sourceOf(name)))])),
  };
}

/** A WAV of ten seconds of one tone, which Chromium takes for a microphone. */
function toneFile(hertz: number): string {
  const rate = 48_000;
  const samples = Int16Array.from({ length: rate * 10 }, (_, n) => 9_000 * Math.sin((2 * Math.PI * hertz * n) / rate));
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.byteLength, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.byteLength, 40);
  const path = join(mkdtempSync(join(tmpdir(), "suara-kerja-tone-")), "tone.wav");
  writeFileSync(path, Buffer.concat([head, Buffer.from(samples.buffer)]));
  return path;
}

/** Chromium whose microphone is a tone. */
export async function launch(hertz: number): Promise<Browser> {
  const system = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({
    ...(existsSync(system) ? { executablePath: system } : {}),
    args: [
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-audio-capture=${toneFile(hertz)}`,
      "--autoplay-policy=no-user-gesture-required",
      "--allow-loopback-in-peer-connection",
      "--no-sandbox",
    ],
  });
}

type Entry = { wsUrl: string; pass: string } | { refusal: string };

export type Tab = {
  page: Page;
  state(): Promise<VoiceState>;
  /** Calls a verb of the voice. */
  call(verb: "listen" | "openMicrophone" | "closeMicrophone" | "mute" | "unmute" | "leave"): Promise<void>;
  /** Loudness of a tone among all that plays, against a frequency that is nobody's, in dB. */
  hears(hertz: number): Promise<boolean>;
  /** The longest time in ms without the tone, from now until `stop`. */
  watchGaps(hertz: number): Promise<{ stop(): Promise<number> }>;
  /** How often the microphone was asked for, and how many captures still run. */
  captures(): Promise<{ asked: number; running: number }>;
};

/** Opens a tab whose `enter` is this. */
export async function openTab(browser: Browser, origin: string, enter: () => Promise<Entry>): Promise<Tab> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.exposeFunction("enter", enter);
  // The capture's own processing takes a steady tone for noise.
  await page.addInitScript(() => {
    const kept = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const captures = { asked: 0, tracks: [] as MediaStreamTrack[] };
    Object.assign(window, { captures });
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      captures.asked += 1;
      const stream = await kept({ ...constraints, audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
      captures.tracks.push(...stream.getTracks());
      return stream;
    };
    const ears = new Map<MediaStreamTrack, AnalyserNode>();
    let context: AudioContext | undefined;
    const hears = (hertz: number, control: number) => {
      context ??= new AudioContext({ sampleRate: 48_000 });
      void context.resume();
      for (const element of document.querySelectorAll<HTMLAudioElement>("audio[data-voice]")) {
        for (const track of (element.srcObject as MediaStream | null)?.getAudioTracks() ?? []) {
          // A player that has no sound yet plays none, whatever the stream in it carries.
          if (ears.has(track) || element.paused || element.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
          const analyser = context.createAnalyser();
          analyser.fftSize = 4_096;
          analyser.smoothingTimeConstant = 0;
          context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
          ears.set(track, analyser);
        }
      }
      return [...ears].some(([track, analyser]) => {
        if (track.readyState === "ended") return false;
        const bins = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(bins);
        const at = (frequency: number) => bins[Math.round((frequency * 4_096) / 48_000)] ?? -200;
        return at(hertz) > -60 && at(hertz) > at(control) + 20;
      });
    };
    Object.assign(window, { hears });
  });
  await page.goto(`${origin}/tab`);
  await page.waitForFunction(() => "isReady" in window);
  return {
    page,
    state: () => page.evaluate(() => (window as unknown as Inside).voice.getState()),
    call: (verb) => page.evaluate((name) => (window as unknown as Inside).voice[name](), verb),
    hears: (hertz) => page.evaluate((tone) => (window as unknown as Inside).hears(tone, 1_319), hertz),
    async watchGaps(hertz) {
      await page.evaluate((tone) => {
        const inside = window as unknown as Inside;
        inside.gap = { longest: 0, heardAt: performance.now() };
        inside.gapTimer = setInterval(() => {
          const now = performance.now();
          if (inside.hears(tone, 1_319)) inside.gap.heardAt = now;
          inside.gap.longest = Math.max(inside.gap.longest, now - inside.gap.heardAt);
        }, 20);
      }, hertz);
      return {
        stop: () =>
          page.evaluate(() => {
            const inside = window as unknown as Inside;
            clearInterval(inside.gapTimer);
            return inside.gap.longest;
          }),
      };
    },
    captures: () =>
      page.evaluate(() => {
        const { asked, tracks } = (window as unknown as Inside).captures;
        return { asked, running: tracks.filter((track) => track.readyState === "live").length };
      }),
  };
}

type Inside = {
  voice: Voice;
  hears(hertz: number, control: number): boolean;
  gap: { longest: number; heardAt: number };
  gapTimer: ReturnType<typeof setInterval>;
  captures: { asked: number; tracks: MediaStreamTrack[] };
};
