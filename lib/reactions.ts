// What the worker does, in two tables: what follows from each domain event, and how often which verb is called by the clock. An event
// without a line does not compile, nor does work for an event that is not marked `queued`. Work is done after the event's commit, and may
// be done twice.
import type { z } from "zod";
import { accountEvents } from "./accounts/events.ts";
import * as accounts from "./accounts/jobs.ts";
import { disclosureEvents } from "./disclosure/events.ts";
import * as disclosure from "./disclosure/jobs.ts";
import { hiringEvents } from "./hiring/events.ts";
import * as hiring from "./hiring/jobs.ts";
import type { Queued } from "./platform/domain-event.ts";
import * as queue from "./platform/jobs.ts";
import { privacyEvents } from "./privacy/events.ts";
import * as privacy from "./privacy/jobs.ts";
import { reportEvents } from "./reports/events.ts";
import * as reports from "./reports/jobs.ts";
import { roomEvents } from "./rooms/events.ts";
import * as rooms from "./rooms/jobs.ts";
import { reconcile } from "./rooms/voice/reconcile.ts";
import * as webhookInbox from "./rooms/voice/webhook-inbox.ts";
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
  company_asked: [accounts.confirmCompany],
  membership_ended: [rooms.stopSpeaking],
  // disclosure
  grant_withdrawn: [hiring.withdrawWithGrant],
  visibility_changed: [rooms.showVisibility],
  company_group_changed: [rooms.showCompanyGroup],
  ledger_sealed: [disclosure.mailSealedDay],
  // forums
  moderator_asked: [series.askToModerate],
  ...nothing("seat_taken", "seat_moved", "seat_away", "seat_back", "seat_left", "seat_removed"),
  ...nothing("ticket_raised", "ticket_edited", "ticket_withdrawn", "ticket_lowered", "ticket_lapsed"),
  ...nothing("ticket_called", "ticket_declined", "ticket_missed"),
  ...nothing("turn_granted", "turn_begun", "turn_extended", "turn_ended"),
  ...nothing("muted", "locked", "unlocked", "demoted", "removed", "banned", "removal_lifted", "ban_lifted", "moderator_dropped"),
  ...nothing("room_backstage", "room_opened", "room_locked", "room_unlocked", "room_ended"),
  ...nothing("segment_set", "hands_set", "turn_length_set", "pinned", "unpinned"),
  ...nothing("interview_invited", "interview_started", "interview_declined", "interview_expired"),
  ...nothing("interview_extended", "interview_ended"),
  outcome_logged: [hiring.askToConfirm],
  // hiring
  application_sent: [hiring.receiveApplication, hiring.tellMembers],
  application_answered: [hiring.sendAnswer],
  application_ghosted: [hiring.sendGhosted],
  vacancy_passed: [hiring.sendPassed],
  vacancy_sent_back: [hiring.sendBack],
  vacancy_closed: [hiring.answerWaiting],
  check_in_due: [hiring.sendCheckIn],
  outcome_asked_again: [hiring.askToConfirm],
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
  const { id, kind, payload } = queue.eventJob.parse(job);
  if (!Object.hasOwn(reactions, kind)) throw new Error(`unknown event "${kind}"`);
  const parsed = events[kind as Kind].parse(payload);
  // The table pairs each event with work for it; the compiler has forgotten which by now.
  for (const reaction of reactions[kind as Kind] as readonly ((payload: typeof parsed, eventId: string) => Promise<void>)[])
    await reaction(parsed, id);
}

/** Work by the clock. Each task is done by one worker at a time. */
export type ScheduledTask = {
  name: string;
  everyMs: number;
  /** Safe to repeat and to be late. */
  work: () => Promise<unknown>;
};

export const schedule: readonly ScheduledTask[] = [
  { name: "let time pass in rooms", everyMs: 1_000, work: rooms.keepTime },
  { name: "keep the sessions of those who speak", everyMs: 30_000, work: rooms.keepSessions },
  { name: "close the seats of sessions that ended", everyMs: 1_000, work: rooms.closeSeats },
  { name: "make LiveKit agree with the seats", everyMs: 5_000, work: reconcile },
  { name: "work off webhooks of LiveKit", everyMs: 1_000, work: webhookInbox.workOffAll },
  { name: "make the rooms of the next days", everyMs: 600_000, work: rooms.makeRoomsAhead },
  { name: "end sessions that ran out", everyMs: 1_000, work: accounts.endSessions },
  { name: "take second factors whose reset is due", everyMs: 60_000, work: accounts.resetFactors },
  { name: "hash the days of the disclosure ledger", everyMs: 600_000, work: disclosure.sealDays },
  { name: "change addresses that are due", everyMs: 60_000, work: accounts.changeAddresses },
  { name: "delete dead links, invitations and counts", everyMs: 600_000, work: accounts.purge },
  { name: "delete finished jobs", everyMs: 600_000, work: queue.purge },
  { name: "delete unanswered invitations to moderate", everyMs: 600_000, work: series.purge },
  { name: "destroy accounts that are due", everyMs: 5_000, work: privacy.destroyAccounts },
  { name: "end what is kept beyond its date", everyMs: 24 * 3_600_000, work: privacy.enforceRetention },
  { name: "tell members of companies what is new and what is due", everyMs: 600_000, work: hiring.sendMemberLetters },
  { name: "move applications whose ten seconds for taking back are over", everyMs: 2_000, work: hiring.applyDueMoves },
  { name: "end applications that nobody answered in time", everyMs: 60_000, work: hiring.ghostOverdue },
  { name: "ask whether vacancies are still open", everyMs: 600_000, work: hiring.askStillOpen },
  { name: "end vacancies whose last day is over", everyMs: 60_000, work: hiring.endDays },
  { name: "note who was heard", everyMs: 60_000, work: hiring.noteHeard },
  { name: "ask hired people how it went", everyMs: 600_000, work: hiring.askCheckIns },
  { name: "ask once more for answers to outcomes", everyMs: 600_000, work: hiring.askAgain },
  { name: "publish the statistics of the month", everyMs: 600_000, work: hiring.publishImpact },
  { name: "destroy the cases of reports that were kept long enough", everyMs: 600_000, work: reports.destroyDue },
  { name: "build the copies of people's data", everyMs: 5_000, work: privacy.keepExports },
  { name: "delete requests about an address that are over", everyMs: 600_000, work: privacy.purge },
];
