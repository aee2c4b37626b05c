// A forum of its own for each test, and a front before LiveKit by which people come in; whoever came leaves at the end of the test.
import { dispose } from "@livekit/rtc-node";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { mintPass } from "#lib/platform/voice/pass";
import * as server from "#lib/platform/voice/server";
import { type Forum, forum } from "#tests/factories/forum";
import { type Front, startFront } from "#tests/fakes/front";
import { type Ear, join, until } from "#tests/fakes/tone";

export let front: Front;
export let hall: Forum;
export let ears: Ear[] = [];

type Voiced = { voiceRoom: string; voiceId: string };

/** Those whom LiveKit has in the hall. */
export const there = async () => (await server.listParticipants(hall.voiceRoom)) ?? [];

/** Comes through the gate with the pass of this seat. */
export async function arrive({ voiceRoom, voiceId }: Voiced): Promise<Ear> {
  const ear = await join(front.wsUrl, await mintPass({ voiceRoom, voiceId }));
  ears.push(ear);
  await until("LiveKit has them", async () => (await there()).some((one) => one.voiceId === voiceId));
  return ear;
}

/** Opens the hall for every test of the file that calls it. */
export function openHall(): void {
  beforeAll(async () => {
    front = await startFront();
  });
  beforeEach(async () => {
    ears = [];
    hall = await forum();
  });
  afterEach(async () => {
    await Promise.all(ears.map((ear) => ear.leave()));
    await server.deleteRoom(hall.voiceRoom);
  });
  afterAll(async () => {
    await front.close();
    await dispose();
  });
}
