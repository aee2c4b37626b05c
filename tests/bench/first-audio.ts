// From the press on "Listen" to the first sound, in our room page and in a page that holds nothing but livekit-client with a token
// at hand, on the same livekit-server version and in the same browser. Both pages are loaded; both are new each time.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { AccessToken, RoomServiceClient } from "livekit-server-sdk";
import { findLivekit } from "#scripts/livekit";
import { choosePorts } from "#scripts/port";
import { secretsIn } from "#scripts/settings";
import { livekitService } from "#scripts/stack";
import { supervise } from "#scripts/supervisor";
import { arrive, closeIdleBrowsers } from "../e2e/people.ts";
import { makeForum, site } from "../e2e/world.ts";
import type { Benchmark } from "./benchmark.ts";

const perRound = 3;
const livekitClient = join(import.meta.dirname, "../../node_modules/livekit-client/dist/livekit-client.esm.mjs");

/** Puts an ear into the page that stops the clock at the first loud sample of any audio element. */
const listenForSound = () => {
  const context = new AudioContext();
  const ears = new Map<MediaStream, AnalyserNode>();
  const samples = new Float32Array(512);
  const global = globalThis as unknown as { pressedAt: number; firstSound: Promise<number> };
  addEventListener(
    "pointerdown",
    () => {
      global.pressedAt = performance.now();
    },
    { capture: true, once: true },
  );
  global.firstSound = new Promise((resolve) => {
    const look = setInterval(() => {
      for (const { srcObject, currentTime } of document.querySelectorAll("audio")) {
        if (!(srcObject instanceof MediaStream) || srcObject.getAudioTracks().length === 0) continue;
        let ear = ears.get(srcObject);
        if (!ear) {
          ear = context.createAnalyser();
          ear.fftSize = samples.length;
          context.createMediaStreamSource(srcObject).connect(ear);
          ears.set(srcObject, ear);
        }
        ear.getFloatTimeDomainData(samples);
        if (currentTime === 0 || samples.every((sample) => Math.abs(sample) < 0.02)) continue;
        clearInterval(look);
        resolve(performance.now() - global.pressedAt);
      }
    }, 4);
  });
};

const firstSound = (page: Page) => page.evaluate(() => (globalThis as unknown as { firstSound: Promise<number> }).firstSound);

/** A bare page beside a livekit-server of its own, in which somebody speaks. */
async function startPeer() {
  const found = await findLivekit(() => {});
  if ("reason" in found) throw new Error(found.reason);
  const folder = mkdtempSync(join(tmpdir(), "suara-kerja-peer-"));
  const ports = await choosePorts();
  const supervisor = supervise(folder);
  await supervisor.start(await livekitService(folder, ports, found.binary));
  const { livekit } = await secretsIn(folder);
  const url = `http://127.0.0.1:${ports.livekit}`;
  await new RoomServiceClient(url, "admin", livekit.admin).createRoom({ name: "peer" });
  let people = 0;
  const server = createServer(async (request, response) => {
    if (request.url === "/livekit-client.mjs")
      return void response.writeHead(200, { "content-type": "text/javascript" }).end(readFileSync(livekitClient));
    if (!request.url?.startsWith("/way"))
      return void response.writeHead(200, { "content-type": "text/html" }).end(readFileSync(join(import.meta.dirname, "peers/audio.html")));
    const speaks = request.url.includes("speaks");
    people += 1;
    const token = new AccessToken("mint", livekit.mint, { identity: `p${people}` });
    token.addGrant({ roomJoin: true, room: "peer", canPublish: speaks, canSubscribe: true, hidden: !speaks });
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ url: url.replace("http", "ws"), token: await token.toJwt(), speaks }));
  });
  await new Promise<void>((resolve) => server.listen(ports.site, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${ports.site}`,
    async end() {
      server.close();
      server.closeAllConnections();
      await supervisor.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const firstAudio: Benchmark = {
  name: "first-audio",
  about: "press on Listen to the first sound, new page each time; peer: livekit-client alone with a token at hand",
  unit: "ms",
  measured: "time",
  figures: [{ label: "p50", share: 0.5, goal: 1.5 }],
  rounds: 6,

  async ready() {
    const { roomId } = await makeForum();
    const peer = await startPeer();
    const rina = await arrive({ email: "rina@demo.test", hertz: 659 });
    await rina.person.visit(`/rooms/${roomId}/desk`);
    await rina.person.page.getByRole("button", { name: "Masuk dengan suara" }).first().click();
    await rina.person.page.getByRole("button", { name: "Buka mikrofon saya" }).first().click();
    await rina.person.page.getByRole("button", { name: "Bisukan saya" }).first().waitFor();
    const peerSpeaker = await rina.person.context.newPage();
    await peerSpeaker.goto(`${peer.origin}/?speaks`);
    await peerSpeaker.waitForFunction(() => document.title === "ready");
    await peerSpeaker.locator("#go").click();
    await peerSpeaker.waitForFunction(() => document.title === "connected");

    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--autoplay-policy=no-user-gesture-required",
        "--allow-loopback-in-peer-connection",
        "--disable-background-networking",
      ],
    });

    async function timed(url: string, press: (page: Page) => Promise<void>): Promise<number> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.addInitScript(listenForSound);
      await page.goto(url, { waitUntil: "networkidle" }).catch(() => {});
      await press(page);
      const took = await firstSound(page);
      await context.close();
      return took;
    }
    const pressOurs = (page: Page) => page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
    const pressPeer = async (page: Page) => {
      await page.waitForFunction(() => document.title === "ready");
      await page.locator("#go").click();
    };

    return {
      async round() {
        const ours: number[] = [];
        const theirs: number[] = [];
        for (let n = 0; n < perRound; n++) {
          ours.push(await timed(`${site}/id/rooms/${roomId}`, pressOurs));
          theirs.push(await timed(peer.origin, pressPeer));
        }
        return { ours, peer: theirs };
      },
      async end() {
        await browser.close();
        await rina.end();
        await closeIdleBrowsers();
        await peer.end();
      },
    };
  },
};
