// A stolen phone: after "sign out everywhere" nobody hears it, and it does not come back.
import { type ChildProcess, spawn } from "node:child_process";
import { join as path } from "node:path";
import { dispose } from "@livekit/rtc-node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { endSessions } from "#lib/accounts/jobs";
import type { Actor } from "#lib/platform/auth/actor";
import { cookieNames } from "#lib/platform/auth/cookie";
import * as session from "#lib/platform/auth/session";
import { db, transact } from "#lib/platform/db";
import { digest, randomToken } from "#lib/platform/secret/random";
import { mintPass } from "#lib/platform/voice/pass";
import { removeVoices } from "#lib/platform/voice/server";
import * as deletion from "#lib/privacy/deletion";
import { freePort } from "#scripts/port";
import { type Forum, forum, listener, must, seated, speaker } from "#tests/factories/forum";
import { readStream, type StreamReader } from "#tests/fakes/stream-reader";
import { type Ear, join, pause, speak, tones, until, untilHears, untilSilent } from "#tests/fakes/tone";

/** The promise is two seconds; the rest is the slowness of a shared machine. */
const silentWithinMs = 4_000;

let live: ChildProcess;
let wsUrl = "";
let ears: Ear[] = [];

async function arrive(person: { voiceRoom: string; voiceId: string }): Promise<Ear> {
  const ear = await join(wsUrl, await mintPass(person));
  ears.push(ear);
  return ear;
}

/** Rina's phone and a speaker's are on the air, Budi and a listener hear both. */
async function onTheAir(hall: Forum) {
  const [rina, budi, seeker, guest] = [
    await seated(hall, hall.rina),
    await seated(hall, hall.budi),
    await speaker(hall),
    await listener(hall),
  ];
  const [phone, desk, stage, ear] = [await arrive(rina), await arrive(budi), await arrive(seeker), await arrive(guest)];
  await Promise.all([speak(phone.room, tones[0]), speak(desk.room, tones[1]), speak(stage.room, tones[2])]);
  await Promise.all([rina, budi, seeker].map(({ voiceId }, n) => untilHears(ear, voiceId, tones[n] ?? 0)));
  return { rina, budi, seeker, ear };
}

beforeAll(async () => {
  const [port, webPort, metricsPort] = [await freePort(), await freePort(), await freePort()];
  const site = `http://127.0.0.1:${port}`;
  process.env.SITE_URL = site;
  wsUrl = `ws://127.0.0.1:${port}/live`;
  live = spawn(process.execPath, ["--conditions=react-server", path(import.meta.dirname, "../../scripts/live.ts")], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PROCESS: "live",
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      WEB_PORT: String(webPort),
      SITE_URL: site,
    },
    stdio: "inherit",
  });
  const answers = () =>
    fetch(`${site}/live/now`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until("live answers", answers, 20_000);
});
afterEach(async () => {
  await Promise.all(ears.map((ear) => ear.leave()));
  ears = [];
});
afterAll(async () => {
  live.kill("SIGKILL");
  await dispose();
});

/** The open stream of somebody's phone, by a cookie of the session that they sit with. */
async function streamOf(hall: Forum, { sessionId }: Actor): Promise<StreamReader<unknown>> {
  const token = randomToken();
  await db.session.update({ where: { id: sessionId }, data: { tokenDigest: digest(token) }, select: { id: true } });
  const url = `${wsUrl.replace(/^ws/, "http")}/rooms/${hall.roomId}/events`;
  const stream = await readStream(url, `${cookieNames().session}=${token}`);
  await until("a snapshot", async () => stream.events.length > 0, silentWithinMs);
  return stream;
}

const ways = [
  ["signing out everywhere", (person: Actor) => transact((tx) => session.endAll(tx, person.personId))],
  ["ending that device", (person: Actor) => session.end(person.personId, person.sessionId)],
  ["deleting the account", async (person: Actor) => void must(await deletion.ask(person, { when: "later" }))],
  [
    "the session running out",
    async (person: Actor) => {
      await db.session.update({ where: { id: person.sessionId }, data: { expiresAt: new Date(0) } });
      await endSessions();
    },
  ],
] as const;

test.each(ways)(
  "after %s a moderator's and a speaker's phone are not heard any more, their streams end, and their passes open nothing",
  async (_, end) => {
    const hall = await forum();
    const { rina, budi, seeker, ear } = await onTheAir(hall);
    const other = { identity: budi.voiceId, hertz: tones[1] };
    const streams = await Promise.all([streamOf(hall, rina), streamOf(hall, seeker)]);
    await Promise.all([end(rina), end(seeker)]);
    await until("their streams are over", async () => streams.every((stream) => stream.isOver()), silentWithinMs);
    const took = await Promise.all([
      untilSilent(ear, rina.voiceId, tones[0], other, silentWithinMs),
      untilSilent(ear, seeker.voiceId, tones[2], other, silentWithinMs),
    ]);
    expect(Math.max(...took)).toBeLessThan(silentWithinMs);
    for (const person of [rina, seeker]) await expect(arrive(person)).rejects.toThrow();
    await pause(300);
    await untilSilent(ear, rina.voiceId, tones[0], other);
    await removeVoices(hall.voiceRoom, [budi.voiceId]);
  },
);
