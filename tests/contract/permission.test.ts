// What LiveKit does when a permission changes: the ground that the stage stands on.
import { dispose } from "@livekit/rtc-node";
import { RoomServiceClient } from "livekit-server-sdk";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { env, voiceKeys } from "#lib/platform/env";
import { randomId } from "#lib/platform/secret/random";
import { demoted, type Grant, listener, speaker } from "#lib/platform/voice/grants";
import { mint, tokenTime } from "#lib/platform/voice/pass";
import * as server from "#lib/platform/voice/server";
import { type Ear, hears, join, pause, speak, tones, until, untilHears, untilSilent } from "#tests/fakes/tone";

let voiceRoom = "";
let ears: Ear[] = [];
const api = () => new RoomServiceClient(env().LIVEKIT_URL, ...voiceKeys().admin);

/** Joins LiveKit behind the gate's back, as if the gate had minted this. */
async function arrive(voiceId: string, grant: Grant): Promise<Ear> {
  const ear = await join(env().LIVEKIT_URL.replace(/^http/, "ws"), await mint({ voiceId, voiceRoom }, grant, await tokenTime()));
  ears.push(ear);
  return ear;
}

/** Whom somebody has in their list. */
const lists = (ear: Ear) => [...ear.room.remoteParticipants.keys()].sort();

beforeEach(async () => {
  voiceRoom = randomId(22);
  ears = [];
  expect(await server.createRoom(voiceRoom)).toBe(true);
});
afterEach(async () => {
  await Promise.all(ears.map((ear) => ear.leave()));
  await server.deleteRoom(voiceRoom);
});
afterAll(() => dispose());

describe("a hidden listener", () => {
  test("is in nobody's list, hears, and is known to the server", async () => {
    const moderator = await arrive("moderator", speaker);
    await speak(moderator.room, tones[0]);
    const quiet = await arrive("quiet", listener);
    const other = await arrive("other", listener);
    await untilHears(quiet, "moderator", tones[0]);
    await untilHears(other, "moderator", tones[0]);
    expect(lists(moderator)).toEqual([]);
    expect(lists(quiet)).toEqual(["moderator"]);
    expect(lists(other)).toEqual(["moderator"]);
    const listed = await server.listParticipants(voiceRoom);
    expect(listed?.map(({ voiceId, isHidden }) => [voiceId, isHidden]).sort()).toEqual([
      ["moderator", false],
      ["other", true],
      ["quiet", true],
    ]);
  });

  test("comes on stage, is heard by all, goes back to the audience, and leaves no ghost", async () => {
    const moderator = await arrive("moderator", speaker);
    await speak(moderator.room, tones[0]);
    const guest = await arrive("guest", listener);
    const quiet = await arrive("quiet", listener);
    await untilHears(guest, "moderator", tones[0]);

    expect(await server.apply({ voiceRoom, voiceId: "guest", rights: "speak" })).toBe("done");
    // rtc-node does not tell when it has heard of its right; a browser does.
    await pause(300);
    const speech = await speak(guest.room, tones[1]);
    await Promise.all([untilHears(moderator, "guest", tones[1]), untilHears(quiet, "guest", tones[1])]);
    expect(lists(moderator)).toEqual(["guest"]);
    expect(lists(quiet)).toEqual(["guest", "moderator"]);
    await untilHears(guest, "moderator", tones[0], 1_000);

    speech.stop();
    expect(await server.apply({ voiceRoom, voiceId: "guest", rights: "listen" })).toBe("done");
    await untilSilent(quiet, "guest", tones[1], { identity: "moderator", hertz: tones[0] });
    const listed = await server.listParticipants(voiceRoom);
    expect(listed?.find(({ voiceId }) => voiceId === "guest")).toMatchObject({
      canPublish: false,
      canSubscribe: true,
      isHidden: false,
      publishes: false,
    });
    expect(lists(moderator)).toEqual(["guest"]);

    await guest.leave();
    await until("nobody lists the guest", () => lists(moderator).length === 0 && !lists(quiet).includes("guest"));
  });

  test("hidden again in the same connection, would stay with the others as a ghost", async () => {
    const moderator = await arrive("moderator", speaker);
    const guest = await arrive("guest", speaker);
    await until("the moderator lists the guest", () => lists(moderator).includes("guest"));
    await api().updateParticipant(voiceRoom, "guest", { permission: { ...listener } });
    await guest.leave();
    await pause(2_000);
    // When this fails LiveKit has repaired it, and `demoted` may go.
    expect(lists(moderator)).toEqual(["guest"]);
  });
});

test("a permission is replaced as a whole: one right alone deafens", async () => {
  const moderator = await arrive("moderator", speaker);
  await speak(moderator.room, tones[0]);
  const second = await arrive("second", speaker);
  await speak(second.room, tones[2]);
  const guest = await arrive("guest", listener);
  await untilHears(guest, "moderator", tones[0]);
  await api().updateParticipant(voiceRoom, "guest", { permission: { canPublish: true } });
  await until(
    "the guest may not listen",
    async () => (await server.listParticipants(voiceRoom))?.find(({ voiceId }) => voiceId === "guest")?.canSubscribe === false,
  );
  await pause(500);
  const from = performance.now();
  await pause(700);
  expect(hears(guest, "moderator", tones[0], from)).toBe(false);
  expect(hears(second, "moderator", tones[0], from)).toBe(true);
});

test("a demotion takes the tracks away at once, whatever the client does", async () => {
  const moderator = await arrive("moderator", speaker);
  await speak(moderator.room, tones[0]);
  const guest = await arrive("guest", speaker);
  await speak(guest.room, tones[1]);
  const quiet = await arrive("quiet", listener);
  await untilHears(quiet, "guest", tones[1]);
  await server.apply({ voiceRoom, voiceId: "guest", rights: "listen" });
  const silentAfter = await untilSilent(quiet, "guest", tones[1], { identity: "moderator", hertz: tones[0] });
  expect(silentAfter).toBeLessThan(2_000);
  await expect(speak(guest.room, tones[1])).rejects.toThrow();
});

test("a mute silences at once", async () => {
  const moderator = await arrive("moderator", speaker);
  await speak(moderator.room, tones[0]);
  const guest = await arrive("guest", speaker);
  await speak(guest.room, tones[1]);
  const quiet = await arrive("quiet", listener);
  await untilHears(quiet, "guest", tones[1]);
  expect(await server.muteTracks(voiceRoom, "guest")).toBe("done");
  expect(await untilSilent(quiet, "guest", tones[1], { identity: "moderator", hertz: tones[0] })).toBeLessThan(2_000);
});

test("a hundred promotions and demotions leave no ghost and no wrong right", async () => {
  const moderator = await arrive("moderator", speaker);
  const guests = await Promise.all(Array.from({ length: 10 }, (_, n) => arrive(`guest${n}`, listener)));
  for (let round = 0; round < 10; round++) {
    for (const rights of ["speak", "listen"] as const) {
      const applied = await Promise.all(guests.map((_, n) => server.apply({ voiceRoom, voiceId: `guest${n}`, rights })));
      expect(applied).toEqual(guests.map(() => "done"));
    }
  }
  const listed = await server.listParticipants(voiceRoom);
  expect(listed?.filter(({ voiceId }) => voiceId !== "moderator")).toHaveLength(10);
  expect(listed?.some(({ voiceId, canPublish, canSubscribe }) => !canSubscribe || (voiceId !== "moderator" && canPublish))).toBe(false);
  await Promise.all(guests.map((guest) => guest.leave()));
  await until("the moderator lists nobody", () => lists(moderator).length === 0);
  await until("LiveKit lists the moderator alone", async () => (await server.listParticipants(voiceRoom))?.length === 1);
});

test("two callers at once settle on what is true last", async () => {
  await arrive("guest", listener);
  let rights: "speak" | "listen" = "speak";
  const read = async () => ({ voiceRoom, voiceId: "guest", rights });
  const first = server.settle(read);
  rights = "listen";
  const second = server.settle(read);
  await Promise.all([first, second]);
  expect((await server.listParticipants(voiceRoom))?.[0]).toMatchObject({ canPublish: false });
});

test("somebody who is not there is nothing to do", async () => {
  expect(await server.apply({ voiceRoom, voiceId: "nobody", rights: "speak" })).toBe("absent");
  expect(await server.apply({ voiceRoom, voiceId: "nobody", rights: "none" })).toBe("absent");
  await expect(server.removeVoices(voiceRoom, ["nobody"])).resolves.toBeUndefined();
  expect(await server.muteTracks(voiceRoom, "nobody")).toBe("absent");
});

test("the grants are these and no others", () => {
  expect({ listener, speaker, demoted }).toMatchInlineSnapshot(`
    {
      "demoted": {
        "canPublish": false,
        "canPublishData": false,
        "canPublishSources": [],
        "canSubscribe": true,
        "canSubscribeMetrics": false,
        "canUpdateMetadata": false,
        "hidden": false,
      },
      "listener": {
        "canPublish": false,
        "canPublishData": false,
        "canPublishSources": [],
        "canSubscribe": true,
        "canSubscribeMetrics": false,
        "canUpdateMetadata": false,
        "hidden": true,
      },
      "speaker": {
        "canPublish": true,
        "canPublishData": false,
        "canPublishSources": [
          2,
        ],
        "canSubscribe": true,
        "canSubscribeMetrics": false,
        "canUpdateMetadata": false,
        "hidden": false,
      },
    }
  `);
});
