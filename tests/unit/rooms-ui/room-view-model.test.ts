// Outside, inside, and what is offered there: an action that is absent is not offered.
import { expect, test } from "vitest";
import type { MainControl } from "#lib/rooms/screen/room-screen";
import { interview, pin, type RoomChange, roomStateOf, ticket, turnOf, view } from "#tests/factories/room-state";
import { entryViewModel } from "../../../components/rooms/entry/entry-view-model.ts";
import { insideViewModel } from "../../../components/rooms/inside/inside-view-model.ts";
import { offeredActions, type RoomCommands, roomViewModel } from "../../../components/rooms/room-view-model.ts";

const pressed: string[] = [];
const commands: RoomCommands = {
  listen: () => pressed.push("listen"),
  comeBack: () => pressed.push("comeBack"),
  preload: () => pressed.push("preload"),
  raise: (wanted) => pressed.push(`raise ${wanted?.pinRef ?? ""}`),
  lower: (ticketId) => pressed.push(`lower ${ticketId}`),
  openMicrophone: () => pressed.push("openMicrophone"),
  mute: () => pressed.push("mute"),
  unmute: () => pressed.push("unmute"),
};

test.each<[MainControl, string[]]>([
  [{ kind: "listen" }, ["listen", "preload"]],
  [{ kind: "return" }, ["comeBack", "preload"]],
  [{ kind: "start_sound" }, ["listen"]],
  [{ kind: "sound_again" }, ["listen"]],
  [{ kind: "sign_in" }, ["signIn"]],
  [{ kind: "raise" }, ["raise"]],
  [{ kind: "lower", ticketId: "t" }, ["lower"]],
  [{ kind: "open_microphone" }, ["openMicrophone"]],
  [{ kind: "mute" }, ["mute"]],
  [{ kind: "unmute" }, ["unmute"]],
  [{ kind: "entering" }, []],
  [{ kind: "opening" }, []],
  [{ kind: "answer" }, []],
  [{ kind: "hands_closed" }, []],
  [{ kind: "locked" }, []],
  [{ kind: "none" }, []],
])("with the control %o exactly its own action is offered", (main, names) => {
  expect(Object.keys(offeredActions(main, commands).main)).toEqual(names);
});

test("the keys do what the large control does, and nothing while it offers nothing", () => {
  pressed.length = 0;
  offeredActions({ kind: "mute" }, commands).keys.onMicrophone?.();
  offeredActions({ kind: "unmute" }, commands).keys.onMicrophone?.();
  offeredActions({ kind: "raise" }, commands).keys.onHand?.();
  offeredActions({ kind: "lower", ticketId: "t" }, commands).keys.onHand?.();
  expect(pressed).toEqual(["mute", "unmute", "raise ", "lower t"]);
  expect(offeredActions({ kind: "locked" }, commands).keys).toEqual({ onMicrophone: undefined, onHand: undefined });
  expect(offeredActions({ kind: "open_microphone" }, commands).keys.onMicrophone).toBeUndefined();
});

test("a hand can be raised for the pinned vacancy wherever one can be raised at all", () => {
  pressed.length = 0;
  offeredActions({ kind: "sign_in" }, commands).raiseFor?.(pin);
  expect(pressed).toEqual(["raise vacancy:v"]);
  expect(offeredActions({ kind: "hands_closed" }, commands).raiseFor).toBeUndefined();
});

test("an invitation covers the page, a running interview stands beside it, and nobody removed sees either", () => {
  const running = { ...interview, state: "running" as const };
  expect(roomViewModel(roomStateOf({ self: { interview } }), true)).toMatchObject({ at: "inside", invitation: interview, interview: null });
  expect(roomViewModel(roomStateOf({ self: { interview: running } }), true)).toMatchObject({ invitation: null, interview: running });
  const sent = { ...interview, mine: "inviter" as const };
  expect(roomViewModel(roomStateOf({ self: { interview: sent } }), true)).toMatchObject({ invitation: null, interview: sent });
  expect(roomViewModel(roomStateOf({ self: { interview, out: { cause: "removed", reason: "iklan" } } }), true)).toMatchObject({
    at: "outside",
    invitation: null,
    interview: null,
  });
});

const inside = (change: RoomChange, raiseFor?: (wanted: typeof pin) => void) => {
  const state = roomStateOf(change);
  const { screen } = roomViewModel(state, true);
  return insideViewModel({ view: { ...view, ...change.view }, state, screen }, { repair: () => undefined, raiseFor });
};

test("on stage the own turn stands in the place of the ticket", () => {
  const onStage = { ...ticket, state: "on_stage" as const };
  expect(inside({ self: { ticket } })).toMatchObject({ ticket, ownTurn: null });
  expect(inside({ self: { ticket: onStage, role: "speaker", turnId: "u-s" }, view: { turns: [turnOf("s")] } })).toMatchObject({
    ticket: null,
    ownTurn: turnOf("s"),
  });
});

test("whoever was locked reads the reason, and that the microphone stays closed", () => {
  const decision = { what: "locked" as const, reason: "noise" };
  expect(inside({ self: { decision, locked: true } }).decision).toEqual({ ...decision, isLocked: true });
  expect(inside({ self: { decision, locked: false } }).decision?.isLocked).toBe(false);
  expect(inside({}).decision).toBeNull();
});

test("the pinned vacancy offers a raised hand only where hands are taken", () => {
  const raised: string[] = [];
  inside({ view: { pin } }, (wanted) => raised.push(wanted.title)).pin?.raise?.();
  expect(raised).toEqual(["Teknisi listrik"]);
  expect(inside({ view: { pin } }).pin).toEqual({ view: pin, raise: undefined });
});

test("repair is offered only where there is sound, and a segment is open only in an open room", () => {
  expect(inside({}).repair).toBeDefined();
  expect(inside({ roomState: { voiceOff: "no livekit-server" } }).repair).toBeUndefined();
  expect(inside({}).segment).toBe(1);
  expect(inside({ view: { phase: "backstage" } }).segment).toBeNull();
});

const member = { moderator: false, persona: { name: "Teknisi 214", seed: "x" }, lastCard: null, seat: false };
const redraw = () => undefined;
const entry = (change: RoomChange, of: typeof member | null = null) => {
  const state = roomStateOf({ self: null, ...change, roomState: { entry: "outside", ...change.roomState } });
  const { screen } = roomViewModel(state, of !== null);
  return entryViewModel({ view: { ...view, ...change.view }, state, screen, member: of }, { redraw });
};

test("the middle of the entry screen follows the room's life", () => {
  expect(entry({ view: { phase: "scheduled" } })).toMatchObject({ center: { at: "before", isBackstage: false }, listen: null });
  expect(entry({ view: { phase: "backstage" } }).center).toEqual({ at: "before", isBackstage: true });
  expect(entry({}).center).toEqual({ at: "stage", isRoomLocked: false, isOffline: false });
  expect(entry({ view: { locked: true }, roomState: { stream: "lost" } }).center).toEqual({
    at: "stage",
    isRoomLocked: true,
    isOffline: true,
  });
  expect(entry({ view: { phase: "ended", pin } })).toMatchObject({ center: { at: "ended" }, pin: null, listen: null });
});

test("backstage a moderator sees the stage and may enter", () => {
  expect(entry({ view: { phase: "backstage" }, self: { role: "moderator" } })).toMatchObject({ center: { at: "stage" }, listen: {} });
});

test("a member sees who they will be and may draw anew until they have a seat", () => {
  expect(entry({}, member).listen?.persona).toEqual({ name: "Teknisi 214", seed: "x", redraw });
  expect(entry({}, { ...member, seat: true }).listen?.persona?.redraw).toBeUndefined();
  expect(entry({}, { ...member, moderator: true })).toMatchObject({ hasDesk: true, listen: { persona: null } });
  expect(entry({}).listen?.persona).toBeNull();
});

test("a speaker who reloaded is told that the turn waits; whoever was refused reads why", () => {
  expect(entry({ self: { role: "speaker", turnId: "u-s" } }).listen?.isReturning).toBe(true);
  expect(entry({ roomState: { refusal: "room_full" } }).listen).toMatchObject({ isReturning: false, refusal: "room_full" });
});

test("somebody removed sees why, and neither a way in nor the old ticket", () => {
  const out = { cause: "removed" as const, reason: "iklan" };
  expect(entry({ self: { out, ticket } })).toMatchObject({ out, listen: null, ticket: null });
  expect(entry({ self: { ticket } }).ticket).toEqual(ticket);
});
