// The checks that are taken out one at a time. Add one here with each limit, lock or check that a person's safety depends on.
import type { Mutation } from "./mutation.ts";

export const mutations: readonly Mutation[] = [
  {
    rule: "A banned person does not enter",
    file: "lib/rooms/seat.ts",
    find: 'if (await exclusion.isExcluded(tx, room, caller, moderator !== null)) return refuse("banned");',
    replace: "",
    tests: ["tests/integration/rooms/seat.test.ts", "tests/integration/rooms/conduct.test.ts"],
  },
  {
    rule: "Who is removed is out as anybody in the same browser",
    file: "lib/rooms/exclusion.ts",
    find: "const identity = moderates ?",
    replace: "const identity = true ?",
    tests: ["tests/integration/rooms/exclusion.test.ts"],
  },
  {
    rule: "Removal ends every seat of the person and the browser",
    file: "lib/rooms/conduct.ts",
    find: "const others = await exclusion.seatsOf(tx, room, { personId: seat.personId, browsers });",
    replace: "const others: Awaited<ReturnType<typeof exclusion.seatsOf>> = []; void browsers;",
    tests: ["tests/integration/rooms/exclusion.test.ts"],
  },
  {
    rule: "A seat whose session is over passes the gate no more",
    file: "lib/rooms/voice-seat.ts",
    find: 'if (row.role && row.isSignedOut && !row.isGone) return { allowed: false, code: "signed_out" };',
    replace: "",
    tests: ["tests/integration/rooms/session-end.test.ts"],
  },
  {
    rule: "A pass of another session does not open this one's voice",
    file: "lib/rooms/seat.ts",
    find: " || had.sessionId !== sessionId;",
    replace: ";",
    tests: ["tests/integration/rooms/session-end.test.ts"],
  },
  {
    rule: "A new generation of a seat has a voice nobody was given",
    file: "lib/rooms/departure.ts",
    find: "voiceId: newVoiceId(),",
    replace: "voiceId: seat.voiceId,",
    tests: ["tests/integration/rooms/session-end.test.ts", "tests/integration/rooms/conduct.test.ts"],
  },
  {
    rule: "What two do at once in a room happens one after the other",
    file: "lib/rooms/floor.ts",
    find: "FOR NO KEY UPDATE`",
    replace: "`",
    tests: ["tests/integration/rooms/seat.test.ts", "tests/integration/rooms/conduct.test.ts"],
  },
  {
    rule: "Below twenty no number of listeners is told",
    file: "lib/rooms/listener-count.ts",
    find: 'if (listeners < fewListeners) return "few";',
    replace: "",
    tests: ["tests/integration/rooms/listener-count.test.ts"],
  },
  {
    rule: "Nobody looks like a moderator",
    file: "lib/rooms/taken-name.ts",
    find: "if (await isModerators(tx, room.seriesId, name, self.personId)) return true;",
    replace: "",
    tests: ["tests/integration/rooms/taken-name.test.ts"],
  },
  {
    rule: "Whose beats stop is away, whatever LiveKit says",
    file: "lib/rooms/presence.ts",
    find: "if (!seat || (seat.voiceSid === sid && (!seat.isAway || seat.isUnreachable))) return;",
    replace: "if (!seat) return;",
    tests: ["tests/integration/rooms/presence.test.ts"],
  },
];
