import { describe, expect, it } from "vitest";
import type { VoiceState } from "#lib/platform/voice/state";
import { agendaTimes, lossOf, othersOnStage, roomScreen, segmentEnds, stageMark } from "#lib/rooms/screen/room-screen";
import type { PersonOnStage, SelfView, Snapshot } from "#lib/rooms/view";
import { type RoomChange, roomStateOf, self, ticket, turnOf, view } from "#tests/factories/room-state";

type Change = RoomChange & { member?: boolean };
const screen = ({ member = true, ...change }: Change) => roomScreen(roomStateOf(change), member);
const voice = roomStateOf().voice;

describe("the one large control", () => {
  it.each<[string, string, Change]>([
    ["somebody at the open door", "listen", { self: null, roomState: { entry: "outside" } }],
    ["a speaker who has reloaded the page", "return", { self: { role: "speaker", turnId: "t" }, roomState: { entry: "outside" } }],
    ["the same, locked", "listen", { self: { role: "speaker", turnId: "t", locked: true }, roomState: { entry: "outside" } }],
    ["somebody before the room opens", "none", { self: null, view: { phase: "scheduled" }, roomState: { entry: "outside" } }],
    ["a listener in backstage", "none", { view: { phase: "backstage" }, roomState: { entry: "outside" } }],
    ["a moderator in backstage", "listen", { view: { phase: "backstage" }, self: { role: "moderator" }, roomState: { entry: "outside" } }],
    ["somebody on the way in", "entering", { roomState: { entry: "entering" } }],
    ["a listener", "raise", {}],
    ["a guest", "sign_in", { member: false }],
    ["a listener while hands are closed", "hands_closed", { view: { handsOpen: false } }],
    ["a listener in a locked room", "hands_closed", { view: { locked: true } }],
    ["somebody in the queue", "lower", { self: { ticket } }],
    ["the called one", "answer", { self: { ticket: { ...ticket, state: "called", place: null } } }],
    ["a browser that wants a tap", "start_sound", { voice: { needsTap: true } }],
    ["a sound that rests for an interview", "start_sound", { voice: { status: "idle" } }],
    ["a sound that failed", "sound_again", { voice: { status: "failed" } }],
    ["a browser without WebRTC", "raise", { voice: { status: "failed", refusal: "unsupported" } }],
    ["a speaker in a browser without WebRTC", "none", { self: { role: "speaker" }, voice: { status: "failed", refusal: "unsupported" } }],
    ["somebody whose place is gone", "none", { self: null, roomState: { entry: "outside", refusal: "signed_out" } }],
    ["a house without sound", "raise", { voice: { status: "failed" }, roomState: { voiceOff: "no livekit-server" } }],
    ["a speaker whose microphone is closed", "open_microphone", { self: { role: "speaker" } }],
    ["a speaker on the way back", "entering", { self: { role: "speaker" }, voice: { status: "connecting" } }],
    ["a speaker who is heard", "mute", { self: { role: "speaker" }, voice: { microphone: "open" } }],
    ["a speaker who muted", "unmute", { self: { role: "speaker" }, voice: { microphone: "muted" } }],
    ["a speaker whom a moderator locked", "locked", { self: { role: "speaker", locked: true }, voice: { microphone: "muted" } }],
    ["somebody after the end", "none", { view: { phase: "ended" } }],
    ["somebody removed", "none", { self: { out: { cause: "removed", reason: "iklan" } } }],
  ])("for %s is %s", (_who, kind, change) => {
    expect(screen(change).main.kind).toBe(kind);
  });
});

describe("what the sound does", () => {
  it.each<[string, string | null, Partial<VoiceState>]>([
    ["on its way", "connecting", { status: "connecting" }],
    ["on its way after one failure", "connecting", { status: "connecting", failures: 1 }],
    ["on its way after two failures", "unreachable", { status: "connecting", failures: 2 }],
    ["on its way back after two failures", "unreachable", { status: "reconnecting", failures: 2 }],
    ["impossible in this browser", "unsupported", { status: "failed", refusal: "unsupported" }],
    ["there", null, { status: "live" }],
  ])("%s", (_how, sound, voiceNow) => {
    expect(screen({ voice: voiceNow }).sound).toBe(sound);
  });
});

describe("what a frame takes from somebody with a microphone", () => {
  const speaking: SelfView = { ...self, role: "speaker" };
  const frame = (of: SelfView | null, more: Partial<Snapshot> = {}): Snapshot => ({ public: view, moderators: null, self: of, ...more });
  const desk = {} as NonNullable<Snapshot["moderators"]>;
  it.each<[string, "place" | "speech" | null, Snapshot | null, Snapshot]>([
    ["nothing while all is the same", null, frame(speaking), frame(speaking)],
    ["nothing from a listener", null, frame(self), frame(null)],
    ["nothing before the first frame", null, null, frame(null)],
    ["nothing from whoever was locked before", null, frame({ ...speaking, locked: true }), frame({ ...speaking, locked: true })],
    ["the right to speak after the turn", "speech", frame(speaking), frame(self)],
    ["the right to speak with a lock", "speech", frame(speaking), frame({ ...speaking, locked: true })],
    ["the right to speak with the room", "speech", frame(speaking), frame(speaking, { public: { ...view, phase: "ended" } })],
    ["the right to speak when removed", "speech", frame(speaking), frame({ ...speaking, out: { cause: "removed", reason: null } })],
    ["the place with the session", "place", frame(speaking), frame(null)],
    [
      "the right to speak with the desk",
      "speech",
      frame({ ...self, role: "moderator" }, { moderators: desk }),
      frame({ ...self, role: "moderator" }),
    ],
  ])("%s", (_what, loss, before, next) => {
    expect(lossOf(before, next)).toBe(loss);
  });
});

describe("where one stands", () => {
  it("is out when removed, whatever the voice still says", () => {
    expect(screen({ self: { out: { cause: "removed", reason: "iklan" } } })).toMatchObject({
      at: "out",
      out: { cause: "removed", reason: "iklan" },
    });
  });
  it("is out here when the sound went to another tab", () => {
    expect(screen({ voice: { status: "failed", refusal: "elsewhere" } })).toMatchObject({
      at: "out",
      out: { cause: "elsewhere" },
      main: { kind: "none" },
    });
  });
  it("is out when the session ended, here or from another device", () => {
    expect(screen({ voice: { status: "failed", refusal: "signed_out" } })).toMatchObject({
      at: "out",
      out: { cause: "signed_out" },
      main: { kind: "none" },
    });
  });
  it("stays inside without sound, and says that it is off", () => {
    expect(screen({ voice: { status: "failed" }, roomState: { voiceOff: "no livekit-server" } })).toMatchObject({
      at: "inside",
      sound: "off",
    });
  });
  it("keeps everything on screen when the stream is lost", () => {
    expect(screen({ roomState: { stream: "lost" } })).toMatchObject({ at: "inside", offline: true });
  });
  it("knows my own turn by my seat, also when somebody else came up before me", () => {
    expect(screen({ view: { turns: [turnOf("s")] }, self: { role: "speaker", turnId: "u-s" } }).myTurn).toEqual(turnOf("s"));
    expect(screen({ view: { turns: [turnOf("first"), turnOf("s")] }, self: { role: "speaker", turnId: "u-s" } }).myTurn).toEqual(
      turnOf("s"),
    );
    expect(screen({ view: { turns: [turnOf("other")] } }).myTurn).toBeNull();
  });
});

describe("the stage", () => {
  const person = (seatId: string, change: Partial<PersonOnStage>): PersonOnStage => ({
    seatId,
    voiceId: `v-${seatId}`,
    name: seatId,
    seed: seatId,
    role: "moderator",
    host: false,
    speaksFor: null,
    locked: false,
    away: false,
    ...change,
  });
  it("puts the host before moderators and further speakers behind them", () => {
    const stage = [person("speaker", { role: "speaker" }), person("bayu", {}), person("rina", { host: true })];
    expect(othersOnStage({ ...view, stage }).map((one) => one.seatId)).toEqual(["rina", "bayu", "speaker"]);
  });
  it("shows nobody twice: whoever has a turn stands in the middle, however many do", () => {
    const stage = [person("agus", { role: "speaker" }), person("putri", { role: "speaker" }), person("rina", { host: true })];
    const turns = [turnOf("agus"), turnOf("putri")];
    expect(othersOnStage({ ...view, stage, turns }).map((one) => one.seatId)).toEqual(["rina"]);
  });
  it("claims nothing about microphones while there is no sound here", () => {
    expect(stageMark(person("bayu", {}), { ...voice, status: "idle" })).toMatchObject({ muted: false, speaking: false });
    expect(stageMark(person("bayu", {}), voice)).toMatchObject({ muted: true });
    expect(stageMark(person("bayu", {}), { ...voice, voices: { "v-bayu": { level: 0.4, speaking: true, muted: false } } })).toMatchObject({
      muted: false,
      speaking: true,
    });
  });
  it("ends a segment by its length from when it began", () => {
    expect(segmentEnds(view)).toBe(600_000 + 3_600_000);
    expect(segmentEnds({ ...view, segmentAt: null })).toBeNull();
    expect(agendaTimes(view.agenda, 0)).toEqual([0, 600_000]);
  });
});
