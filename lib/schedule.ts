// How often which verb: what the worker does by the clock. Each task is done by one worker at a time.
import * as accounts from "./accounts/jobs.ts";
import * as disclosure from "./disclosure/jobs.ts";
import * as hiring from "./hiring/jobs.ts";
import * as jobs from "./platform/jobs.ts";
import * as privacy from "./privacy/jobs.ts";
import * as reports from "./reports/jobs.ts";
import * as rooms from "./rooms/jobs.ts";
import { reconcile } from "./rooms/voice/reconcile.ts";
import * as webhookInbox from "./rooms/voice/webhook-inbox.ts";
import * as series from "./series/jobs.ts";

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
  { name: "delete finished jobs", everyMs: 600_000, work: jobs.purge },
  { name: "delete unanswered invitations to moderate", everyMs: 600_000, work: series.purge },
  { name: "destroy accounts that are due", everyMs: 5_000, work: privacy.destroyAccounts },
  { name: "end what is kept beyond its date", everyMs: 24 * 3_600_000, work: privacy.enforceRetention },
  { name: "end vacancies whose last day is over", everyMs: 60_000, work: hiring.endDays },
  { name: "publish the statistics of the month", everyMs: 600_000, work: hiring.publishImpact },
  { name: "destroy the cases of reports that were kept long enough", everyMs: 600_000, work: reports.destroyDue },
  { name: "build the copies of people's data", everyMs: 5_000, work: privacy.keepExports },
  { name: "delete requests about an address that are over", everyMs: 600_000, work: privacy.purge },
];
