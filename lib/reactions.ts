// What follows from each domain event: one table. An event without a line here does not compile, nor does work for an event that is
// not marked `queued`. The worker does the work after the event's commit, and may do it twice.
import type { z } from "zod";
import { accountEvents } from "./accounts/events.ts";
import * as accounts from "./accounts/jobs.ts";
import { disclosureEvents } from "./disclosure/events.ts";
import * as disclosure from "./disclosure/jobs.ts";
import { hiringEvents } from "./hiring/events.ts";
import * as hiring from "./hiring/jobs.ts";
import type { Queued } from "./platform/domain-event.ts";
import { eventJob } from "./platform/jobs.ts";
import { privacyEvents } from "./privacy/events.ts";
import * as privacy from "./privacy/jobs.ts";
import { reportEvents } from "./reports/events.ts";
import * as reports from "./reports/jobs.ts";
import { roomEvents } from "./rooms/events.ts";
import * as rooms from "./rooms/jobs.ts";
import { seriesEvents } from "./series/events.ts";
import * as series from "./series/jobs.ts";

const events = {
  ...accountEvents,
  ...disclosureEvents,
  ...seriesEvents,
  ...roomEvents,
  ...hiringEvents,
  ...reportEvents,
  ...privacyEvents,
};

type Events = typeof events;
type Kind = keyof Events;
/** `eventId` is the same at every try. */
type Reaction<K extends Kind> = (payload: z.output<Events[K]>, eventId: string) => Promise<void>;
export type ReactionTable = { readonly [K in Kind]: Events[K] extends Queued ? readonly [Reaction<K>, ...Reaction<K>[]] : readonly [] };

/** Events without further work: screens and pages hear of them at their commit. */
const nothing = <K extends Kind>(...kinds: K[]) => Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<K, readonly []>;

export const reactions: ReactionTable = {
  // accounts
  link_asked: [accounts.sendLink],
  password_changed: [accounts.sendPasswordChanged],
  sign_in_methods_changed: [accounts.sendSignInMethodsChanged],
  roles_changed: [accounts.sendRolesChanged],
  factors_changed: [accounts.sendFactorsChanged],
  factor_reset_asked: [accounts.sendFactorReset],
  address_change_asked: [accounts.sendAddressChange],
  address_changed: [accounts.sendAddressChanged],
  device_new: [accounts.sendNewDevice],
  member_invited: [accounts.inviteMember],
  // disclosure
  grant_withdrawn: [hiring.withdrawWithGrant],
  visibility_changed: [rooms.showVisibility],
  ledger_sealed: [disclosure.mailSealedDay],
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
  application_answered: [hiring.sendAnswer],
  // people's data
  export_asked: [privacy.sendExportAsked],
  export_ready: [privacy.sendExportReady],
  data_request_asked: [privacy.answerDataRequest],
  // reports
  statement_asked: [reports.askReported],
  case_decided: [reports.carryOutDecision, reports.sendDecision],
  // privacy
  account_closed: [privacy.sendAccountClosed],
  account_kept: [privacy.noteAccountKept],
};

/** Does what follows from an event: the handler of the one queue. */
export async function react(job: unknown): Promise<void> {
  const { id, kind, payload } = eventJob.parse(job);
  if (!Object.hasOwn(reactions, kind)) throw new Error(`unknown event "${kind}"`);
  const parsed = events[kind as Kind].parse(payload);
  // The table pairs each event with work for it; the compiler has forgotten which by now.
  for (const reaction of reactions[kind as Kind] as readonly ((payload: typeof parsed, eventId: string) => Promise<void>)[])
    await reaction(parsed, id);
}
