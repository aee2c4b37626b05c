// The desk's keys: which press means which command. Pure; the buttons print the same letters.

import { letterOf } from "#components/ui/key-letter";

export type Command = "callNext" | "endTurn" | "muteSpeaker" | "nextTurn" | "ownMicrophone" | "findPeople" | "help";

/** What is printed on the buttons, in the order of the help sheet. */
export const printedKeys: Readonly<Record<Command, string>> = {
  callNext: "N",
  endTurn: "E",
  muteSpeaker: "M",
  nextTurn: "T",
  ownMicrophone: "V",
  findPeople: "/",
  help: "?",
};

export type Press = {
  key: string;
  /** The place on the keyboard, such as "KeyN". */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat: boolean;
  /** The finger is in a text field, a choice or an open dialog: letters belong to that. */
  elsewhere: boolean;
};

const letters: Readonly<Record<string, Command>> = { n: "callNext", e: "endTurn", m: "muteSpeaker", t: "nextTurn", v: "ownMicrophone" };

/** The command of a key press, or null. On a keyboard without Latin letters the place of the key decides. */
export function commandOf(press: Press): Command | null {
  if (press.elsewhere || press.repeat || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === "?" || press.key === "؟") return "help";
  if (press.key === "/") return "findPeople";
  // Where the key of the sign carries a letter, as on Arabic layouts, its place decides.
  if (press.code === "Slash" && /^\p{L}$/u.test(press.key)) return "findPeople";
  return letters[letterOf(press) ?? ""] ?? null;
}
