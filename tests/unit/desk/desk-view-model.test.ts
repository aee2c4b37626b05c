// What the desk offers and warns of: an action that is absent is not offered.
import { expect, test } from "vitest";
import { voiceComing } from "#lib/platform/voice/state";
import {
  handOf,
  interviewWith,
  type moderators,
  personOnStage,
  type RoomChange,
  roomStateOf,
  turnOf,
  view,
} from "#tests/factories/room-state";
import { callingViewModel, ownSound, roomSteps, warningsOf } from "../../../components/desk/desk-view-model.ts";
import { microphoneMark, turnActions } from "../../../components/desk/turn/turn-view-model.ts";

const steps = { goBackstage: () => undefined, open: () => undefined, end: () => undefined };

test.each([
  ["scheduled", ["goBackstage"]],
  ["backstage", ["open", "end"]],
  ["open", ["end"]],
  ["ended", []],
] as const)("in a room that is %s the steps %o are offered", (phase, names) => {
  const offered = Object.entries(roomSteps({ phase }, steps)).flatMap(([name, press]) => (press ? [name] : []));
  expect(offered).toEqual(names);
});

function calling(change: RoomChange["view"], queue: typeof moderators.queue, pendingId: string | null = null) {
  const called: unknown[][] = [];
  const shown = callingViewModel({ ...view, ...change }, { queue }, { pendingId, call: (...args) => called.push(args) });
  return { ...shown, called };
}

test("the first who waits is called next, also past one who has been called already", () => {
  const { next, callNext, called } = calling({}, [handOf(7, { state: "called" }), handOf(9), handOf(8)]);
  expect(next?.number).toBe(9);
  callNext?.();
  expect(called).toEqual([["t9"]]);
});

test.each<[string, RoomChange["view"]]>([
  ["the room is locked", { locked: true }],
  ["the room is not open", { phase: "backstage" }],
  ["three people speak", { turns: [turnOf("a"), turnOf("b"), turnOf("c")] }],
])("nobody can be called while %s", (_when, change) => {
  expect(calling(change, [handOf(7)])).toMatchObject({ call: undefined, callNext: undefined });
});

test("while a call is on its way the next one waits, and another ticket can still be opened", () => {
  const { callNext, call, isPending } = calling({}, [handOf(7), handOf(8)], "t7");
  expect({ callNext, isPending }).toEqual({ callNext: undefined, isPending: true });
  expect(call).toBeDefined();
});

test("with an empty queue there is nobody to call", () => {
  expect(calling({}, [])).toMatchObject({ next: null, callNext: undefined });
});

const sound = { enter: () => undefined, mute: () => undefined, unmute: () => undefined, openMicrophone: () => undefined };
const own = (change: RoomChange, phase: typeof view.phase = "open") => ownSound(roomStateOf(change), phase, sound);

test.each<[string, RoomChange, object]>([
  ["join", { roomState: { entry: "outside" } }, { at: "outside", word: "join", enter: sound.enter }],
  ["wait while entering", { roomState: { entry: "entering" } }, { at: "outside", word: "joining", enter: undefined }],
  ["try again after a failure", { voice: { status: "failed" } }, { at: "outside", word: "again", enter: sound.enter }],
  ["tap for the browser", { voice: { needsTap: true } }, { at: "outside", word: "tap", enter: sound.enter }],
  ["wait for the connection", { voice: { status: "connecting" } }, { at: "connecting" }],
  ["open the microphone", {}, { at: "microphone", word: "openMicrophone", isOpen: false, toggle: sound.openMicrophone }],
  ["mute", { voice: { microphone: "open" } }, { at: "microphone", word: "mute", isOpen: true, toggle: sound.mute }],
  ["unmute", { voice: { microphone: "muted" } }, { at: "microphone", word: "unmute", isOpen: false, toggle: sound.unmute }],
  [
    "wait for the microphone",
    { voice: { microphone: "opening" } },
    { at: "microphone", word: "opening", isOpen: false, toggle: undefined },
  ],
  [
    "open a refused microphone again",
    { voice: { microphone: "denied" } },
    { at: "microphone", word: "openMicrophone", isOpen: false, toggle: sound.openMicrophone },
  ],
  ["do nothing while another moderator has locked them", { self: { locked: true }, voice: { microphone: "muted" } }, { at: "locked" }],
  ["do nothing in a browser without WebRTC", { voice: { status: "failed", refusal: "unsupported" } }, { at: "none" }],
  ["do nothing where there is no sound", { roomState: { voiceOff: "no livekit-server" } }, { at: "none" }],
])("a moderator can %s", (_what, change, expected) => {
  expect(own(change)).toEqual(expected);
});

test.each(["scheduled", "ended"] as const)("in a room that is %s there is nothing to hear", (phase) => {
  expect(own({ roomState: { entry: "outside" } }, phase)).toEqual({ at: "none" });
});

const texts = (change: RoomChange) => warningsOf(roomStateOf(change), { ...view, ...change.view }).map(({ tone, text }) => [tone, text]);

test.each<[string, RoomChange, unknown[]]>([
  ["nothing while all is well", {}, []],
  ["a lost stream", { roomState: { stream: "lost" } }, [["fault", { state: "lost" }]]],
  ["a locked room", { view: { locked: true } }, [["fault", { state: "locked" }]]],
  ["no lock before the room opens", { view: { locked: true, phase: "backstage" } }, []],
  ["sound that is off", { roomState: { entry: "outside" } }, [["warn", { sound: "off" }]]],
  ["why the entry was refused", { roomState: { entry: "outside", refusal: "room_full" } }, [["warn", { refusal: "room_full" }]]],
  [
    "a word that is no refusal as sound that is off",
    { roomState: { entry: "outside", refusal: "elsewhere" } },
    [["warn", { sound: "off" }]],
  ],
  ["sound that is on its way", { roomState: { voiceOff: voiceComing, entry: "outside" } }, [["warn", { sound: "coming" }]]],
  ["an installation without sound", { roomState: { voiceOff: "x", entry: "outside" } }, [["warn", { sound: "unavailable" }]]],
  ["a browser without WebRTC", { voice: { status: "failed", refusal: "unsupported" } }, [["warn", { sound: "unsupported" }]]],
  ["a network that lets nothing through", { voice: { status: "reconnecting", failures: 2 } }, [["fault", { sound: "unreachable" }]]],
  ["sound that failed", { voice: { status: "failed" } }, [["fault", { sound: "failed" }]]],
  ["sound that comes back", { voice: { status: "reconnecting" } }, [["warn", { sound: "reconnecting" }]]],
  [
    "a lost microphone beside it",
    { voice: { status: "reconnecting", microphone: "lost" } },
    [
      ["warn", { sound: "reconnecting" }],
      ["warn", { sound: "lost" }],
    ],
  ],
  ["nothing of the sound after the end", { view: { phase: "ended" }, roomState: { entry: "outside" } }, []],
])("a moderator is warned of %s", (_what, change, expected) => {
  expect(texts(change)).toEqual(expected);
});

const commands = { end: () => undefined, extend: () => undefined, mute: () => undefined, invite: () => undefined };
function ofTurn(change: RoomChange = {}, turn = turnOf("agus"), chosenTurnId: string | null = "u-agus") {
  const { snapshot } = roomStateOf({ moderators: {}, ...change });
  if (!snapshot) throw new Error("no snapshot");
  return turnActions(turn, snapshot, chosenTurnId, commands);
}

test("a turn can be ended, lengthened, muted and invited; the keys belong to the chosen one", () => {
  expect(ofTurn()).toEqual({ hasKeys: true, isLocked: false, ...commands });
  expect(ofTurn({}, turnOf("agus"), "u-putri").hasKeys).toBe(false);
});

test("a turn is lengthened once", () => {
  expect(ofTurn({}, turnOf("agus", { extended: true })).extend).toBeUndefined();
});

test("a locked microphone is shown as locked and not muted again", () => {
  const stage = [personOnStage("agus", { role: "speaker", locked: true })];
  expect(ofTurn({ view: { stage } })).toMatchObject({ isLocked: true, mute: undefined, end: commands.end });
});

test("whoever is invited or in an interview is not invited again", () => {
  expect(ofTurn({ moderators: { interviews: [interviewWith("agus")] } }).invite).toBeUndefined();
  expect(ofTurn({ moderators: { interviews: [interviewWith("putri")] } }).invite).toBe(commands.invite);
});

test.each([
  ["away before all else", { away: true, locked: true }, { level: 1, speaking: true, muted: false }, "live", "away"],
  ["locked", { locked: true }, { level: 0, speaking: false, muted: true }, "live", "locked"],
  ["speaking", {}, { level: 1, speaking: true, muted: false }, "live", "speaking"],
  ["open", {}, { level: 0, speaking: false, muted: false }, "live", "open"],
  ["muted", {}, { level: 0, speaking: false, muted: true }, "live", "muted"],
  ["muted when no voice is there", {}, undefined, "reconnecting", "muted"],
  ["unknown when nothing is heard here", {}, undefined, "idle", null],
] as const)("a microphone on stage is %s", (_what, change, voice, status, mark) => {
  const person = personOnStage("agus", change);
  expect(microphoneMark(person, { status }, voice ? { "v-agus": voice } : {})).toBe(mark);
});
