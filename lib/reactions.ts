// What follows from what happened: one table. A fact without a line here does not compile, nor does work for a fact that is not
// marked `followed`. Whatever follows is done by the worker after the fact's commit, and may be done twice.
import type { z } from "zod";
import { accountEvents } from "./accounts/events.ts";
import * as accounts from "./accounts/jobs.ts";
import { hiringEvents } from "./hiring/events.ts";
import * as hiring from "./hiring/jobs.ts";
import type { Followed } from "./platform/fact.ts";
import { toldFact } from "./platform/jobs.ts";
import { roomEvents } from "./rooms/events.ts";
import { seriesEvents } from "./series/events.ts";
import * as series from "./series/jobs.ts";

const events = { ...accountEvents, ...seriesEvents, ...roomEvents, ...hiringEvents };

type Events = typeof events;
type Kind = keyof Events;
/** `factId` is the same at every try. */
type Reaction<K extends Kind> = (facts: z.output<Events[K]>, factId: string) => Promise<void>;
export type ReactionTable = { readonly [K in Kind]: Events[K] extends Followed ? readonly [Reaction<K>, ...Reaction<K>[]] : readonly [] };

/** Facts without further work: screens and pages hear of them at their commit. */
const nothing = <K extends Kind>(...kinds: K[]) => Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<K, readonly []>;

export const reactions: ReactionTable = {
  // accounts
  link_asked: [accounts.sendLink],
  password_changed: [accounts.sayPasswordChanged],
  sign_in_methods_changed: [accounts.saySignInMethodsChanged],
  roles_changed: [accounts.sayRolesChanged],
  factors_changed: [accounts.sayFactorsChanged],
  factor_reset_asked: [accounts.sayFactorReset],
  device_new: [accounts.sayNewDevice],
  member_invited: [accounts.inviteMember],
  // forums
  moderator_asked: [series.askToModerate],
  ...nothing("seat_taken", "seat_moved", "seat_away", "seat_back", "seat_left", "seat_removed"),
  ...nothing("ticket_raised", "ticket_edited", "ticket_withdrawn", "ticket_lowered", "ticket_lapsed"),
  ...nothing("ticket_called", "ticket_declined", "ticket_missed"),
  ...nothing("turn_granted", "turn_begun", "turn_extended", "turn_ended"),
  ...nothing("muted", "locked", "unlocked", "demoted", "removed", "banned", "ban_lifted", "moderator_dropped"),
  ...nothing("room_backstage", "room_opened", "room_locked", "room_unlocked", "room_ended"),
  ...nothing("segment_set", "hands_set", "turn_length_set", "pinned", "unpinned"),
  ...nothing("interview_invited", "interview_started", "interview_declined", "interview_expired"),
  ...nothing("interview_extended", "interview_ended"),
  outcome_logged: [hiring.askToConfirm],
  // hiring
  application_sent: [hiring.receiveApplication],
  application_answered: [hiring.tellAnswer],
};

/** Does what follows from a fact that was told. */
export async function react(job: unknown): Promise<void> {
  const { id, kind, facts } = toldFact.parse(job);
  if (!Object.hasOwn(reactions, kind)) throw new Error(`nobody knows the fact "${kind}"`);
  const told = events[kind as Kind].parse(facts);
  // The table pairs each fact with work for it; the compiler has forgotten which by now.
  for (const follow of reactions[kind as Kind] as readonly ((facts: typeof told, factId: string) => Promise<void>)[])
    await follow(told, id);
}
