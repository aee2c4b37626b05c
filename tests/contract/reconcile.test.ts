// What disagrees between LiveKit and the rows is put right, and the rows are always right.
import { RoomServiceClient } from "livekit-server-sdk";
import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { env, voiceKeys } from "#lib/platform/env";
import { randomId } from "#lib/platform/secret/random";
import { speaker as speaking } from "#lib/platform/voice/grants";
import { mint, tokenTime } from "#lib/platform/voice/pass";
import * as server from "#lib/platform/voice/server";
import * as room from "#lib/rooms/room";
import * as presence from "#lib/rooms/seat/presence";
import { reconcile } from "#lib/rooms/voice/reconcile";
import { listener, must, speaker } from "#tests/factories/forum";
import { arrive, hall, openHall, there } from "#tests/fakes/hall";
import { until } from "#tests/fakes/tone";
import { clientQuery, knock, line } from "#tests/fakes/wire";

openHall();

const api = () => new RoomServiceClient(env().LIVEKIT_URL, ...voiceKeys().admin);
const seatOf = (seatId: string) =>
  db.seat.findUniqueOrThrow({ where: { id: seatId }, select: { awayAt: true, voiceSid: true, leftAt: true } });

test("a stranger with a token of ours, and a second identity, are put out; those who belong there stay", async () => {
  const person = await listener(hall);
  await arrive(person);
  const at = await tokenTime();
  const claims = { voiceRoom: hall.voiceRoom, voiceId: randomId(22) };
  const stranger = line(await knock(`${env().LIVEKIT_URL}/rtc?access_token=${await mint(claims, speaking, at)}&${clientQuery}`));
  const own = await mint({ voiceRoom: hall.voiceRoom, voiceId: person.voiceId }, speaking, at);
  const second = line(await knock(`${env().LIVEKIT_URL}/rtc?access_token=${own}&${clientQuery}&publish=x`));
  await until("all three are there", async () => (await there()).length === 3);
  await reconcile();
  await until("both are out", () => !stranger.isOpen() && !second.isOpen());
  expect((await there()).map(({ voiceId }) => voiceId)).toEqual([person.voiceId]);
});

test("wrong rights are put right, in both directions, and nobody is hidden again", async () => {
  const [agus, putri] = [await speaker(hall), await listener(hall)];
  await arrive(agus);
  await arrive(putri);
  await api().updateParticipant(hall.voiceRoom, agus.voiceId, { permission: { canPublish: false, canSubscribe: false } });
  await api().updateParticipant(hall.voiceRoom, putri.voiceId, { permission: { ...speaking } });
  await reconcile();
  const listed = await there();
  expect(listed.find(({ voiceId }) => voiceId === agus.voiceId)).toMatchObject({ canPublish: true, canSubscribe: true, isHidden: false });
  expect(listed.find(({ voiceId }) => voiceId === putri.voiceId)).toMatchObject({ canPublish: false, canSubscribe: true, isHidden: false });
});

test("an open room that LiveKit lost is made again; one that has ended is taken away", async () => {
  await server.deleteRoom(hall.voiceRoom);
  await until("LiveKit lost it", async () => !(await server.listRooms())?.includes(hall.voiceRoom));
  await reconcile();
  expect(await server.listRooms()).toContain(hall.voiceRoom);
  must(await room.end(hall.rina, { roomId: hall.roomId }));
  await server.createRoom(hall.voiceRoom);
  await reconcile();
  expect(await server.listRooms()).not.toContain(hall.voiceRoom);
});

test("who is there and was not known to be is seen; who is gone is away after two rounds, and not after one", async () => {
  const person = await listener(hall);
  const ear = await arrive(person);
  await reconcile();
  const [voice] = await there();
  expect(await seatOf(person.seatId)).toMatchObject({ voiceSid: voice?.sid, awayAt: null });
  await ear.leave();
  await until("LiveKit has lost them", async () => (await there()).length === 0);
  await reconcile();
  expect((await seatOf(person.seatId)).awayAt).toBeNull();
  await reconcile();
  expect((await seatOf(person.seatId)).awayAt).not.toBeNull();
  await arrive(person);
  await reconcile();
  expect(await seatOf(person.seatId)).toMatchObject({ awayAt: null, leftAt: null });
});

test("a reload between two rounds is not an absence", async () => {
  const person = await listener(hall);
  const ear = await arrive(person);
  await reconcile();
  await ear.leave();
  await until("LiveKit has lost them", async () => (await there()).length === 0);
  await reconcile();
  await arrive(person);
  await reconcile();
  await presence.left(person.voiceId, "PA_of-long-ago");
  expect((await seatOf(person.seatId)).awayAt).toBeNull();
});
