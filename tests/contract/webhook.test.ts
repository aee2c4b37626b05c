// LiveKit's notices: genuine or refused, each worked off once, and none believed beyond the session it is about.
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { dispose } from "@livekit/rtc-node";
import { AccessToken } from "livekit-server-sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { voiceKeys } from "#lib/platform/env";
import { mintPass } from "#lib/platform/voice/pass";
import * as server from "#lib/platform/voice/server";
import { receive, type WebhookEvent } from "#lib/platform/voice/webhook";
import * as webhookInbox from "#lib/rooms/voice/webhook-inbox";
import { findLivekit } from "#scripts/livekit";
import { choosePorts } from "#scripts/port";
import { secretsIn } from "#scripts/settings";
import { livekitService } from "#scripts/stack";
import { type Supervisor, supervise } from "#scripts/supervisor";
import { forum, listener, speaker } from "#tests/factories/forum";
import { type Front, startFront } from "#tests/fakes/front";
import { join, speak, tones, until } from "#tests/fakes/tone";

let folder = "";
let supervisor: Supervisor;
let front: Front;
/** As they came, with what they came with. */
const came: { id: string; notice: WebhookEvent; body: string; authorization: string }[] = [];

// The run's server tells its notices to nobody: this file has one of its own that tells them here.
beforeAll(async () => {
  const found = await findLivekit(() => {});
  if ("reason" in found) throw new Error(found.reason);
  folder = await mkdtemp(path(tmpdir(), "suara-kerja-webhook-"));
  const ports = await choosePorts();
  const inbox = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const authorization = request.headers.authorization ?? "";
    const received = await receive(body, authorization);
    response.writeHead(received ? 200 : 401).end();
    if (!received) return;
    came.push({ ...received, body, authorization });
    if (await webhookInbox.receive(received.id, received.notice)) await webhookInbox.workOff(received.id);
  });
  await new Promise<void>((resolve) => inbox.listen(ports.web, "127.0.0.1", resolve));
  supervisor = supervise(folder);
  // The server would take the keys of the run's other server from here, over its own configuration.
  delete process.env.LIVEKIT_KEYS;
  await supervisor.start(await livekitService(folder, ports, found.binary));
  process.env.LIVEKIT_URL = `http://127.0.0.1:${ports.livekit}`;
  process.env.LIVEKIT_KEYS = JSON.stringify((await secretsIn(folder)).livekit);
  front = await startFront();
});
afterAll(async () => {
  await front.close();
  await supervisor.stop();
  await rm(folder, { recursive: true, force: true });
  await dispose();
});

const told = (event: string, voiceId: string) => came.filter(({ notice }) => notice.event === event && notice.voiceId === voiceId);
const seatOf = (seatId: string) => db.seat.findUniqueOrThrow({ where: { id: seatId }, select: { voiceSid: true, awayAt: true } });

test("a hidden listener's coming and going is told with the session it is about", async () => {
  const hall = await forum();
  const person = await listener(hall);
  const ear = await join(front.wsUrl, await mintPass(person));
  await until("the joining is told", () => told("participant_joined", person.voiceId).length === 1, 10_000);
  const sid = (await server.listParticipants(hall.voiceRoom))?.[0]?.sid;
  expect(told("participant_joined", person.voiceId)[0]?.notice).toMatchObject({ sid, voiceRoom: hall.voiceRoom });
  await until("the seat knows", async () => (await seatOf(person.seatId)).voiceSid === sid);
  await ear.leave();
  await until("the leaving is told", () => told("participant_left", person.voiceId).length === 1, 10_000);
  expect(told("participant_left", person.voiceId)[0]?.notice.sid).toBe(sid);
  await until("the seat is away", async () => (await seatOf(person.seatId)).awayAt !== null);

  // Back again; then the old word comes once more, and late.
  const back = await join(front.wsUrl, await mintPass(person));
  await until("the seat is back", async () => (await seatOf(person.seatId)).awayAt === null, 10_000);
  const late = told("participant_left", person.voiceId)[0];
  expect(await webhookInbox.receive("another-id", late?.notice as WebhookEvent)).toBe(true);
  await webhookInbox.workOff("another-id");
  expect(await seatOf(person.seatId)).toMatchObject({ awayAt: null });
  await back.leave();
});

test("the clock of a turn starts when the microphone is there, not before", async () => {
  const hall = await forum();
  const agus = await speaker(hall);
  const startedAt = async () => (await db.turn.findUniqueOrThrow({ where: { id: agus.turnId }, select: { startedAt: true } })).startedAt;
  const ear = await join(front.wsUrl, await mintPass(agus));
  await until("the joining is told", () => told("participant_joined", agus.voiceId).length === 1, 10_000);
  expect(await startedAt()).toBeNull();
  await speak(ear.room, tones[0]);
  await until("the turn has begun", async () => (await startedAt()) !== null, 10_000);
  expect(told("track_published", agus.voiceId)[0]?.notice.isMicrophone).toBe(true);
  const order = came.filter(({ notice }) => notice.voiceId === agus.voiceId).map(({ notice }) => notice.event);
  expect(order).toEqual(["participant_joined", "track_published"]);
  await ear.leave();
});

test("only LiveKit's own word about exactly these bytes is taken", async () => {
  const genuine = came[0];
  if (!genuine) throw new Error("nothing came");
  const { body, authorization } = genuine;
  expect(await receive(body, authorization)).toEqual({ id: genuine.id, notice: genuine.notice });
  expect(await receive(body.replace("room", "ROOM"), authorization)).toBeNull();
  expect(await receive(`${body} `, authorization)).toBeNull();
  expect(await receive(body, null)).toBeNull();
  expect(await receive(body, "")).toBeNull();
  const sha256 = createHash("sha256").update(body).digest("base64");
  for (const [key, secret] of [voiceKeys().mint, voiceKeys().admin, ["hooks", "x".repeat(40)]] as const) {
    const forged = new AccessToken(key, secret, { ttl: 60 });
    forged.sha256 = sha256;
    expect(await receive(body, await forged.toJwt())).toBeNull();
  }
  const old = new AccessToken(...voiceKeys().hooks, { ttl: -120 });
  old.sha256 = sha256;
  expect(await receive(body, await old.toJwt())).toBeNull();
});

test("a notice that comes twice is one; what was left lying is swept up", async () => {
  const hall = await forum();
  const person = await listener(hall);
  const notice: WebhookEvent = {
    event: "participant_joined",
    voiceRoom: hall.voiceRoom,
    voiceId: person.voiceId,
    sid: "PA_swept",
    isMicrophone: false,
  };
  expect(await webhookInbox.receive("left-lying", notice)).toBe(true);
  expect(await webhookInbox.receive("left-lying", notice)).toBe(false);
  await db.$executeRaw`UPDATE voice_webhook SET received_at = app_now() - interval '3 seconds' WHERE id = 'left-lying'`;
  await webhookInbox.workOffAll();
  expect((await seatOf(person.seatId)).voiceSid).toBe("PA_swept");
  expect(await db.voiceWebhook.count({ where: { workedAt: null } })).toBe(0);
});

test("a joining that is told after its leaving brings nobody back", async () => {
  const hall = await forum();
  const person = await listener(hall);
  const notice: WebhookEvent = {
    event: "participant_left",
    voiceRoom: hall.voiceRoom,
    voiceId: person.voiceId,
    sid: "PA_gone",
    isMicrophone: false,
  };
  await webhookInbox.receive("leaving", notice);
  await webhookInbox.workOff("leaving");
  await webhookInbox.receive("joining", { ...notice, event: "participant_joined" });
  await webhookInbox.workOff("joining");
  expect((await seatOf(person.seatId)).voiceSid).toBeNull();
});
