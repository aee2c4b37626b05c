// From the press to the moderator's desk: POST of a raised hand until the desk's stream carries it, with an audience listening to the
// same room; against one commit, one NOTIFY and one write to a socket.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { db, makeForum, sessionCookies, site } from "../e2e/world.ts";
import type { Benchmark } from "./benchmark.ts";

const perRound = 20;
const audience = 100;
const card = { roleWanted: "Operator las", field: "Manufaktur", city: "Karawang", line: "Las SMAW dan GTAW 4 tahun" };
const agent = new Agent({ keepAlive: true, maxSockets: 400 });

type Answer = { status: number; body: string };

function send(url: string, method: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, body: text });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** Opens an event stream; `hear` gets each chunk as it comes. */
async function stream(url: string, cookie: string, hear: (text: string) => void): Promise<IncomingMessage> {
  const sent = request(url, { agent: new Agent(), headers: { cookie, "sec-fetch-site": "same-origin" } });
  sent.end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`a stream answered ${response.statusCode}`);
  response.setEncoding("utf8");
  response.on("data", hear);
  return response;
}

const cookieOf = async (email: string) => (await sessionCookies(email)).map(({ name, value }) => `${name}=${value}`).join("; ");

/** The id under which the build knows an action. */
function actionId(file: string, name: string): string {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../.next/server/server-reference-manifest.json"), "utf8")) as {
    node: Record<string, { exportedName?: string; filename?: string }>;
  };
  const found = Object.entries(manifest.node).find(([, { exportedName, filename }]) => exportedName === name && filename === file);
  if (!found) throw new Error(`the build has no action ${name}`);
  return found[0];
}

export const hand: Benchmark = {
  name: "hand",
  about: `POST of a raised hand to the event on the moderator's stream, ${audience} listening; peer: commit, NOTIFY, one write`,
  unit: "ms",
  measured: "time",
  figures: [
    { label: "p50", share: 0.5, goal: 2.5 },
    { label: "p99", share: 0.99, goal: 2.5 },
  ],
  rounds: 6,

  async ready() {
    const { roomId } = await makeForum();
    const raise = actionId("lib/rooms/actions.ts", "raise");
    const same = { origin: site, "sec-fetch-site": "same-origin" };
    const page = `${site}/id/rooms/${roomId}`;
    await send(page, "GET", {});

    let awaited: ((text: string) => void) | null = null;
    const hear = (text: string) => awaited?.(text);
    const rina = await cookieOf("rina@demo.test");
    const streams = [await stream(`${site}/live/rooms/${roomId}/events`, rina, hear)];
    for (let n = 0; n < audience; n++) streams.push(await stream(`${site}/live/rooms/${roomId}/events`, "", () => {}));

    const peer = spawn(process.execPath, [join(import.meta.dirname, "peers/hand.ts")], {
      stdio: ["ignore", "pipe", "inherit"],
      env: process.env,
    });
    const [port] = (await once(peer.stdout, "data")) as [Buffer];
    const peerSite = `http://127.0.0.1:${String(port).trim()}/`;
    streams.push(await stream(peerSite, "", hear));
    for (let n = 0; n < audience; n++) streams.push(await stream(peerSite, "", () => {}));

    /** Milliseconds from just before the POST until `isIt` sees it in a stream. */
    async function timed(post: () => Promise<Answer>, isIt: (heard: string) => boolean): Promise<number> {
      let heard = "";
      const arrived = new Promise<number>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error("a raised hand was lost")), 10_000);
        awaited = (text) => {
          heard += text;
          if (!isIt(heard)) return;
          clearTimeout(late);
          resolve(performance.now());
        };
      });
      const started = performance.now();
      const [at, { status, body }] = await Promise.all([arrived, post()]);
      if (status !== 200) throw new Error(`a raised hand was answered ${status}: ${body.slice(0, 200)}`);
      awaited = null;
      return at - started;
    }

    let count = 0;
    async function seeker(): Promise<string> {
      count += 1;
      const email = `bench-${count}@people.test`;
      await db.person.create({ data: { email, locale: "id" }, select: { id: true } });
      const cookie = await cookieOf(email);
      const entry = await send(
        `${site}/api/rooms/${roomId}/entry`,
        "POST",
        { ...same, cookie, "content-type": "application/json", "sec-fetch-dest": "empty" },
        "{}",
      );
      if (!(JSON.parse(entry.body) as { ok: boolean }).ok) throw new Error(`no seat: ${entry.body}`);
      return cookie;
    }

    return {
      async round() {
        const ours: number[] = [];
        const theirs: number[] = [];
        for (let n = 0; n < perRound; n++) {
          const cookie = await seeker();
          const line = `${card.line}, ${count}`;
          const body = JSON.stringify([{ roomId, card: { ...card, line } }]);
          const headers = { ...same, cookie, "next-action": raise, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" };
          ours.push(
            await timed(
              () => send(page, "POST", headers, body),
              (heard) => heard.includes(line),
            ),
          );
          theirs.push(
            await timed(
              () => send(peerSite, "POST", { "content-type": "application/json" }, body),
              (heard) => heard.includes("\n\n"),
            ),
          );
        }
        return { ours, peer: theirs };
      },
      async end() {
        for (const open of streams) open.destroy();
        peer.kill();
        agent.destroy();
      },
    };
  },
};
