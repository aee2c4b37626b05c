import { describe, expect, test } from "vitest";
import {
  callIsOpen,
  cooldownLeft,
  mayEnter,
  moved,
  type Party,
  type PhaseCommand,
  phaseAfter,
  phaseMoves,
  type TicketCommand,
  ticketMoves,
  voiceRights,
} from "#lib/rooms/rules";
import type { Phase, TicketState } from "#lib/rooms/view";

const states: TicketState[] = ["queued", "called", "held", "on_stage", "done", "withdrawn", "removed", "lapsed", "closed"];
const parties: Party[] = ["owner", "moderator", "system", "stranger"];
const phases: Phase[] = ["scheduled", "backstage", "open", "ended"];

/** Every move that exists, written out: command, by whom, from where, to where. Whatever is not here must be refused. */
const ticketTable = `
call moderator queued called
call moderator held called
accept owner called on_stage
decline owner called held
miss system called held
lapse system queued lapsed
lapse system held lapsed
withdraw owner queued withdrawn
withdraw owner called withdrawn
withdraw owner held withdrawn
lower moderator queued removed
lower moderator called removed
lower moderator held removed
finish owner on_stage done
finish moderator on_stage done
finish system on_stage done
lose system on_stage held
remove moderator queued removed
remove moderator called removed
remove moderator held removed
remove moderator on_stage removed
close moderator queued closed
close moderator called closed
close moderator held closed
close moderator on_stage closed
close system queued closed
close system called closed
close system held closed
close system on_stage closed`;
const allowed = new Map(
  ticketTable
    .trim()
    .split("\n")
    .map((row) => row.split(" "))
    .map(([command, party, from, to]) => [`${command} ${party} ${from}`, to]),
);

describe("a ticket moves only as the table says", () => {
  for (const command of Object.keys(ticketMoves) as TicketCommand[]) {
    test.each(parties.flatMap((party) => states.map((state) => [party, state] as const)))(`${command} by %s from %s`, (party, state) => {
      expect(moved(command, state, party)).toBe(allowed.get(`${command} ${party} ${state}`) ?? null);
    });
  }
});

const phaseTable = new Map([
  ["gather scheduled", "backstage"],
  ["open backstage", "open"],
  ["end backstage", "ended"],
  ["end open", "ended"],
]);

describe("a room goes forward only", () => {
  test.each((Object.keys(phaseMoves) as PhaseCommand[]).flatMap((command) => phases.map((phase) => [command, phase] as const)))(
    "%s when %s",
    (command, phase) => {
      const expected = phaseMoves[command].to === phase ? "already" : (phaseTable.get(`${command} ${phase}`) ?? null);
      expect(phaseAfter(command, phase)).toBe(expected);
    },
  );
});

test("before the doors open only moderators come in; after the end nobody does", () => {
  expect(phases.map((phase) => [phase, mayEnter(phase, false), mayEnter(phase, true)])).toEqual([
    ["scheduled", false, false],
    ["backstage", false, true],
    ["open", true, true],
    ["ended", false, false],
  ]);
});

describe("a voice follows its seat", () => {
  const seat = (role: "listener" | "speaker" | "moderator", isLocked = false, isOver = false) => ({ role, isLocked, isOver });
  test.each([
    [seat("listener"), "open", "listen"],
    [seat("speaker"), "open", "speak"],
    [seat("moderator"), "open", "speak"],
    [seat("speaker", true), "open", "listen"],
    [seat("listener", true), "open", "listen"],
    [seat("speaker", false, true), "open", "none"],
    [seat("moderator", false, true), "open", "none"],
    [seat("listener"), "backstage", "none"],
    [seat("speaker"), "backstage", "none"],
    [seat("moderator"), "backstage", "speak"],
    [seat("moderator"), "scheduled", "none"],
    [seat("moderator"), "ended", "none"],
    [seat("listener"), "ended", "none"],
  ] as const)("%o in a room that is %s may %s", (held, phase, rights) => {
    expect(voiceRights(held, phase)).toBe(rights);
  });
});

test("the pause after a turn is twenty minutes, told in whole minutes", () => {
  const ended = new Date("2026-11-25T12:00:00Z");
  const after = (seconds: number) => cooldownLeft(ended, new Date(ended.getTime() + seconds * 1000));
  expect([after(0), after(1), after(60), after(19 * 60 + 59), after(20 * 60), after(9_999)]).toEqual([20, 20, 19, 1, 0, 0]);
  expect(cooldownLeft(null, ended)).toBe(0);
});

test("a call is open for its seconds and a late tap's more", () => {
  const at = new Date("2026-11-25T12:00:00Z");
  const after = (seconds: number) => callIsOpen(at, new Date(at.getTime() + seconds * 1000));
  expect([after(0), after(20), after(23), after(24)]).toEqual([true, true, true, false]);
});
