// What can happen in a room: the closed list of events with their payloads. Ids only, never a name, so that a log outlives a person.
import { z } from "zod";
import { queued } from "#lib/platform/domain-event";

const id = z.uuid();
const reason = z.string();
const seat = z.strictObject({ seatId: id });
const seatReason = seat.extend({ reason });
const ticket = z.strictObject({ ticketId: id, seatId: id, number: z.number().int() });
const turn = ticket.extend({ turnId: id });
const interview = z.strictObject({ interviewId: id, seatId: id, inviterSeatId: id });
const nothing = z.strictObject({});

export const roomEvents = {
  // people
  seat_taken: seat,
  seat_moved: seat,
  seat_away: seat,
  seat_back: seat,
  seat_left: seat,
  // hands
  ticket_raised: ticket,
  ticket_edited: ticket,
  ticket_withdrawn: ticket,
  ticket_lowered: ticket.extend({ reason }),
  ticket_lapsed: ticket,
  ticket_called: ticket.extend({ reason: reason.nullable() }),
  ticket_declined: ticket,
  ticket_missed: ticket,
  // stage
  turn_granted: turn,
  turn_begun: turn,
  turn_extended: turn,
  turn_ended: turn.extend({ by: z.enum(["self", "moderator", "timer", "lost", "room"]) }),
  // moderation
  muted: seat,
  locked: seatReason,
  unlocked: seat,
  demoted: seatReason,
  removed: seatReason,
  /** Another seat of somebody who is being removed, such as of an earlier visit as a guest. */
  seat_removed: seat,
  banned: seatReason.extend({ banId: id, scope: z.enum(["room", "series"]) }),
  /** An appeal took back a removal from a meeting that is still on. */
  removal_lifted: seat,
  ban_lifted: z.strictObject({ banId: id, seatId: id.nullable() }),
  moderator_dropped: seat,
  // the room
  room_backstage: nothing,
  room_opened: nothing,
  room_locked: nothing,
  room_unlocked: nothing,
  room_ended: z.strictObject({ cause: z.enum(["moderator", "unmoderated", "overtime", "stopped"]) }),
  segment_set: z.strictObject({ segment: z.number().int() }),
  hands_set: z.strictObject({ open: z.boolean() }),
  turn_length_set: z.strictObject({ seconds: z.number().int() }),
  pinned: z.strictObject({ pinRef: z.string() }),
  unpinned: nothing,
  // interviews
  interview_invited: interview,
  interview_started: interview.extend({ sideId: id }),
  interview_declined: interview,
  interview_expired: interview,
  interview_extended: interview,
  interview_ended: interview,
  outcome_logged: queued(z.strictObject({ outcomeId: id, turnId: id.nullable(), interviewId: id.nullable(), code: z.string() })),
} as const;

export type RoomEventKind = keyof typeof roomEvents;
export type RoomEventPayload<K extends RoomEventKind> = z.input<(typeof roomEvents)[K]>;

/** Kinds that fill the stream but not the moderators' log. */
export const quietKinds: readonly RoomEventKind[] = [
  "seat_taken",
  "seat_moved",
  "seat_away",
  "seat_back",
  "seat_left",
  "seat_removed",
  "ticket_edited",
  "turn_begun",
];
