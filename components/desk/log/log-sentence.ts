// Which sentence of the messages tells a line of the log. Pure.
import type { RoomEventKind } from "#lib/rooms/events";
import type { LogLine } from "#lib/rooms/view";

const sentenceKinds = [
  "ticket_raised",
  "ticket_withdrawn",
  "ticket_lowered",
  "ticket_lapsed",
  "ticket_called",
  "ticket_declined",
  "ticket_missed",
  "turn_granted",
  "turn_extended",
  "turn_ended",
  "muted",
  "locked",
  "unlocked",
  "demoted",
  "removed",
  "banned",
  "removal_lifted",
  "ban_lifted",
  "moderator_dropped",
  "outcome_logged",
  "room_backstage",
  "room_opened",
  "room_locked",
  "room_unlocked",
  "room_ended",
  "segment_set",
  "hands_set",
  "turn_length_set",
  "pinned",
  "unpinned",
  "interview_invited",
  "interview_started",
  "interview_declined",
  "interview_expired",
  "interview_extended",
  "interview_ended",
] as const satisfies readonly RoomEventKind[];

type SentenceKind = (typeof sentenceKinds)[number];
export type Sentence = SentenceKind | "turn_ended_by" | "room_ended_by" | "other";

const isSentenceKind = (kind: string): kind is SentenceKind => (sentenceKinds as readonly string[]).includes(kind);

/** The message's key; where both a moderator and the system can be the cause, it depends on who did it. */
export function sentenceOf(line: Pick<LogLine, "kind" | "by">): Sentence {
  if (!isSentenceKind(line.kind)) return "other";
  if (line.by && (line.kind === "turn_ended" || line.kind === "room_ended")) return `${line.kind}_by`;
  return line.kind;
}
