// What each event changes on screens: which sections of the room's stream are read again, whose own view, whose access. Nothing else is
// read. A kind of event without a line here does not compile.
import { quietKinds, type RoomEventKind, roomEvents } from "./events.ts";

/** The sections of a room's stream: of everybody, and of its moderators. */
export const roomSections = ["room", "stage", "counts", "queue", "log", "outcomes", "interviews", "people"] as const;
export type RoomSection = (typeof roomSections)[number];

export type RoomChange = {
  /** The log is not listed: it changes with every kind that is not quiet. */
  sections: readonly Exclude<RoomSection, "log">[];
  /** Whose own view, line in the queue and line among the people: the seats that the event names, everybody's or nobody's. */
  seats: "named" | "all" | "none";
  /** The places of all who wait. */
  places?: true;
  /** Who may read what is asked again for whoever holds the named seats. */
  access?: true;
};

const hand = { sections: ["counts", "queue", "people"], seats: "named", places: true } as const satisfies RoomChange;
/** Of a hand that may have been the called one, which everybody sees. */
const calledHand = { ...hand, sections: ["room", ...hand.sections] } as const satisfies RoomChange;
const moderation = { sections: ["stage"], seats: "named" } as const satisfies RoomChange;
const expulsion = {
  sections: ["room", "stage", "counts", "queue", "people"],
  seats: "named",
  places: true,
  access: true,
} as const satisfies RoomChange;
const room = { sections: ["room"], seats: "none" } as const satisfies RoomChange;
const talk = { sections: ["interviews"], seats: "named" } as const satisfies RoomChange;

export const roomChanges: Readonly<Record<RoomEventKind, RoomChange>> = {
  seat_taken: { sections: ["stage", "counts", "people"], seats: "named", access: true },
  // With another persona also who is called, and with whom somebody talks, has another name.
  seat_moved: { sections: ["room", "stage", "counts", "queue", "interviews", "people"], seats: "named", access: true },
  // Away may be somebody whose session has ended.
  seat_away: { sections: ["stage", "counts", "queue", "people"], seats: "named", access: true },
  seat_back: { sections: ["stage", "counts", "queue", "people"], seats: "named" },
  seat_left: { sections: ["stage", "counts", "people"], seats: "named", access: true },
  seat_removed: expulsion,

  ticket_raised: hand,
  ticket_edited: { sections: ["queue"], seats: "named" },
  ticket_withdrawn: calledHand,
  ticket_lowered: calledHand,
  ticket_lapsed: calledHand,
  ticket_called: calledHand,
  ticket_declined: calledHand,
  ticket_missed: calledHand,

  turn_granted: { sections: ["room", "stage", "counts", "queue", "people"], seats: "named" },
  turn_begun: { sections: ["stage"], seats: "named" },
  turn_extended: { sections: ["stage"], seats: "named" },
  // A lost one keeps its place in the queue, and the estimate of all follows the latest turns.
  turn_ended: { sections: ["stage", "counts", "queue", "people", "outcomes"], seats: "named", places: true },

  muted: { sections: [], seats: "none" },
  locked: moderation,
  unlocked: moderation,
  demoted: moderation,
  removed: expulsion,
  banned: expulsion,
  removal_lifted: { sections: [], seats: "named", access: true },
  ban_lifted: { sections: [], seats: "named", access: true },
  // The name under a jump of the queue and in a talk was a moderator's.
  moderator_dropped: { sections: ["room", "stage", "counts", "interviews", "people"], seats: "named", access: true },

  room_backstage: room,
  room_opened: room,
  room_locked: room,
  room_unlocked: room,
  room_ended: { sections: ["room", "stage", "counts", "queue", "people", "outcomes", "interviews"], seats: "all" },
  segment_set: room,
  hands_set: room,
  // Before the first turns the estimate follows their length.
  turn_length_set: { ...room, places: true },
  pinned: room,
  unpinned: room,

  interview_invited: talk,
  interview_started: talk,
  interview_declined: talk,
  interview_expired: talk,
  interview_extended: talk,
  interview_ended: { ...talk, sections: ["interviews", "outcomes"] },
  outcome_logged: { sections: ["outcomes"], seats: "none" },
};

const quiet: ReadonlySet<string> = new Set(quietKinds);
const isKind = (kind: string): kind is RoomEventKind => Object.hasOwn(roomEvents, kind);

/** The line of this kind; null of one that this build does not know. */
export const roomChangeOf = (kind: string): (RoomChange & { isLogged: boolean }) | null =>
  isKind(kind) ? { ...roomChanges[kind], isLogged: !quiet.has(kind) } : null;

/** The seats that a payload names. */
export const seatsNamed = (payload: Readonly<Record<string, unknown>>): string[] =>
  [payload.seatId, payload.inviterSeatId].filter((id): id is string => typeof id === "string");
