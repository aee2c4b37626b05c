// A room as a browser knows it: an open forum with a listener inside, and what a test changes of it. Pure.
import { silent, type VoiceState } from "#lib/platform/voice/state";
import type { RoomState } from "#lib/rooms/screen/room-screen";
import type {
  ModeratorView,
  MyInterview,
  MyTicket,
  PersonOnStage,
  PinView,
  PublicView,
  QueueTicket,
  SelfView,
  TalkLine,
  TurnView,
} from "#lib/rooms/view";

export const card = { roleWanted: "Teknisi", field: "Listrik", city: "Karawang", line: "Siap kerja", firstTime: true };

export const view: PublicView = {
  roomId: "r",
  title: "Forum Kerja Karawang",
  phase: "open",
  startsAt: 0,
  endsAt: 10_800_000,
  openedAt: 0,
  locked: false,
  handsOpen: true,
  turnSeconds: 120,
  agenda: [
    { kind: "opening", title: "Pembukaan", minutes: 10 },
    { kind: "pitch", title: "Pitch", minutes: 60 },
  ],
  segment: 1,
  segmentAt: 600_000,
  stage: [],
  turns: [],
  calling: null,
  pin: null,
  jump: null,
  listeners: 640,
  hands: 3,
};

export const self: SelfView = {
  seatId: "s",
  role: "listener",
  name: "Teknisi 214",
  seed: "x",
  locked: false,
  decision: null,
  ticket: null,
  turnId: null,
  interview: null,
  out: null,
};

export const ticket: MyTicket = {
  ticketId: "t",
  number: 27,
  state: "queued",
  place: 4,
  estimateMinutes: 10,
  until: null,
  card,
};

export const interview: MyInterview = {
  interviewId: "i",
  state: "invited",
  mine: "invitee",
  otherName: "Rina",
  otherSeed: "rina",
  sideRoomId: null,
  endsAt: null,
  extended: false,
};

export const pin: PinView = {
  pinRef: "vacancy:v",
  title: "Teknisi listrik",
  organisation: "PT Contoh",
  place: "Karawang",
  remote: false,
  pay: { currency: "IDR", payMin: 1, payMax: 2 },
  left: 2,
  openings: 3,
};

export const moderators: ModeratorView = {
  queue: [],
  waitMinutes: null,
  people: [],
  listeners: 640,
  guests: 600,
  log: [],
  interviews: [],
  openOutcomes: [],
};

/** Somebody on stage, by their seat. */
export const personOnStage = (seatId: string, change: Partial<PersonOnStage> = {}): PersonOnStage => ({
  seatId,
  voiceId: `v-${seatId}`,
  name: seatId,
  seed: seatId,
  role: "moderator",
  host: false,
  speaksFor: null,
  locked: false,
  away: false,
  ...change,
});

export const turnOf = (seatId: string, change: Partial<TurnView> = {}): TurnView => ({
  turnId: `u-${seatId}`,
  seatId,
  number: 27,
  name: seatId,
  seed: seatId,
  voiceId: `v-${seatId}`,
  card,
  startedAt: 0,
  seconds: 120,
  extended: false,
  ...change,
});

export const handOf = (number: number, change: Partial<QueueTicket> = {}): QueueTicket => ({
  ticketId: `t${number}`,
  seatId: `s${number}`,
  number,
  state: "queued",
  name: `Seeker ${number}`,
  seed: `${number}`,
  card,
  pinRef: null,
  raisedAt: 0,
  away: false,
  turnsBefore: 0,
  ...change,
});

export const interviewWith = (seatId: string): TalkLine => ({
  interviewId: "i",
  seatId,
  bySeatId: "rina",
  name: seatId,
  by: "Rina",
  state: "invited",
  there: false,
  endsAt: null,
});

export type RoomChange = {
  view?: Partial<PublicView>;
  /** Null is somebody without a seat. */
  self?: Partial<SelfView> | null;
  moderators?: Partial<ModeratorView>;
  voice?: Partial<VoiceState>;
  roomState?: Partial<RoomState>;
};

/** A listener inside whose sound plays, with the changes. */
export function roomStateOf(change: RoomChange = {}): RoomState {
  return {
    snapshot: {
      public: { ...view, ...change.view },
      moderators: change.moderators ? { ...moderators, ...change.moderators } : null,
      self: change.self === null ? null : { ...self, ...change.self },
    },
    stream: "open",
    entry: "inside",
    refusal: null,
    voiceOff: null,
    voice: { ...silent, status: "live", ...change.voice },
    ...change.roomState,
  };
}
