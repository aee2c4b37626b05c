// The rules of a room as data: who may move a ticket from where to where, how long things last, how many fit. Pure.
import type { Phase, TicketState } from "./view.ts";

/** Seconds a called person has to answer. */
export const callSeconds = 20;
/** Seconds an answer may arrive late: the last tap of a slow connection still counts. */
export const callGraceSeconds = 3;
/** Minutes a place is kept for somebody who said "not now", did not answer or was cut off. */
export const heldMinutes = 5;
/** Minutes between a turn and the next hand of the same person. */
export const cooldownMinutes = 20;
/** Seconds for which a speaker who is away keeps the turn, and a listener the seat. */
export const awaySeconds = 90;
/** Seconds without a beat after which somebody whose browser beats often is unreachable: they are away within five. */
export const unreachableSeconds = 3.5;
/** Seconds for which the stop of beats says that; later it only says that they do not beat often any more. */
export const unreachableWindowSeconds = 60;
/** Seconds for which one beat counts as presence without a voice. */
export const beatLeaseSeconds = 45;
/** Seconds that somebody who took a seat has to connect, by voice or by stream. */
export const connectSeconds = 30;
/** Milliseconds between two beats of somebody the room waits for or hears, and of everybody else. */
export const oftenBeatMs = 1_500;
export const seldomBeatMs = 20_000;
/** Seconds a turn may be made longer, once. */
export const extensionSeconds = 30;
export const turnLengths = [60, 90, 120] as const;
/** Microphones for people who were called up; moderators have their own. */
export const guestMicrophones = 3;
/** Minutes without a moderator until no one is called up any more, and until the room ends. */
export const unmoderatedLockMinutes = 2;
export const unmoderatedEndMinutes = 10;
/** Minutes a room may run past its end. */
export const graceMinutes = 30;
/** Hours before its start from which a room may be prepared. */
export const backstageHours = 12;
/** Minutes of an interview, and what its one extension adds. */
export const interviewMinutes = 10;
export const interviewExtensionMinutes = 5;
/** Minutes an invitation to an interview waits for its answer. */
export const invitationMinutes = 2;
/** Days for which the rooms of a series exist ahead. */
export const daysAhead = 14;

/** What somebody is to a ticket. */
export type Party = "owner" | "moderator" | "system" | "stranger";

export const openStates = ["queued", "called", "held", "on_stage"] as const satisfies readonly TicketState[];
/** Still in the queue: neither on stage nor over. */
export const waitingStates = ["queued", "called", "held"] as const satisfies readonly TicketState[];

type Move = { from: readonly TicketState[]; to: TicketState; by: readonly Party[] };

/** Every move of a ticket there is. */
export const ticketMoves = {
  call: { from: ["queued", "held"], to: "called", by: ["moderator"] },
  accept: { from: ["called"], to: "on_stage", by: ["owner"] },
  decline: { from: ["called"], to: "held", by: ["owner"] },
  miss: { from: ["called"], to: "held", by: ["system"] },
  lapse: { from: ["queued", "held"], to: "lapsed", by: ["system"] },
  withdraw: { from: waitingStates, to: "withdrawn", by: ["owner"] },
  lower: { from: waitingStates, to: "removed", by: ["moderator"] },
  finish: { from: ["on_stage"], to: "done", by: ["owner", "moderator", "system"] },
  lose: { from: ["on_stage"], to: "held", by: ["system"] },
  remove: { from: openStates, to: "removed", by: ["moderator"] },
  close: { from: openStates, to: "closed", by: ["moderator", "system"] },
} as const satisfies Record<string, Move>;

export type TicketCommand = keyof typeof ticketMoves;

/** Where this command takes a ticket, or null where it does not apply to this state or this party. */
export function moved(command: TicketCommand, state: TicketState, party: Party): TicketState | null {
  const move: Move = ticketMoves[command];
  return move.from.includes(state) && move.by.includes(party) ? move.to : null;
}

type PhaseMove = { from: readonly Phase[]; to: Phase };

/** Every move of a room there is; only its moderators make them, and the system ends it. */
export const phaseMoves = {
  gather: { from: ["scheduled"], to: "backstage" },
  open: { from: ["backstage"], to: "open" },
  end: { from: ["backstage", "open"], to: "ended" },
} as const satisfies Record<string, PhaseMove>;

export type PhaseCommand = keyof typeof phaseMoves;

/** What the phase answers to a command: where it leads, `already` when it is there, null when it does not apply. */
export function phaseAfter(command: PhaseCommand, phase: Phase): Phase | "already" | null {
  const move: PhaseMove = phaseMoves[command];
  if (phase === move.to) return "already";
  return move.from.includes(phase) ? move.to : null;
}

/** Whether somebody may come in: in backstage only those who moderate. */
export const mayEnter = (phase: Phase, moderates: boolean): boolean => phase === "open" || (phase === "backstage" && moderates);

/** What a seat may do with its voice. A speaker whose microphone a moderator closed listens on. */
export function voiceRights(
  seat: { role: "listener" | "speaker" | "moderator"; isLocked: boolean; isOver: boolean },
  phase: Phase,
): "listen" | "speak" | "none" {
  if (seat.isOver || !mayEnter(phase, seat.role === "moderator")) return "none";
  return seat.role !== "listener" && !seat.isLocked ? "speak" : "listen";
}

/** Whole minutes until this person may raise a hand again; 0 when at once. */
export function cooldownLeft(lastTurnEndedAt: Date | null, now: Date): number {
  if (!lastTurnEndedAt) return 0;
  return Math.max(0, Math.ceil((lastTurnEndedAt.getTime() + cooldownMinutes * 60_000 - now.getTime()) / 60_000));
}

/** Whether a called person still may answer. */
export const callIsOpen = (calledAt: Date, now: Date): boolean =>
  now.getTime() <= calledAt.getTime() + (callSeconds + callGraceSeconds) * 1000;
