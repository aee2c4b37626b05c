// What the prompt of a call shows, from the step of the call, the ticket and the server's clock. Pure.
import { type CallStep, coversRoom, type MicrophoneTrouble } from "#lib/rooms/screen/call-steps";
import { secondsUntil } from "#lib/rooms/screen/turn-clock";
import type { MyTicket } from "#lib/rooms/view";

/** Seconds a call waits for its answer. */
export const callSeconds = 20;

export type CallViewModel = {
  title: "title" | "soon" | "failed" | "opening";
  /** Of 1, how much of the time to answer is left. */
  left: number;
  /** The microphone's way back needs the place: the picture is small. */
  isSmall: boolean;
  /** Three, two, one; null before and after. */
  count: number | null;
  /** Null when the call needs no answer any more. */
  answer: {
    secondsLeft: number;
    /** What speaking means. It is left out beside the way back to a microphone, so that both answers fit on a small phone. */
    showsConsent: boolean;
    isChecking: boolean;
    /** Absent while an answer or the check of the microphone is on its way. */
    accept: (() => void) | undefined;
    decline: (() => void) | undefined;
  } | null;
  trouble: MicrophoneTrouble | null;
  isJoining: boolean;
  /** Tries to open the microphone again. */
  again: (() => void) | undefined;
};

export type CallInput = {
  step: CallStep;
  ticket: Pick<MyTicket, "state" | "until">;
  isLocked: boolean;
  isPending: boolean;
  /** Epoch milliseconds by the server's clock; null before it is known. */
  now: number | null;
};

/** Null when nothing covers the page: the voice is open, the call is over, or the person was locked on the way up. */
export function callViewModel(
  { step, ticket, isLocked, isPending, now }: CallInput,
  actions: { accept: () => void; decline: () => void; again: () => void },
): CallViewModel | null {
  const isAsking = step.at === "asked" || step.at === "checking" || step.at === "trouble";
  if (isLocked || !coversRoom(step) || (isAsking && ticket.state !== "called")) return null;
  const secondsLeft = now === null ? callSeconds : (secondsUntil(ticket.until, now) ?? callSeconds);
  const isChecking = step.at === "checking";
  return {
    title: isAsking ? "title" : step.at === "counting" ? "soon" : step.at === "failed" ? "failed" : "opening",
    left: isAsking ? Math.min(1, secondsLeft / callSeconds) : 1,
    isSmall: step.at === "trouble",
    count: step.at === "counting" ? step.count : null,
    answer: isAsking
      ? {
          secondsLeft,
          showsConsent: step.at !== "trouble",
          isChecking,
          accept: isPending || isChecking ? undefined : actions.accept,
          decline: isPending ? undefined : actions.decline,
        }
      : null,
    trouble: step.at === "trouble" ? step.trouble : null,
    isJoining: step.at === "accepting" || step.at === "opening",
    again: step.at === "failed" ? actions.again : undefined,
  };
}
