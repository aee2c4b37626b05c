// The connection of a browser without WebRTC to one room: entry, stream, and how a place is lost. Sound itself is judged in browsers.
import { expect, test, vi } from "vitest";
import { roomScreen } from "#lib/rooms/screen/room-screen";
import type { SelfView, Snapshot } from "#lib/rooms/view";
import { answers, line, lines, pageOfEachTest } from "#tests/fakes/page";
import { knownRooms } from "../../../components/rooms/connection/known-rooms.ts";
import { createRoomConnection } from "../../../components/rooms/connection/room-connection.ts";
import { roomOf } from "../../../components/rooms/connection/room-of.ts";

pageOfEachTest();

const view = { roomId: "room", phase: "open", handsOpen: true, locked: false, stage: [], turns: [] } as unknown as Snapshot["public"];
const seat = { seatId: "s", role: "listener", locked: false, decision: null, ticket: null, turnId: null, interview: null, out: null };
const self = (change: Partial<SelfView> = {}) => ({ ...seat, ...change }) as SelfView;
const desk = {} as NonNullable<Snapshot["moderators"]>;

let revision = 0;
const tell = (snapshot: Partial<Snapshot>) =>
  line().say("snapshot", {
    revision: ++revision,
    now: 0,
    beatMs: 1_500,
    snapshot: { public: view, moderators: null, self: null, ...snapshot },
  });

/** Somebody inside, as the stream says it. */
async function inside(snapshot: Partial<Snapshot>, room = createRoomConnection("room")) {
  answers.set(`/api/rooms/${room.roomId}/entry`, () =>
    Response.json({
      ok: true,
      value: { seatId: "s", role: "speaker", persona: { name: "", seed: "" }, pass: "", wsUrl: "/live", voiceOff: null },
    }),
  );
  await room.listen();
  tell(snapshot);
  return { room, screen: () => roomScreen(room.getState(), true) };
}

test("a browser without WebRTC is told so at once and keeps everything but sound", async () => {
  const { room, screen } = await inside({ self: self() });
  expect(room.getState()).toMatchObject({ entry: "inside", voice: { status: "failed", refusal: "unsupported" } });
  expect(screen()).toMatchObject({ at: "inside", sound: "unsupported", main: { kind: "raise" } });
  tell({ self: self({ role: "speaker" }) });
  expect(screen().main.kind).toBe("none");
});

test("a speaker whose place is gone with the session is outside, and told", async () => {
  const { room, screen } = await inside({ self: self({ role: "speaker", turnId: "t" }) });
  tell({ self: null });
  expect(room.getState()).toMatchObject({ entry: "outside", refusal: "signed_out", voice: { status: "idle" } });
  expect(screen()).toMatchObject({ at: "out", out: { cause: "signed_out" }, main: { kind: "none" } });
  await room.listen();
  expect(screen()).toMatchObject({ at: "inside", out: null });
});

test("a listener whose seat has lapsed stays: the voice takes a new one", async () => {
  const { room } = await inside({ self: self() });
  tell({ self: null });
  expect(room.getState().entry).toBe("inside");
});

test("a speaker whose stream says that the session has ended is outside at once, and told", async () => {
  const { screen } = await inside({ self: self({ role: "speaker" }) });
  line().say("bye", { delayMs: 0, reason: "signed_out" });
  expect(screen()).toMatchObject({ at: "out", out: { cause: "signed_out" } });
});

test("a speaker whose stream ends with a restart is not put out", async () => {
  const { room } = await inside({ self: self({ role: "speaker" }) });
  line().say("bye", { delayMs: 9_000, reason: "restart" });
  expect(room.getState()).toMatchObject({ entry: "inside", stream: "lost" });
  await room.stopPlayback();
});

test("a speaker whose session has another token keeps the place, and the stream waits until the browser has it", async () => {
  const { room } = await inside({ self: self({ role: "speaker" }) });
  vi.useFakeTimers();
  const before = lines.length;
  line().say("bye", { delayMs: 2_500, reason: "renewed" });
  vi.advanceTimersByTime(2_499);
  expect(lines).toHaveLength(before);
  vi.advanceTimersByTime(1);
  expect(lines).toHaveLength(before + 1);
  expect(room.getState().entry).toBe("inside");
  await room.stopPlayback();
});

test.each([
  ["a turn that is over", { self: self({ role: "listener" }) }],
  ["the loss of the desk", { self: self({ role: "moderator" }) }],
  ["a lock", { self: self({ role: "speaker", locked: true }) }],
])("after %s the person stays in the room", async (_what, next) => {
  const { screen } = await inside({ self: self({ role: "speaker" }), moderators: desk });
  tell(next);
  expect(screen()).toMatchObject({ at: "inside", out: null });
});

test("a speaker to whom the room no longer exists is outside, and told", async () => {
  const { screen } = await inside({ self: self({ role: "speaker" }) });
  answers.set("/live/rooms/room/events", () => new Response(null, { status: 404 }));
  line().refuse();
  await expect.poll(() => screen().out?.cause).toBe("signed_out");
});

test("the stream stays open for whoever is inside when the last screen goes, and closes with the last of both", async () => {
  const { room } = await inside({ self: self() });
  const leave = room.watch();
  leave();
  expect(line().readyState).toBe(1);
  await room.stopPlayback();
  expect(lines.map(({ readyState }) => readyState)).not.toContain(1);
});

test("another language's frame finds the room as it was; when no frame follows, the room falls silent", async () => {
  const indonesian = knownRooms();
  const leave = indonesian.frame();
  const { room } = await inside({ self: self({ role: "speaker" }) }, roomOf(indonesian, "room"));
  vi.useFakeTimers();
  leave();
  const english = knownRooms();
  const leaveAgain = english.frame();
  vi.advanceTimersByTime(5_000);
  expect(roomOf(english, "room")).toBe(room);
  expect(english.playing()).toBe(room);
  leaveAgain();
  vi.advanceTimersByTime(5_000);
  expect(english.playing()).toBeNull();
});

test("whoever enters a second room is heard and hears in that one only", async () => {
  const rooms = knownRooms();
  const { room: first } = await inside({ self: self({ role: "speaker" }) }, roomOf(rooms, "first"));
  const { room: second } = await inside({ self: self() }, roomOf(rooms, "second"));
  expect(first.getState().entry).toBe("outside");
  expect(first.getState().voice.microphone).toBe("closed");
  expect(rooms.playing()).toBe(second);
});

test("a forum that rests during a talk is not left by entering the talk", async () => {
  const rooms = knownRooms();
  const { room: forum } = await inside({ self: self() }, roomOf(rooms, "forum"));
  await forum.pausePlayback();
  await inside({ self: self({ role: "speaker" }) }, roomOf(rooms, "talk"));
  expect(forum.getState().entry).toBe("inside");
});

test("a room is led by the mini-player unless a screen offers its controls", async () => {
  const { room } = await inside({ self: self({ role: "speaker" }) });
  expect(room.hasControl()).toBe(false);
  const takeBack = room.offerControl();
  expect(room.hasControl()).toBe(true);
  takeBack();
  expect(room.hasControl()).toBe(false);
});

/** What the door and the question "is the sound there" answer. */
function soundIs(voiceOff: string | null, voice: "on" | "coming" | "off") {
  const seatTaken = { seatId: "s", role: "listener", persona: { name: "", seed: "" }, pass: "", wsUrl: "/live", voiceOff };
  answers.set("/api/rooms/room/entry", () => Response.json({ ok: true, value: seatTaken }));
  answers.set("/live/now", () => Response.json({ voice, rooms: [] }));
}

test.each([
  ["turns on by itself", null, "on" as const],
  ["says why it stays off", "no Go here", "off" as const],
])("sound that is still on its way says so and %s, without a reload", async (_what, reason, availability) => {
  vi.useFakeTimers();
  vi.stubGlobal("RTCPeerConnection", class {});
  soundIs("coming", "coming");
  const room = createRoomConnection("room");
  await room.listen();
  tell({ self: self() });
  expect(roomScreen(room.getState(), true)).toMatchObject({ at: "inside", sound: "coming" });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(room.getState().voiceOff).toBe("coming");
  soundIs(reason, availability);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(room.getState()).toMatchObject({ entry: "inside", voiceOff: reason });
  if (reason === null) expect(room.getState().voice.status).not.toBe("idle");
  await room.stopPlayback();
});

test("whoever goes while the sound is on its way is not brought back by it", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("RTCPeerConnection", class {});
  soundIs("coming", "coming");
  const room = createRoomConnection("room");
  await room.listen();
  await room.stopPlayback();
  soundIs(null, "on");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(room.getState().entry).toBe("outside");
});

/** What POST entry answers, and how often it was asked. */
function entryAnswers(answer: () => Response) {
  let count = 0;
  answers.set("/api/rooms/room/entry", () => {
    count += 1;
    return answer();
  });
  return () => count;
}
const seated = (change: object = {}) =>
  Response.json({
    ok: true,
    value: { seatId: "s", role: "listener", persona: { name: "", seed: "" }, pass: "", wsUrl: "/live", voiceOff: null, ...change },
  });

test("whoever is refused at the entry stays outside, reads why, and may try again", async () => {
  const room = createRoomConnection("room");
  entryAnswers(() => Response.json({ ok: false, code: "room_full" }));
  const seen: string[] = [];
  room.subscribe(() => seen.push(room.getState().entry));
  await room.listen();
  expect(seen).toContain("entering");
  expect(room.getState()).toMatchObject({ entry: "outside", refusal: "room_full", stream: "closed" });
  entryAnswers(() => seated());
  await room.listen();
  expect(room.getState()).toMatchObject({ entry: "inside", refusal: null });
});

test("a second tap while one is on the way in asks once", async () => {
  const room = createRoomConnection("room");
  const count = entryAnswers(() => seated());
  await Promise.all([room.listen(), room.listen()]);
  expect(count()).toBe(1);
});

test("after entering with a new seat the stream is asked anew who is listening, and the old seat is not shown", async () => {
  const room = createRoomConnection("room");
  entryAnswers(() => seated({ seatId: "new" }));
  room.watch();
  tell({ self: self({ seatId: "old", out: { cause: "ended", reason: null } }) });
  await room.listen();
  expect(lines).toHaveLength(2);
  expect(room.getState().snapshot?.self).toBeNull();
});

test("whoever is removed is outside at once, with the reason", async () => {
  const { room, screen } = await inside({ self: self() });
  tell({ self: self({ out: { cause: "removed", reason: "iklan" } }) });
  expect(room.getState()).toMatchObject({ entry: "outside", voice: { status: "idle" } });
  expect(screen()).toMatchObject({ at: "out", out: { cause: "removed", reason: "iklan" } });
});

test("the end of the room ends the sound, and nobody who looks later opens a stream for it", async () => {
  const { room } = await inside({ self: self() });
  tell({ public: { ...view, phase: "ended" }, self: self() });
  expect(room.getState().entry).toBe("outside");
  room.watch()();
  const before = lines.length;
  room.watch();
  expect(lines).toHaveLength(before);
});

test("two screens that look at a room share one stream; the last one to go closes it", () => {
  const room = createRoomConnection("room");
  const leaveFirst = room.watch();
  const leaveSecond = room.watch();
  expect(lines).toHaveLength(1);
  leaveFirst();
  expect(line().readyState).toBe(1);
  leaveSecond();
  expect(line().readyState).toBe(2);
  expect(room.getState().stream).toBe("closed");
});

test("where the installation has no sound one is inside all the same and can raise the hand", async () => {
  const room = createRoomConnection("room");
  entryAnswers(() => seated({ voiceOff: "no livekit-server" }));
  await room.listen();
  tell({ self: self() });
  expect(roomScreen(room.getState(), true)).toMatchObject({ at: "inside", sound: "off", main: { kind: "raise" } });
});

test("a microphone that is asked for without any sound does not open, and does not keep anybody waiting", async () => {
  const room = createRoomConnection("room");
  expect(await room.openMicrophone()).toBe(false);
  const { room: entered } = await inside({ self: self({ role: "speaker" }) });
  expect(await entered.openMicrophone()).toBe(false);
});
