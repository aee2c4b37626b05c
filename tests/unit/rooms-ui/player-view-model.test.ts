// The playing bar on other pages: whose voice, what is wrong, and what can be done without going back to the room.
import { expect, test } from "vitest";
import { voiceComing } from "#lib/platform/voice/state";
import { interview, personOnStage, type RoomChange, roomStateOf, ticket, turnOf } from "#tests/factories/room-state";
import { playerViewModel } from "../../../components/rooms/player/player-view-model.ts";

const actions = { listen: () => undefined, mute: () => undefined, unmute: () => undefined, openMicrophone: () => undefined };
const player = (change: RoomChange = {}, now: number | null = 60_000) => playerViewModel(roomStateOf(change), now, actions);

test("without a snapshot there is nothing to show", () => {
  expect(player({ roomState: { snapshot: null } })).toBeNull();
});

test("a listener sees who speaks and how long still", () => {
  expect(player({ view: { turns: [turnOf("agus")] } })).toMatchObject({
    lead: { name: "agus", hasTurn: true },
    clock: { state: "running", seconds: 60 },
    trouble: null,
    listen: undefined,
    microphone: undefined,
    mine: null,
  });
});

test("between two turns the moderator is shown, without a clock", () => {
  expect(player({ view: { stage: [personOnStage("rina", { host: true })] } })).toMatchObject({
    lead: { name: "rina", hasTurn: false },
    clock: null,
  });
});

test("a turn whose voice is not there yet shows no clock", () => {
  expect(player({ view: { turns: [turnOf("agus", { startedAt: null })] } })?.clock).toBeNull();
  expect(player({ view: { turns: [turnOf("agus")] } }, null)?.clock).toBeNull();
});

test.each<[string, RoomChange]>([
  ["the browser waits for a tap", { voice: { needsTap: true } }],
  ["the sound rests", { voice: { status: "idle" } }],
  ["the sound failed", { voice: { status: "failed" } }],
])("listening is offered, and nothing else, when %s", (_when, change) => {
  expect(player({ ...change, self: { role: "speaker", ticket } })).toMatchObject({
    listen: actions.listen,
    microphone: undefined,
    mine: null,
  });
});

test("where the installation has no sound, none is offered", () => {
  expect(player({ voice: { status: "idle" }, roomState: { voiceOff: "no livekit-server" } })?.listen).toBeUndefined();
});

test.each([
  ["open", "mute", actions.mute],
  ["muted", "unmute", actions.unmute],
  ["closed", "open_microphone", actions.openMicrophone],
] as const)("a speaker whose microphone is %s can %s on any page", (microphone, kind, press) => {
  expect(player({ self: { role: "speaker" }, voice: { microphone } })?.microphone).toEqual({ kind, press });
});

test("a speaker whom a moderator locked is offered no microphone", () => {
  expect(player({ self: { role: "speaker", locked: true }, voice: { microphone: "muted" } })?.microphone).toBeUndefined();
});

test.each<[string, RoomChange, object | null]>([
  ["their number in the queue", { self: { ticket } }, { kind: "number", number: 27 }],
  ["that they are called", { self: { ticket: { ...ticket, state: "called" } } }, { kind: "called" }],
  ["an invitation before their number", { self: { ticket, interview } }, { kind: "invited" }],
  ["nothing of an interview that runs", { self: { interview: { ...interview, state: "running" } } }, null],
  ["nothing during their own turn", { self: { ticket, turnId: "u-s", role: "speaker" }, view: { turns: [turnOf("s")] } }, null],
])("people see %s", (_what, change, mine) => {
  expect(player(change)?.mine).toEqual(mine);
});

test.each<[string | null, RoomChange]>([
  ["offline.title", { roomState: { stream: "lost" }, voice: { status: "reconnecting" } }],
  ["sound.unreachable", { voice: { status: "reconnecting", failures: 2 } }],
  ["sound.reconnecting", { voice: { status: "reconnecting" } }],
  ["sound.coming", { voice: { status: "idle" }, roomState: { voiceOff: voiceComing } }],
  [null, { roomState: { voiceOff: "no livekit-server" } }],
  [null, {}],
])("the trouble is told as %s", (trouble, change) => {
  expect(player(change)?.trouble).toBe(trouble);
});
