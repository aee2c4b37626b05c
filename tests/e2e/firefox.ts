// Somebody with Firefox as Debian ships it, driven over WebDriver BiDi; the microphone is a tone of its own making.
import { networkInterfaces } from "node:os";
import puppeteer, { type ElementHandle, type Page } from "puppeteer-core";
import { expect } from "./people.ts";
import type { Heard } from "./tone.ts";
import { sessionCookies, site } from "./world.ts";

export type FirefoxPerson = {
  page: Page;
  hertz: number;
  visit(path: string): Promise<void>;
  /** As an `Ear`: see tone.ts. */
  loudness(hertz: number): Promise<Heard | null>;
  /** Presses the first button or link of exactly this name, once it is there and can be pressed. */
  press(name: string): Promise<void>;
  /** Waits until this text is on the page. */
  sees(text: RegExp): Promise<void>;
  end(): Promise<void>;
};

/** Only a machine without a network needs what Firefox by itself refuses: voices over loopback. */
const hasNetwork = () =>
  Object.values(networkInterfaces()).some((one) => one?.some(({ internal, family }) => !internal && family === "IPv4"));

/** Starts a Firefox for one person. */
export async function arriveInFirefox({ email, hertz = 740 }: { email?: string; hertz?: number }): Promise<FirefoxPerson> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
    extraPrefsFirefox: {
      "media.navigator.streams.fake": true,
      "media.navigator.permission.disabled": true,
      "media.navigator.audio.fake_frequency": hertz,
      "intl.accept_languages": "id",
      // Nothing outside this machine has a name.
      "network.trr.mode": 5,
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": 9,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": 9,
      "network.proxy.allow_hijacking_localhost": false,
      ...(hasNetwork() ? {} : { "media.peerconnection.ice.loopback": true }),
    },
  });
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => void faults.push(String(error)));
  if (email) {
    const { hostname } = new URL(site);
    for (const { name, value } of await sessionCookies(email)) await browser.setCookie({ name, value, domain: hostname, path: "/" });
  }
  const find = (name: string) =>
    page.evaluateHandle(
      (wanted) =>
        [...document.querySelectorAll<HTMLElement>("button, a, summary")].find((one) => {
          const shown = [...one.childNodes].filter((part) => !(part instanceof HTMLElement && part.ariaHidden));
          const said = one.ariaLabel ?? shown.map(({ textContent }) => textContent).join("");
          return one.checkVisibility() && !(one as HTMLButtonElement).disabled && said.trim() === wanted;
        }) ?? null,
      name,
    );
  return {
    page,
    hertz,
    loudness: (wanted) => page.evaluate(recordedLoudness, wanted),
    visit: async (path) => void (await page.goto(`${site}/id${path}`)),
    async press(name) {
      await expect(async () => {
        const found = (await find(name)).asElement() as ElementHandle<HTMLElement> | null;
        expect(found, `there is "${name}" to press`).not.toBeNull();
        await found?.click();
      }).toPass({ timeout: 30_000 });
    },
    async sees(text) {
      await expect.poll(() => page.evaluate(() => document.body.innerText), { timeout: 30_000 }).toMatch(text);
    },
    async end() {
      await browser.close();
      expect(faults, "what went wrong in Firefox").toEqual([]);
    },
  };
}

/**
 * Decibels of one frequency, and of one where nobody speaks, in half a second of what the page plays, recorded and looked at
 * afterwards: without a loudspeaker in the machine Firefox runs no analyser. Null while it plays nothing.
 */
async function recordedLoudness(hertz: number): Promise<{ tone: number; control: number } | null> {
  const players = [...document.querySelectorAll("audio")].filter(
    ({ srcObject, paused, muted, volume }) =>
      !paused &&
      !muted &&
      volume > 0 &&
      srcObject instanceof MediaStream &&
      srcObject.getAudioTracks().some(({ readyState }) => readyState === "live"),
  );
  const heard = await Promise.all(
    players.map(async (element) => {
      const since = element.currentTime;
      const recorder = new MediaRecorder(element.srcObject as MediaStream);
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const stopped = new Promise((resolve) => {
        recorder.onstop = resolve;
      });
      recorder.start();
      await new Promise((resolve) => setTimeout(resolve, 500));
      recorder.stop();
      await stopped;
      if (element.currentTime <= since) return null;
      const bytes = await new Blob(parts).arrayBuffer();
      const sound = await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(bytes).catch(() => null);
      const samples = sound?.getChannelData(0).slice(-16_384);
      if (!samples || samples.length === 0) return null;
      const decibels = (at: number) => {
        let [real, imaginary, weights] = [0, 0, 0];
        for (const [n, sample] of samples.entries()) {
          const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / samples.length);
          const angle = (2 * Math.PI * at * n) / 48_000;
          real += sample * weight * Math.cos(angle);
          imaginary += sample * weight * Math.sin(angle);
          weights += weight;
        }
        return 20 * Math.log10((2 * Math.hypot(real, imaginary)) / weights + 1e-12);
      };
      return { tone: decibels(hertz), control: decibels(2_500) };
    }),
  );
  const known = heard.filter((one) => one !== null);
  if (known.length === 0) return null;
  return { tone: Math.max(...known.map(({ tone }) => tone)), control: Math.max(...known.map(({ control }) => control)) };
}
