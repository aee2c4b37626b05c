// Removed means out: what a browser holds opens LiveKit by itself, and does not at our gate.
import { describe, expect, test } from "vitest";
import { env, voiceKeys } from "#lib/platform/env";
import { randomId } from "#lib/platform/secret/random";
import { listener as listening, speaker as speaking } from "#lib/platform/voice/grants";
import { mint, mintPass, tokenTime } from "#lib/platform/voice/pass";
import * as server from "#lib/platform/voice/server";
import * as moderation from "#lib/rooms/moderation/moderation";
import * as room from "#lib/rooms/room";
import * as seat from "#lib/rooms/seat/seat";
import { forum, listener, must, seated, speaker } from "#tests/factories/forum";
import { startFront } from "#tests/fakes/front";
import { arrive, ears, front, hall, openHall } from "#tests/fakes/hall";
import { hears, join, pause, speak, tones, until, untilHears, untilSilent } from "#tests/fakes/tone";
import { ask, clientQuery, knock, line } from "#tests/fakes/wire";

openHall();

type Voiced = { voiceRoom: string; voiceId: string };
const direct = () => env().LIVEKIT_URL;
const gateUrl = (token: string, path = "/rtc", more = "") => `${front.origin}/live${path}?access_token=${token}&${clientQuery}${more}`;
const passOf = ({ voiceRoom, voiceId }: Voiced) => mintPass({ voiceRoom, voiceId });

describe("without the gate", () => {
  const at = (token: string, more = "") => `${direct()}/rtc?access_token=${token}&${clientQuery}${more}`;

  test("a removed speaker comes back with the token that LiveKit itself handed out, and is heard", async () => {
    const claims = { voiceRoom: hall.voiceRoom, voiceId: "removed" };
    const other = await join(direct().replace(/^http/, "ws"), await mint({ ...claims, voiceId: "other" }, listening, await tokenTime()));
    ears.push(other);
    const first = line(await knock(at(await mint(claims, speaking, await tokenTime()))));
    const refresh = await first.refreshToken();
    await server.removeVoices(hall.voiceRoom, ["removed"]);
    await until("the line is cut", () => !first.isOpen());
    const back = await join(direct().replace(/^http/, "ws"), refresh);
    ears.push(back);
    await speak(back.room, tones[0]);
    await untilHears(other, "removed", tones[0]);
  });

  test("a second identity made by `publish` outlives the removal of the first", async () => {
    const token = await mint({ voiceRoom: hall.voiceRoom, voiceId: "removed" }, speaking, await tokenTime());
    const first = line(await knock(at(token)));
    const second = line(await knock(at(token, "&publish=x")));
    await until("both are there", async () => (await server.listParticipants(hall.voiceRoom))?.length === 2);
    await server.removeVoices(hall.voiceRoom, ["removed"]);
    await until("the first is cut", () => !first.isOpen());
    expect(second.isOpen()).toBe(true);
    expect((await server.listParticipants(hall.voiceRoom))?.map(({ voiceId }) => voiceId)).toEqual(["removed#x"]);
    second.close();
  });

  test("the header outranks the query, so one of the two is never looked at", async () => {
    const claims = (voiceId: string) => ({ voiceRoom: hall.voiceRoom, voiceId });
    const at0 = await tokenTime();
    const both = line(
      await knock(at(await mint(claims("query"), listening, at0)), {
        authorization: `Bearer ${await mint(claims("header"), listening, at0)}`,
      }),
    );
    await until("one is there", async () => (await server.listParticipants(hall.voiceRoom))?.length === 1);
    expect((await server.listParticipants(hall.voiceRoom))?.map(({ voiceId }) => voiceId)).toEqual(["header"]);
    both.close();
  });

  test("LiveKit's refusal repeats the token, and names a room that is not there", async () => {
    const token = await mint({ voiceRoom: hall.voiceRoom, voiceId: "late" }, listening, (await tokenTime()) - 3_600);
    const late = await ask(`${direct()}/rtc/validate?access_token=${token}&${clientQuery}`);
    expect(late.status).toBe(401);
    expect(late.text).toContain(token);
    const nowhere = await ask(
      `${direct()}/rtc/validate?access_token=${await mint({ voiceRoom: randomId(22), voiceId: "lost" }, listening, await tokenTime())}&${clientQuery}`,
    );
    expect(nowhere).toMatchObject({ status: 404, text: expect.stringContaining("requested room does not exist") });
  });

  test("the pass itself opens nothing: whoever reaches LiveKit with it hears nobody and says nothing", async () => {
    const moderator = await seated(hall, hall.rina);
    const rina = await arrive(moderator);
    await speak(rina.room, tones[0]);
    const guest = await listener(hall);
    const honest = await arrive(guest);
    const sly = await join(direct().replace(/^http/, "ws"), await passOf(await listener(hall)));
    ears.push(sly);
    await untilHears(honest, moderator.voiceId, tones[0]);
    await pause(1_500);
    expect(sly.heard.size).toBe(0);
    await expect(speak(sly.room, tones[1])).rejects.toThrow();
  });
});

describe("through the gate", () => {
  test("a seat gives exactly its rights: the listener hears and may not speak, the speaker is heard", async () => {
    const moderator = await seated(hall, hall.rina);
    const onStage = await speaker(hall);
    const quiet = await listener(hall);
    const [rina, agus, ear] = [await arrive(moderator), await arrive(onStage), await arrive(quiet)];
    await speak(rina.room, tones[0]);
    await speak(agus.room, tones[1]);
    await untilHears(ear, moderator.voiceId, tones[0]);
    await untilHears(ear, onStage.voiceId, tones[1]);
    await expect(speak(ear.room, tones[2])).rejects.toThrow();
    const listed = await server.listParticipants(hall.voiceRoom);
    expect(listed?.find(({ voiceId }) => voiceId === quiet.voiceId)).toMatchObject({ isHidden: true, canPublish: false });
  });

  test("whoever is removed is silent and deaf at once, and nothing they hold brings them back", async () => {
    const moderator = await seated(hall, hall.rina);
    const bad = await speaker(hall);
    const rina = await arrive(moderator);
    await speak(rina.room, tones[0]);
    const quiet = await arrive(await listener(hall));
    const pass = await passOf(bad);
    const wire = line(await knock(gateUrl(pass)));
    const refresh = await wire.refreshToken();
    wire.close();
    const mouth = await arrive(bad);
    await speak(mouth.room, tones[1]);
    await untilHears(quiet, bad.voiceId, tones[1]);
    await untilHears(mouth, moderator.voiceId, tones[0]);

    must(await moderation.remove(hall.rina, { seatId: bad.seatId, reason: "insults" }));
    expect(await untilSilent(quiet, bad.voiceId, tones[1], { identity: moderator.voiceId, hertz: tones[0] })).toBeLessThan(2_000);
    const from = performance.now();
    await pause(1_000);
    expect(hears(mouth, moderator.voiceId, tones[0], from)).toBe(false);

    for (const token of [pass, refresh]) {
      for (const [path, more] of [
        ["/rtc", ""],
        ["/rtc", "&publish=x"],
        ["/rtc", "&reconnect=1"],
        ["/rtc/v1", "&join_request=x"],
      ] as const) {
        expect(await knock(gateUrl(token, path, more))).toMatchObject({ status: 401, text: "removed" });
        expect(await ask(gateUrl(token, `${path}/validate`, more))).toMatchObject({ status: 401, text: "removed" });
      }
      await expect(join(front.wsUrl, token)).rejects.toThrow();
    }
    // A second tab: the door itself says no.
    expect(await seat.take(bad, { roomId: hall.roomId })).toMatchObject({ ok: false, code: "banned" });
    expect((await server.listParticipants(hall.voiceRoom))?.some(({ voiceId }) => voiceId.startsWith(bad.voiceId))).toBe(false);
  });

  test("a ban from the series closes the gate, and lifting it opens the door again", async () => {
    const bad = await listener(hall);
    const pass = await passOf(bad);
    const { banId } = must(await moderation.ban(hall.rina, { seatId: bad.seatId, reason: "spam", scope: "series" }));
    expect(await knock(gateUrl(pass))).toMatchObject({ status: 401, text: "removed" });
    must(await moderation.liftBan(hall.rina, { banId }));
    const again = must(await seat.take(bad, { roomId: hall.roomId }));
    line(await knock(gateUrl(await passOf(again)))).close();
    // The old one stays dead.
    expect(await knock(gateUrl(pass))).toMatchObject({ status: 401, text: "removed" });
  });

  test("a second tab takes over, and the first one falls silent for good", async () => {
    const person = await listener(hall);
    const first = await arrive(person);
    await until(
      "LiveKit has them",
      async () => (await server.listParticipants(hall.voiceRoom))?.some(({ voiceId }) => voiceId === person.voiceId) === true,
    );
    const { seen } = await import("#lib/rooms/seat/presence");
    await seen(person.voiceId, "PA_first");
    const second = must(await seat.take(person, { roomId: hall.roomId }));
    expect(second.voiceId).not.toBe(person.voiceId);
    await arrive({ ...second, voiceRoom: hall.voiceRoom });
    await until("the first is out", () => !first.room.isConnected);
    expect(await knock(gateUrl(await passOf(person)))).toMatchObject({ status: 401, text: "stale" });
  });

  test("the same pass twice is one person: LiveKit drops the twin", async () => {
    const person = await listener(hall);
    const first = await arrive(person);
    const second = await arrive(person);
    await until("the first is out", () => !first.room.isConnected);
    expect(second.room.isConnected).toBe(true);
    expect(await server.listParticipants(hall.voiceRoom)).toHaveLength(1);
  });

  test("`publish` makes no second person", async () => {
    const person = await listener(hall);
    const wire = line(await knock(gateUrl(await passOf(person), "/rtc", "&publish=x")));
    await until("LiveKit has them", async () => (await server.listParticipants(hall.voiceRoom))?.length === 1);
    expect((await server.listParticipants(hall.voiceRoom))?.map(({ voiceId }) => voiceId)).toEqual([person.voiceId]);
    wire.close();
  });

  test("a demoted speaker who comes back with the token of the stage listens", async () => {
    const moderator = await seated(hall, hall.rina);
    const rina = await arrive(moderator);
    await speak(rina.room, tones[0]);
    const onStage = await speaker(hall);
    const wire = line(await knock(gateUrl(await passOf(onStage))));
    const refresh = await wire.refreshToken();
    wire.close();
    must(await moderation.demote(hall.rina, { seatId: onStage.seatId, reason: "over time" }));
    const back = await join(front.wsUrl, refresh);
    ears.push(back);
    await untilHears(back, moderator.voiceId, tones[0]);
    await expect(speak(back.room, tones[1])).rejects.toThrow();
  });

  test("a locked speaker's microphone stays closed, also after coming back", async () => {
    const moderator = await seated(hall, hall.rina);
    const rina = await arrive(moderator);
    await speak(rina.room, tones[0]);
    const onStage = await speaker(hall);
    const mouth = await arrive(onStage);
    await speak(mouth.room, tones[1]);
    await untilHears(rina, onStage.voiceId, tones[1]);
    const quiet = await arrive(await listener(hall));
    await untilHears(quiet, onStage.voiceId, tones[1]);
    must(await moderation.lock(hall.rina, { seatId: onStage.seatId, reason: "noise" }));
    expect(await untilSilent(quiet, onStage.voiceId, tones[1], { identity: moderator.voiceId, hertz: tones[0] })).toBeLessThan(2_000);
    await mouth.leave();
    const back = await arrive(onStage);
    await expect(speak(back.room, tones[1])).rejects.toThrow();
  });
});

describe("each answer of the gate, and `/validate` agrees with it", () => {
  const paths = ["/rtc", "/rtc/v1"] as const;

  async function bothSay(token: string, expected: { status: number; text: string }, headers: Record<string, string> = {}) {
    for (const path of paths) {
      expect(await knock(gateUrl(token, path), headers), path).toMatchObject(expected);
      expect(await ask(gateUrl(token, `${path}/validate`), headers), `${path}/validate`).toMatchObject(expected);
    }
  }

  test("who has left: stale", async () => {
    const person = await listener(hall);
    must(await seat.leave(person, { roomId: hall.roomId }));
    await bothSay(await passOf(person), { status: 401, text: "stale" });
  });

  test("a room behind the stage: moderators only", async () => {
    const early = await forum({ phase: "backstage" });
    const moderator = await seated(early, early.rina);
    line(await knock(gateUrl(await passOf(moderator)))).close();
  });

  test("a room that has ended", async () => {
    const person = await listener(hall);
    must(await room.end(hall.rina, { roomId: hall.roomId }));
    await bothSay(await passOf(person), { status: 401, text: "ended" });
  });

  test("a room that is not ours: the one 404 that clients understand", async () => {
    await bothSay(await mintPass({ voiceRoom: randomId(22), voiceId: randomId(22) }), {
      status: 404,
      text: "requested room does not exist",
    });
  });

  test("a voice that was never given out", async () => {
    await bothSay(await mintPass({ voiceRoom: hall.voiceRoom, voiceId: randomId(22) }), { status: 401, text: "stale" });
  });

  test("a voice of another room", async () => {
    const other = await listener(await forum());
    await bothSay(await mintPass({ voiceRoom: hall.voiceRoom, voiceId: other.voiceId }), { status: 401, text: "stale" });
  });

  test("a pass out of its time", async () => {
    const { voiceRoom, voiceId } = await listener(hall);
    await bothSay(await mint({ voiceRoom, voiceId }, listening, (await tokenTime()) - 3_600), { status: 401, text: "expired" });
  });

  test("a stranger's origin; ours passes", async () => {
    const pass = await passOf(await listener(hall));
    await bothSay(pass, { status: 401, text: "forbidden_origin" }, { origin: "https://example.com" });
    await bothSay(pass, { status: 401, text: "forbidden_origin" }, { origin: "null" });
    line(await knock(gateUrl(pass), { origin: front.origin })).close();
  });

  test("no token, two tokens, a token that is none", async () => {
    const pass = await passOf(await listener(hall));
    const [head, body, sign] = pass.split(".") as [string, string, string];
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
    await bothSay("", { status: 401, text: "not_ours" });
    await bothSay(`${pass}&access_token=${pass}`, { status: 401, text: "not_ours" });
    await bothSay(pass, { status: 401, text: "not_ours" }, { authorization: `Bearer ${pass}` });
    for (const forged of [
      `${none}.${body}.`,
      `${none}.${body}.${sign}`,
      `${head}.${body}.${sign.slice(0, -4)}AAAA`,
      `${head}.${body}`,
      pass.slice(0, 40),
      "x".repeat(5_000),
    ]) {
      await bothSay(forged, { status: 401, text: "not_ours" });
    }
  });

  test("a token signed with any of our keys, as LiveKit signs its own", async () => {
    expect(voiceKeys().all.length).toBeGreaterThan(1);
    const person = await listener(hall);
    const { createHmac } = await import("node:crypto");
    for (const [key, secret] of voiceKeys().all) {
      const now = await tokenTime();
      const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const text = `${encode({ alg: "HS256" })}.${encode({ iss: key, sub: person.voiceId, exp: now + 60, video: { roomJoin: true, room: person.voiceRoom, roomAdmin: true } })}`;
      line(await knock(gateUrl(`${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`))).close();
    }
  });

  test("the rows cannot be read: a 503, never a 401", async () => {
    const blind = await startFront({ seatOf: () => Promise.reject(new Error("no database")) });
    try {
      const pass = await passOf(await listener(hall));
      for (const path of paths) {
        expect(await knock(`${blind.origin}/live${path}?access_token=${pass}`)).toMatchObject({ status: 503, text: "busy" });
        expect(await ask(`${blind.origin}/live${path}/validate?access_token=${pass}`)).toMatchObject({ status: 503, text: "busy" });
      }
    } finally {
      await blind.close();
      process.env.SITE_URL = front.origin;
    }
  });

  test("one seat that knocks without end", async () => {
    const pass = await passOf(await listener(hall));
    const answers: number[] = [];
    for (let n = 0; n < 24; n++) {
      const answer = await knock(gateUrl(pass));
      answers.push(answer.status);
      if ("socket" in answer) answer.close();
    }
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(101));
    expect(answers.slice(20)).toEqual(Array(4).fill(503));
  });
});
