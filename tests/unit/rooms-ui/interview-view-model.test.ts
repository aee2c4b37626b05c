// The page of an interview: where the two stand, and what each may do.
import { expect, test } from "vitest";
import type { InterviewPage } from "#lib/rooms/page-view";
import { interview, personOnStage, type RoomChange, roomStateOf, self } from "#tests/factories/room-state";
import { interviewRoomViewModel, interviewStep } from "../../../components/rooms/interview/interview-view-model.ts";

const page: InterviewPage = {
  interviewId: "i",
  forumId: "f",
  sideRoomId: null,
  state: "invited",
  started: false,
  mine: "invitee",
  moderates: false,
  me: { name: "Teknisi 214", seed: "x" },
  other: { name: "Rina", seed: "rina" },
  minutes: 10,
  endsAt: null,
  extended: false,
};
const actions = {
  mute: () => undefined,
  unmute: () => undefined,
  openMicrophone: () => undefined,
  extend: () => undefined,
  end: () => undefined,
};

test("the invited one is asked; the inviter waits", () => {
  expect(interviewStep(page, { ...self, interview })).toEqual({ at: "invitation", interview });
  expect(interviewStep({ ...page, mine: "inviter" }, { ...self, interview: { ...interview, mine: "inviter" } })).toEqual({
    at: "waiting",
    isGone: false,
  });
});

test("an invitation that is over is told only once the forum has answered", () => {
  expect(interviewStep(page, undefined)).toEqual({ at: "waiting", isGone: false });
  expect(interviewStep(page, self)).toEqual({ at: "waiting", isGone: true });
});

test("an accepted invitation opens the room, whether the page or the stream knew first", () => {
  expect(interviewStep({ ...page, sideRoomId: "side", extended: true }, undefined)).toEqual({
    at: "room",
    sideRoomId: "side",
    isExtended: true,
  });
  const running = { ...interview, state: "running" as const, sideRoomId: "new" };
  expect(interviewStep(page, { ...self, interview: running })).toEqual({ at: "room", sideRoomId: "new", isExtended: false });
});

test.each(["removed", "banned", "ended"] as const)("whoever is %s in the forum sees the end", (cause) => {
  expect(interviewStep({ ...page, sideRoomId: "side" }, { ...self, out: { cause, reason: null } })).toEqual({ at: "ended" });
});

test("whoever's forum moved to another tab stays in the interview", () => {
  const elsewhere = { ...self, out: { cause: "elsewhere" as const, reason: null } };
  expect(interviewStep({ ...page, sideRoomId: "side" }, elsewhere)).toMatchObject({ at: "room" });
});

const room = (change: RoomChange = {}, more: { hasEntered?: boolean; isExtended?: boolean } = {}) =>
  interviewRoomViewModel({ page, state: roomStateOf(change), hasEntered: true, isExtended: false, ...more }, actions);

test("before entering one consents, and nothing is known of the other", () => {
  expect(room({ self: null, roomState: { entry: "outside", refusal: "room_full" } }, { hasEntered: false })).toMatchObject({
    isKnown: false,
    bar: null,
    consent: { isPending: false, refusal: "room_full" },
    notices: [],
  });
  expect(room({ roomState: { entry: "entering" } }).consent).toEqual({ isPending: true, refusal: null });
});

test("inside each sees the voice of the other and their own", () => {
  const stage = [personOnStage("s", { role: "speaker" }), personOnStage("rina")];
  expect(room({ view: { stage } })).toMatchObject({ me: "v-s", other: "v-rina", isKnown: true, consent: null });
});

test.each([
  ["open", actions.mute, undefined],
  ["muted", actions.unmute, undefined],
  ["closed", undefined, actions.openMicrophone],
  ["denied", undefined, actions.openMicrophone],
  ["lost", undefined, actions.openMicrophone],
  ["opening", undefined, undefined],
] as const)("with a microphone that is %s the right button is offered", (microphone, toggle, open) => {
  const shown = room({ voice: { microphone } });
  expect(shown.toggle).toBe(toggle);
  expect(shown.bar?.open).toBe(open);
});

test("more time is offered once; the end always", () => {
  expect(room().bar).toMatchObject({ extend: actions.extend, end: actions.end });
  expect(room({}, { isExtended: true }).bar).toMatchObject({ extend: undefined, end: actions.end });
});

test("when the interview has ended the page says so", () => {
  expect(room({ view: { phase: "ended" } }).isOver).toBe(true);
});

test("whoever's session ended is told, and is not asked for consent", () => {
  const out = room({ self: { out: { cause: "signed_out", reason: null } } });
  expect(out).toMatchObject({ notices: ["signed_out"], consent: null, bar: null });
});

test.each<[string, RoomChange, boolean, string[]]>([
  ["another tab took the sound", { voice: { status: "failed", refusal: "elsewhere" } }, true, ["elsewhere"]],
  ["nothing connects", { voice: { status: "connecting", failures: 2 } }, true, ["unreachable"]],
  ["the browser cannot", { voice: { status: "failed", refusal: "unsupported" } }, true, ["unsupported"]],
  ["the sound failed after entering", { voice: { status: "failed" } }, true, ["failed"]],
  ["the sound failed before this page entered", { voice: { status: "failed" } }, false, []],
  ["the installation has no sound", { roomState: { voiceOff: "no livekit-server" }, voice: { status: "failed" } }, true, ["off"]],
  ["it connects again", { voice: { status: "reconnecting" } }, true, ["reconnecting"]],
])("when %s the right notice stands", (_when, change, hasEntered, notices) => {
  expect(room(change, { hasEntered }).notices).toEqual(notices);
});
