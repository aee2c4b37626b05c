// What screens are told: the shapes of the live stream. Pure types; times are epoch milliseconds
// by the database's clock, durations seconds.

import type { Segment } from "#lib/series/view";
import type { CardInput } from "./schema.ts";
import type { ListenerCount } from "./seat/listener-count.ts";

export type Phase = "scheduled" | "backstage" | "open" | "ended";
export type TicketState = "queued" | "called" | "held" | "on_stage" | "done" | "withdrawn" | "removed" | "lapsed" | "closed";

/** What a person chose to say about themselves when raising the hand. */
export type Card = { roleWanted: string; field: string; city: string; line: string; firstTime: boolean };

/** Somebody on stage. `voiceId` is their identity in LiveKit: voice levels and mutes come by it. */
export type PersonOnStage = {
  seatId: string;
  voiceId: string;
  name: string;
  seed: string;
  role: "speaker" | "moderator";
  host: boolean;
  /** The organisation a moderator speaks for; null is "for myself, a volunteer". */
  speaksFor: string | null;
  locked: boolean;
  /** Connection lost, seat kept. */
  away: boolean;
};

export type TurnView = {
  turnId: string;
  seatId: string;
  number: number;
  name: string;
  seed: string;
  voiceId: string;
  card: Card;
  /** Null until the voice is there: "joining the stage". */
  startedAt: number | null;
  seconds: number;
  extended: boolean;
};

/** A pinned thing of a higher context, as a snapshot; `pinRef` is "vacancy:<id>". */
export type PinView = {
  pinRef: string;
  title: string;
  organisation: string;
  /** The town; empty where `remote`. */
  place: string;
  remote: boolean;
  /** In the currency's smallest unit in use; each screen says them in its own language. */
  /** Null where the company does not say it. */
  pay: { currency: string; payMin: number; payMax: number } | null;
  left: number;
  openings: number;
};

/** Why the order was left, shown to all: "Rina called number 27: …". */
export type JumpView = { number: number; by: string; reason: string; at: number };

export type PublicView = {
  roomId: string;
  title: string;
  phase: Phase;
  startsAt: number;
  endsAt: number;
  openedAt: number | null;
  locked: boolean;
  handsOpen: boolean;
  /** Length of the turns to come. */
  turnSeconds: number;
  agenda: Segment[];
  segment: number;
  segmentAt: number | null;
  stage: PersonOnStage[];
  /** The turns that run, the longest first; at most three. */
  turns: TurnView[];
  /** The number that has been called and not yet answered. */
  calling: { number: number; name: string } | null;
  pin: PinView | null;
  jump: JumpView | null;
  /** Coarse: moderators have the number itself. Null until it is known. */
  listeners: ListenerCount | null;
  hands: number;
};

export type QueueTicket = {
  ticketId: string;
  seatId: string;
  number: number;
  state: "queued" | "called" | "held";
  name: string;
  seed: string;
  card: Card;
  pinRef: string | null;
  raisedAt: number;
  away: boolean;
  /** Turns this person had in this series before. */
  turnsBefore: number;
};

export type LogLine = {
  seq: number;
  at: number;
  kind: string;
  /** The moderator's name in this series; null is the system. */
  by: string | null;
  number: number | null;
  name: string | null;
  reason: string | null;
};

export type PersonLine = {
  seatId: string;
  name: string;
  seed: string;
  role: "listener" | "speaker" | "moderator";
  guest: boolean;
  away: boolean;
  number: number | null;
};

/** A finished turn or interview that still waits for the moderator's outcome. */
export type OpenOutcome = {
  turnId: string | null;
  interviewId: string | null;
  seatId: string;
  name: string;
  seed: string;
  number: number | null;
  endedAt: number;
};

/** A talk for two beside the forum, as the desk lists it. */
export type TalkLine = {
  interviewId: string;
  /** The invited one's seat in the forum, and the inviter's. */
  seatId: string;
  bySeatId: string;
  name: string;
  by: string;
  state: "invited" | "running";
  /** The invited one is connected in the room for two. */
  there: boolean;
  endsAt: number | null;
};

export type ModeratorView = {
  queue: QueueTicket[];
  /** Median wait of the last ten called, minutes; null before the first. */
  waitMinutes: number | null;
  people: PersonLine[];
  listeners: number;
  guests: number;
  log: LogLine[];
  interviews: TalkLine[];
  openOutcomes: OpenOutcome[];
};

export type MyTicket = {
  ticketId: string;
  number: number;
  state: "queued" | "called" | "held" | "on_stage";
  /** 1 is next. Null when called or on stage. */
  place: number | null;
  estimateMinutes: number | null;
  /** Until when the call waits for an answer, or the place is held. */
  until: number | null;
  card: Card;
};

export type MyInterview = {
  interviewId: string;
  state: "invited" | "running";
  mine: "inviter" | "invitee";
  otherName: string;
  otherSeed: string;
  sideRoomId: string | null;
  endsAt: number | null;
  extended: boolean;
};

export type SelfView = {
  seatId: string;
  role: "listener" | "speaker" | "moderator";
  name: string;
  seed: string;
  locked: boolean;
  /** The last decision of a moderator about me, with their reason; null once it is over. */
  decision: { what: "locked" | "lowered" | "demoted"; reason: string } | null;
  ticket: MyTicket | null;
  turnId: string | null;
  interview: MyInterview | null;
  /** Set when this seat is over, and why. The screen stops the sound and says so. */
  out: { cause: "removed" | "banned" | "elsewhere" | "signed_out" | "ended"; reason: string | null } | null;
};

/** The audiences of one stream. `moderators` and `self` are null for those who have none. */
export type Snapshot = { public: PublicView; moderators: ModeratorView | null; self: SelfView | null };

/** POST /api/rooms/[roomId]/entry: the seat, and the pass that says at the gate whose it is. */
export type RoomEntry = {
  seatId: string;
  role: "listener" | "speaker" | "moderator";
  persona: { name: string; seed: string };
  pass: string;
  /** Where the gate is, on our own origin. */
  wsUrl: string;
  /** Why there is no audio in this installation; null when there is. */
  voiceOff: string | null;
};

/** GET /api/rooms/[roomId]/me: what the visitor has in this room before entering. */
export type RoomMember = {
  moderator: boolean;
  persona: { name: string; seed: string } | null;
  lastCard: CardInput | null;
  seat: boolean;
};

/** Whom somebody hides from or blocked, as far as a room shows them. `on_stage` is somebody blocked: no name is told. */
export type RadarWarning = { what: "hosts" | "moderates" | "announced"; organisation: string } | { what: "on_stage" };

/** GET /api/rooms/[roomId]/radar: for whoever asks only. `watches`: they hide from or blocked anybody at all. */
export type Radar = { watches: boolean; warnings: RadarWarning[] };

/** GET /live/now, `rooms`: one forum that is open. */
export type OpenRoom = {
  roomId: string;
  title: string;
  listeners: ListenerCount;
  hands: number;
  speaker: { name: string; seed: string; line: string } | null;
  startedAt: number;
};
