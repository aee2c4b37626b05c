import { expect, test } from "vitest";
import { commandOf, type Press } from "../../../components/desk/shortcuts/shortcuts.ts";

const press = (over: Partial<Press>): Press => ({
  key: "n",
  code: "KeyN",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  elsewhere: false,
  ...over,
});

test("a moderator calls, ends, mutes, looks for people and asks for help by one key each", () => {
  expect(commandOf(press({}))).toBe("callNext");
  expect(commandOf(press({ key: "E", code: "KeyE" }))).toBe("endTurn");
  expect(commandOf(press({ key: "m", code: "KeyM" }))).toBe("muteSpeaker");
  expect(commandOf(press({ key: "t", code: "KeyT" }))).toBe("nextTurn");
  expect(commandOf(press({ key: "v", code: "KeyV" }))).toBe("ownMicrophone");
  expect(commandOf(press({ key: "/", code: "Slash" }))).toBe("findPeople");
  expect(commandOf(press({ key: "?", code: "Slash" }))).toBe("help");
});

test("on an Arabic keyboard the place of the key decides", () => {
  expect(commandOf(press({ key: "ى", code: "KeyN" }))).toBe("callNext");
  expect(commandOf(press({ key: "؟", code: "Slash" }))).toBe("help");
});

test("on a Dvorak keyboard the letter decides, not its place", () => {
  expect(commandOf(press({ key: "b", code: "KeyN" }))).toBeNull();
  expect(commandOf(press({ key: "n", code: "KeyL" }))).toBe("callNext");
});

test("whoever types, holds a key down or uses a browser's shortcut commands nothing", () => {
  expect(commandOf(press({ elsewhere: true }))).toBeNull();
  expect(commandOf(press({ repeat: true }))).toBeNull();
  expect(commandOf(press({ ctrlKey: true }))).toBeNull();
  expect(commandOf(press({ metaKey: true }))).toBeNull();
  expect(commandOf(press({ altKey: true }))).toBeNull();
  expect(commandOf(press({ key: "Enter", code: "Enter" }))).toBeNull();
});
