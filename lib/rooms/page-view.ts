// What the public page of a room says before anything is alive: the shape of its loader, and the same as a view for the screens.

import type { Segment } from "#lib/series/view";
import type { ListenerCount } from "./seat/listener-count.ts";
import type { Phase, PinView, PublicView } from "./view.ts";

/** Times in epoch milliseconds. */
export type RoomPage = {
  roomId: string;
  title: string;
  purpose: string;
  seriesSlug: string;
  zone: string;
  phase: Phase;
  startsAt: number;
  endsAt: number;
  openedAt: number | null;
  endedAt: number | null;
  handsOpen: boolean;
  /** Length of the next turns. */
  turnSeconds: number;
  agenda: Segment[];
  segment: number;
  segmentAt: number | null;
  pin: PinView | null;
  moderators: { name: string; seed: string; host: boolean; speaksFor: string | null }[];
  /** After the end: what happened here. */
  statistics: { listened: ListenerCount; raised: number; spoke: number } | null;
  /** The next meeting of the same series. */
  next: { roomId: string; startsAt: number } | null;
};

/** The page as the screens know it, until the stream brings the living one. */
export function asView(page: RoomPage): PublicView {
  return {
    roomId: page.roomId,
    title: page.title,
    phase: page.phase,
    startsAt: page.startsAt,
    endsAt: page.endsAt,
    openedAt: page.openedAt,
    locked: false,
    handsOpen: page.handsOpen,
    turnSeconds: page.turnSeconds,
    agenda: page.agenda,
    segment: page.segment,
    segmentAt: page.segmentAt,
    stage: [],
    turns: [],
    calling: null,
    pin: page.pin,
    jump: null,
    listeners: null,
    hands: 0,
  };
}

/** A private talk as one of the two opens its page. Times in epoch milliseconds. */
export type InterviewPage = {
  interviewId: string;
  forumId: string;
  sideRoomId: string | null;
  state: "invited" | "running" | "over";
  /** The invitation was accepted: a talk took place. */
  started: boolean;
  mine: "inviter" | "invitee";
  /** I came from the moderators' desk. */
  moderates: boolean;
  me: { name: string; seed: string };
  other: { name: string; seed: string };
  minutes: number;
  endsAt: number | null;
  extended: boolean;
};
