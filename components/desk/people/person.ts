// Whom a moderator is about to act on: everything the desk knows of one seat, gathered from queue, stage and list. Pure.
import { searchFold } from "#lib/i18n/search-fold";
import type { Card, PersonLine, PersonOnStage, QueueTicket, Snapshot } from "#lib/rooms/view";

export type Person = {
  seatId: string;
  name: string;
  seed: string;
  role: "listener" | "speaker" | "moderator";
  guest: boolean;
  away: boolean;
  locked: boolean;
  onStage: boolean;
  /** Known on stage only: the voice in LiveKit. */
  voiceId: string | null;
  card: Card | null;
  ticket: QueueTicket | null;
  /** Invited to a talk for two, or in one. */
  inTalk: boolean;
};

/** The person behind a seat; null when nobody here has it any more. */
export function personOf(seatId: string, snapshot: Snapshot): Person | null {
  const { public: view, moderators } = snapshot;
  const onStage = view.stage.find((one) => one.seatId === seatId) ?? null;
  const person = moderators?.people.find((one) => one.seatId === seatId) ?? null;
  const ticket = moderators?.queue.find((one) => one.seatId === seatId) ?? null;
  const turn = view.turns.find((one) => one.seatId === seatId) ?? null;
  const known = onStage ?? person ?? ticket ?? turn;
  if (!known) return null;
  return {
    seatId,
    name: known.name,
    seed: known.seed,
    role: onStage?.role ?? person?.role ?? (turn ? "speaker" : "listener"),
    guest: person?.guest ?? false,
    away: isAway(onStage, person, ticket),
    locked: onStage?.locked ?? false,
    onStage: onStage !== null || turn !== null,
    voiceId: onStage?.voiceId ?? turn?.voiceId ?? null,
    card: turn?.card ?? ticket?.card ?? null,
    ticket,
    inTalk: moderators?.interviews.some((talk) => talk.seatId === seatId) ?? false,
  };
}

const isAway = (onStage: PersonOnStage | null, person: PersonLine | null, ticket: QueueTicket | null): boolean =>
  onStage?.away ?? person?.away ?? ticket?.away ?? false;

/** The actions that need a reason. */
export type DangerAction = "lock" | "stepDown" | "lower" | "remove" | "ban";

/** What may be done to this person, in the order of the sheet; nobody acts on themselves, and moderators are equals. */
export function actionsFor(
  person: Person,
  mySeatId: string | null,
): { invite: boolean; mute: boolean; unlock: boolean; danger: DangerAction[] } {
  const isMe = person.seatId === mySeatId;
  const isEqual = person.role === "moderator";
  const speaks = person.onStage && !isMe;
  const danger: DangerAction[] = [];
  if (speaks && !isEqual && !person.locked) danger.push("lock");
  if (speaks && !isEqual) danger.push("stepDown");
  if (person.ticket) danger.push("lower");
  if (!isMe && !isEqual) danger.push("remove", "ban");
  return {
    invite: !isMe && !isEqual && !person.guest && !person.inTalk,
    mute: speaks,
    unlock: speaks && person.locked,
    danger,
  };
}

/** People by part of the name or by their number; in the order they came. */
export function found(people: readonly PersonLine[], query: string): PersonLine[] {
  const wanted = searchFold(query.trim());
  if (!wanted) return [...people];
  return people.filter((person) => searchFold(person.name).includes(wanted) || String(person.number ?? "") === wanted);
}
