// What the page of an interview shows: which of its screens, and in the room for two the people, the notices and what is offered. Pure.

import type { InterviewPage } from "#lib/rooms/page-view";
import { type RoomState, roomScreen } from "#lib/rooms/screen/room-screen";
import type { MyInterview, SelfView } from "#lib/rooms/view";

export type InterviewStep =
  | { at: "ended" }
  | { at: "room"; sideRoomId: string; isExtended: boolean }
  | { at: "invitation"; interview: MyInterview }
  /** The inviter waits; `isGone` when the invitation is over without an interview. */
  | { at: "waiting"; isGone: boolean };

/** `self` is my seat in the forum as the stream says it, undefined before the first snapshot. */
export function interviewStep(page: InterviewPage, self: SelfView | null | undefined): InterviewStep {
  const living = self?.interview?.interviewId === page.interviewId ? self.interview : null;
  const out = self?.out?.cause;
  if (page.state === "over" || out === "removed" || out === "banned" || out === "ended") return { at: "ended" };
  const sideRoomId = living?.sideRoomId ?? page.sideRoomId;
  if (sideRoomId) return { at: "room", sideRoomId, isExtended: living?.extended ?? page.extended };
  if (page.mine === "invitee" && living) return { at: "invitation", interview: living };
  return { at: "waiting", isGone: self !== undefined && self !== null && !living };
}

export type InterviewActions = {
  mute: () => void;
  unmute: () => void;
  openMicrophone: () => void;
  extend: () => void;
  end: () => void;
};

export type InterviewNoticeKind = "elsewhere" | "signed_out" | "unreachable" | "unsupported" | "off" | "failed" | "reconnecting";

export type InterviewRoomViewModel = {
  isOver: boolean;
  /** The voices of the two; null while they have not entered. */
  other: string | null;
  /** Their seat in this talk, to report them by. */
  otherSeatId: string | null;
  me: string | null;
  /** Nothing is known of who is there before one has entered. */
  isKnown: boolean;
  /** Epoch milliseconds; null before the interview has begun. */
  endsAt: number | null;
  notices: InterviewNoticeKind[];
  /** Mutes or unmutes; the key M does the same. */
  toggle: (() => void) | undefined;
  bar: { open: (() => void) | undefined; extend: (() => void) | undefined; end: () => void } | null;
  /** The consent before entering; null inside, and after the session has ended. */
  consent: { isPending: boolean; refusal: string | null } | null;
};

export type InterviewRoomInput = { page: InterviewPage; state: RoomState; hasEntered: boolean; isExtended: boolean };

export function interviewRoomViewModel(
  { page, state, hasEntered, isExtended }: InterviewRoomInput,
  actions: InterviewActions,
): InterviewRoomViewModel {
  const screen = roomScreen(state, true);
  const view = state.snapshot?.public;
  const mySeatId = state.snapshot?.self?.seatId;
  const stage = view?.stage ?? [];
  const { microphone } = state.voice;
  const isInside = screen.at === "inside";
  const isClosed = microphone === "closed" || microphone === "denied" || microphone === "lost";
  return {
    isOver: view?.phase === "ended",
    other: stage.find((one) => one.seatId !== mySeatId)?.voiceId ?? null,
    otherSeatId: stage.find((one) => one.seatId !== mySeatId)?.seatId ?? null,
    me: stage.find((one) => one.seatId === mySeatId)?.voiceId ?? null,
    isKnown: isInside,
    endsAt: view?.endsAt ?? page.endsAt,
    notices: noticesOf(state, hasEntered),
    toggle: microphone === "open" ? actions.mute : microphone === "muted" ? actions.unmute : undefined,
    bar: isInside
      ? { open: isClosed ? actions.openMicrophone : undefined, extend: isExtended ? undefined : actions.extend, end: actions.end }
      : null,
    consent:
      isInside || screen.out?.cause === "signed_out"
        ? null
        : { isPending: screen.main.kind === "entering", refusal: screen.out ? null : state.refusal },
  };
}

function noticesOf(state: RoomState, hasEntered: boolean): InterviewNoticeKind[] {
  const { out, sound } = roomScreen(state, true);
  const notices: InterviewNoticeKind[] = [];
  if (out?.cause === "elsewhere" || out?.cause === "signed_out") notices.push(out.cause);
  if (sound === "unreachable" || sound === "unsupported") notices.push(sound);
  if (state.voiceOff) notices.push("off");
  else if (hasEntered && sound === "failed") notices.push("failed");
  if (state.voice.status === "reconnecting") notices.push("reconnecting");
  return notices;
}
