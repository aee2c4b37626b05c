// The sound in a real browser: listening, the stage, and what is heard when connections break.
import { dispose } from "@livekit/rtc-node";
import type { Browser } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor, Caller } from "#lib/platform/auth/actor";
import { env } from "#lib/platform/env";
import { speaker as speaking } from "#lib/platform/voice/grants";
import { mint, mintPass, tokenTime } from "#lib/platform/voice/pass";
import * as server from "#lib/platform/voice/server";
import * as moderation from "#lib/rooms/moderation/moderation";
import * as room from "#lib/rooms/room";
import { enter } from "#lib/rooms/seat/entry";
import * as stage from "#lib/rooms/stage/stage";
import { called, type Forum, forum, guest, listener, must, seated, speaker } from "#tests/factories/forum";
import { type Front, startFront } from "#tests/fakes/front";
import { launch, openTab, type Tab, tabPages } from "#tests/fakes/tab";
import { type Ear, hears, join, pause, speak, tones, until, untilHears, untilSilent } from "#tests/fakes/tone";

const [rinasTone, tabsTone] = tones;
let front: Front;
let browser: Browser;
let hall: Forum;
let rina: Ear & { voiceId: string };
let ears: Ear[] = [];
let tabs: Tab[] = [];

/** A tab of this person's that enters the hall as the product's door lets them. */
async function tabOf(caller: Caller): Promise<Tab> {
  const tab = await openTab(browser, front.origin, async () => {
    const door = await enter(caller, "network of the test", { roomId: hall.roomId });
    return door.ok ? { wsUrl: door.value.wsUrl, pass: door.value.pass } : { refusal: door.code };
  });
  tabs.push(tab);
  return tab;
}

async function arrive(person: { voiceRoom: string; voiceId: string }): Promise<Ear> {
  const ear = await join(front.wsUrl, await mintPass(person));
  ears.push(ear);
  return ear;
}

const untilState = async (tab: Tab, what: string, is: (state: Awaited<ReturnType<Tab["state"]>>) => boolean, withinMs = 10_000) =>
  until(what, async () => is(await tab.state()), withinMs).catch(async (error: Error) => {
    throw new Error(`${error.message}; it is ${JSON.stringify(await tab.state())}`);
  });

/** Somebody on stage whose browser sends its tone. */
async function onStage(): Promise<{ tab: Tab; person: Actor & { seatId: string; voiceId: string } }> {
  const person = await called(hall);
  const tab = await tabOf(person);
  await tab.call("listen");
  await untilState(tab, "live", ({ status }) => status === "live");
  must(await stage.accept(person, { ticketId: person.ticketId }));
  await untilState(tab, "may speak", ({ mayPublish }) => mayPublish);
  await tab.call("openMicrophone");
  return { tab, person };
}

beforeAll(async () => {
  front = await startFront({ pages: tabPages() });
  browser = await launch(tabsTone);
});
beforeEach(async () => {
  ears = [];
  tabs = [];
  hall = await forum();
  const moderator = await seated(hall, hall.rina);
  rina = { ...(await arrive(moderator)), voiceId: moderator.voiceId };
  await speak(rina.room, rinasTone);
});
afterEach(async () => {
  front.open(true);
  await Promise.all([...ears.map((ear) => ear.leave()), ...tabs.map((tab) => tab.page.context().close())]);
  await server.deleteRoom(hall.voiceRoom);
});
afterAll(async () => {
  await browser.close();
  await front.close();
  await dispose();
});

test("a guest listens without being asked for a microphone, and leaves quietly", async () => {
  const tab = await tabOf(guest());
  await tab.call("listen");
  await until("the tone plays", () => tab.hears(rinasTone));
  expect(await tab.state()).toMatchObject({ status: "live", refusal: null, microphone: "closed", needsTap: false, mayPublish: false });
  await untilState(tab, "Rina is shown to speak", ({ voices }) => voices[rina.voiceId]?.speaking === true);
  expect(await tab.captures()).toEqual({ asked: 0, running: 0 });
  expect(await tab.page.locator("audio[data-voice]").count()).toBe(10);
  expect([...rina.room.remoteParticipants.keys()]).toEqual([]);
  await tab.call("leave");
  expect(await tab.state()).toMatchObject({ status: "idle", voices: {} });
  await until("the tone is gone", async () => !(await tab.hears(rinasTone)));
});

test("on stage one is heard, mutes and unmutes; after the turn the microphone is gone from room and browser", async () => {
  const quiet = await arrive(await listener(hall));
  const { tab, person } = await onStage();
  await untilHears(quiet, person.voiceId, tabsTone, 8_000);
  await untilState(tab, "open", ({ microphone }) => microphone === "open");
  expect(await tab.captures()).toEqual({ asked: 1, running: 1 });
  const other = { identity: rina.voiceId, hertz: rinasTone };

  await tab.call("mute");
  await untilSilent(quiet, person.voiceId, tabsTone, other);
  expect(await tab.state()).toMatchObject({ microphone: "muted" });
  await tab.call("unmute");
  await untilHears(quiet, person.voiceId, tabsTone);

  // A moderator's mute silences, and its owner may speak on.
  must(await moderation.mute(hall.rina, { seatId: person.seatId }));
  expect(await untilSilent(quiet, person.voiceId, tabsTone, other)).toBeLessThan(2_000);
  await untilState(tab, "muted", ({ microphone }) => microphone === "muted");
  await tab.call("unmute");
  await untilHears(quiet, person.voiceId, tabsTone);

  // A lock does not.
  must(await moderation.lock(hall.rina, { seatId: person.seatId, reason: "noise" }));
  await untilSilent(quiet, person.voiceId, tabsTone, other);
  await untilState(tab, "closed", ({ microphone, mayPublish }) => microphone === "closed" && !mayPublish);
  expect((await tab.captures()).running).toBe(0);
  must(await moderation.unlock(hall.rina, { seatId: person.seatId }));
  await untilState(tab, "may speak again", ({ mayPublish }) => mayPublish);
  await tab.call("openMicrophone");
  await untilHears(quiet, person.voiceId, tabsTone);

  must(await moderation.demote(hall.rina, { seatId: person.seatId, reason: "over time" }));
  await untilSilent(quiet, person.voiceId, tabsTone, other);
  await untilState(tab, "closed", ({ microphone, mayPublish }) => microphone === "closed" && !mayPublish);
  expect((await tab.captures()).running).toBe(0);
  await until("the tab listens on", () => tab.hears(rinasTone));
});

test("a lost signalling connection comes back without a gap, in both directions", async () => {
  const quiet = await arrive(await listener(hall));
  const { tab, person } = await onStage();
  await untilHears(quiet, person.voiceId, tabsTone, 8_000);
  await until("the tone plays", () => tab.hears(rinasTone));
  const gaps = await tab.watchGaps(rinasTone);
  const from = performance.now();
  front.open(false);
  for (const socket of front.lines(person.voiceId)) socket.destroy();
  await untilState(tab, "reconnecting", ({ status }) => status === "reconnecting");
  await pause(2_000);
  front.open(true);
  await untilState(tab, "live", ({ status }) => status === "live", 20_000);
  await pause(500);
  expect(await gaps.stop()).toBeLessThan(500);
  const windows = (quiet.heard.get(person.voiceId) ?? []).filter(({ at }) => at > from);
  const longest = Math.max(...windows.slice(1).map(({ at }, n) => at - (windows[n]?.at ?? at)));
  expect(longest).toBeLessThan(1_000);
  expect(await tab.state()).toMatchObject({ microphone: "open" });
});

test("when the connection is lost for good, a new one comes with a new pass; a speaker comes back muted", async () => {
  const { tab, person } = await onStage();
  const quiet = await arrive(await listener(hall));
  await untilHears(quiet, person.voiceId, tabsTone, 8_000);
  // As a restart of livekit-server: the room is gone, with everybody in it.
  await server.deleteRoom(hall.voiceRoom);
  await untilState(tab, "reconnecting", ({ status }) => status === "reconnecting");
  await untilState(tab, "live", ({ status }) => status === "live", 20_000);
  expect(await tab.state()).toMatchObject({ microphone: "muted", mayPublish: true });
  expect((await tab.captures()).running).toBe(0);
  const again = await arrive(await listener(hall));
  await pause(500);
  expect(hears(again, person.voiceId, tabsTone)).toBe(false);
  await tab.call("unmute");
  await until("the tab is heard", async () => {
    const listed = await server.listParticipants(hall.voiceRoom);
    return listed?.some(({ publishes }) => publishes) === true;
  });
});

test("whoever is removed stays out and is told why; the tab does not try again", async () => {
  const person = await listener(hall);
  const tab = await tabOf(person);
  await tab.call("listen");
  await until("the tone plays", () => tab.hears(rinasTone));
  must(await moderation.remove(hall.rina, { seatId: person.seatId, reason: "insults" }));
  await untilState(tab, "out", ({ status }) => status === "failed");
  expect(await tab.state()).toMatchObject({ refusal: "removed", voices: {} });
  const asked = front.asked.length;
  await pause(2_500);
  expect(front.asked.length).toBe(asked);
  await tab.call("listen");
  await untilState(tab, "refused at the door", ({ refusal }) => refusal === "banned");
});

test("opened in another tab: the first one says so and does not fight", async () => {
  const person = await listener(hall);
  const first = await tabOf(person);
  await first.call("listen");
  await until("the first plays", () => first.hears(rinasTone));
  const second = await openTab(browser, front.origin, async () => ({ wsUrl: "/live", pass: await mintPass(person) }));
  tabs.push(second);
  await second.call("listen");
  await untilState(first, "the first is elsewhere", ({ refusal }) => refusal === "elsewhere");
  await until("the second plays", () => second.hears(rinasTone));
  await pause(1_500);
  expect((await second.state()).status).toBe("live");
});

test("the gate's words reach the person; a gate that is away does not end anything", async () => {
  const person = await listener(hall);
  const early = await openTab(browser, front.origin, async () => ({
    wsUrl: "/live",
    pass: await mint({ ...person }, speaking, (await tokenTime()) - 3_600),
  }));
  tabs.push(early);
  await early.call("listen");
  await untilState(early, "refused", ({ status }) => status === "failed");
  expect(await early.state()).toMatchObject({ refusal: "expired" });

  const late = await tabOf(person);
  front.open(false);
  void late.call("listen");
  await pause(1_500);
  expect(await late.state()).toMatchObject({ status: "connecting", refusal: null });
  front.open(true);
  await until("the tone plays", () => late.hears(rinasTone), 15_000);

  must(await room.end(hall.rina, { roomId: hall.roomId }));
  await untilState(late, "over", ({ status }) => status === "failed", 15_000);
  expect(["room_not_open", "ended"]).toContain((await late.state()).refusal);
});

test("the path of a single connection passes the gate as well", async () => {
  const tab = await tabOf(await listener(hall));
  const pass = await mintPass(await speaker(hall));
  const connected = await tab.page.evaluate(async (token) => {
    const { Room } = (window as unknown as { livekit: typeof import("livekit-client") }).livekit;
    const single = new Room({ singlePeerConnection: true });
    await single.connect(`${location.origin.replace(/^http/, "ws")}/live`, token, { rtcConfig: { iceServers: [] } });
    const { state } = single;
    await single.disconnect();
    return state;
  }, pass);
  expect(connected).toBe("connected");
  expect(front.asked.some(({ url }) => url?.startsWith("/live/rtc/v1?"))).toBe(true);
});

test("video declared as a microphone is not sent: no codec for it", async () => {
  const person = await speaker(hall);
  const tab = await tabOf(await listener(hall));
  const token = await mint({ voiceRoom: hall.voiceRoom, voiceId: person.voiceId }, speaking, await tokenTime());
  const url = env().LIVEKIT_URL.replace(/^http/, "ws");
  const sent = await tab.page.evaluate(
    async ([to, pass]) => {
      const { Room, Track } = (window as unknown as { livekit: typeof import("livekit-client") }).livekit;
      const sly = new Room({ singlePeerConnection: false });
      await sly.connect(to as string, pass as string, { rtcConfig: { iceServers: [] } });
      const canvas = document.createElement("canvas");
      const brush = canvas.getContext("2d");
      setInterval(() => brush?.fillRect(Math.random() * 100, 0, 10, 10), 30);
      const [video] = canvas.captureStream(30).getVideoTracks();
      const published = sly.localParticipant.publishTrack(video as MediaStreamTrack, { source: Track.Source.Microphone });
      await Promise.race([published.catch(() => {}), new Promise((resolve) => setTimeout(resolve, 4_000))]);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      let frames = 0;
      const publisher = sly.engine.pcManager?.publisher;
      for (const sender of publisher?.getSenders() ?? []) {
        (await sender.getStats()).forEach((entry) => {
          if (entry.type === "outbound-rtp" && entry.kind === "video") frames += entry.framesEncoded ?? 0;
        });
      }
      return frames;
    },
    [url, token],
  );
  expect(sent).toBe(0);
  expect(
    [...(rina.room.remoteParticipants.get(person.voiceId)?.trackPublications.values() ?? [])].filter(({ subscribed }) => subscribed),
  ).toEqual([]);
});

test("I can't hear: a stopped player plays again, a lost subscription is asked for anew", async () => {
  const tab = await tabOf(await listener(hall));
  await tab.call("listen");
  await until("the tone plays", () => tab.hears(rinasTone));
  const repaired = () =>
    tab.page.evaluate(async () => {
      const steps: string[] = [];
      await (window as unknown as { voice: import("#lib/platform/voice/browser").Voice }).voice.repair((step) => steps.push(step));
      return steps;
    });
  await tab.page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLAudioElement>("audio[data-voice]")) element.pause();
  });
  expect(await repaired()).toEqual(["playback"]);
  // As a track that arrives and that nobody attached.
  await tab.page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLAudioElement>("audio[data-voice]")) element.srcObject = null;
  });
  expect((await repaired()).at(-1)).toBe("resubscribe");
  await until("the tone plays again", () => tab.hears(rinasTone));
});

test("a voice that falls silent without being muted is asked for anew by itself", async () => {
  const tab = await tabOf(await listener(hall));
  await tab.call("listen");
  await until("the tone plays", () => tab.hears(rinasTone));
  await tab.page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLAudioElement>("audio[data-voice]")) element.srcObject = null;
  });
  await until("the tone is gone", async () => !(await tab.hears(rinasTone)));
  await until("the tone plays again", () => tab.hears(rinasTone), 12_000);
});
