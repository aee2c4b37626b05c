// What the worker does for hiring: letters to the person it is about. None says anything about anybody else.
import "server-only";
import type { z } from "zod";
import * as letter from "#lib/accounts/letter";
import type { disclosureEvents } from "#lib/disclosure/events";
import { digest } from "#lib/platform/secret/random";
import type { roomEvents } from "#lib/rooms/events";
import * as application from "./application/application.ts";
import * as applicationLetter from "./application/application-letter.ts";
import * as bulk from "./application/bulk.ts";
import * as closing from "./application/closing.ts";
import * as memberLetter from "./application/member-letter.ts";
import * as pipeline from "./application/pipeline.ts";
import { companyMoves } from "./application/state.ts";
import type { hiringEvents } from "./events.ts";
import * as impact from "./impact/impact.ts";
import * as checkIn from "./outcome/check-in.ts";
import * as ledger from "./outcome/ledger.ts";
import * as outcome from "./outcome/outcome.ts";
import * as sharedProfile from "./profile/shared-profile.ts";
import * as heartbeat from "./vacancy/heartbeat.ts";
import * as publication from "./vacancy/publication.ts";
import * as vacancy from "./vacancy/vacancy.ts";

type Payload<K extends keyof typeof hiringEvents> = z.output<(typeof hiringEvents)[K]>;

/** A receipt with the date by which there should be an answer. */
export async function receiveApplication({ applicationId }: Payload<"application_sent">, eventId: string): Promise<void> {
  const about = await applicationLetter.letterOf(applicationId, ["applied", "seen"]);
  if (!about) return;
  const { reader, words } = about;
  await letter.send("applied", { ...reader, eventId, path: "/me", words });
}

/** To whoever handed a vacancy in: it is public now. */
export const sendPassed = (happened: Payload<"vacancy_passed">, eventId: string) => sendDecision("vacancyPassed", happened, eventId);

/** Or it is theirs again, with a reason that stands on the page. */
export const sendBack = (happened: Payload<"vacancy_sent_back">, eventId: string) => sendDecision("vacancySentBack", happened, eventId);

async function sendDecision(kind: "vacancyPassed" | "vacancySentBack", { vacancyId }: { vacancyId: string }, eventId: string) {
  const about = await publication.letterOf(vacancyId);
  if (!about) return;
  const { vacancy: title, ...reader } = about;
  await letter.send(kind, { ...reader, eventId, path: "/employer", words: { vacancy: title } });
}

/** How an application stands now, in the words of its new state. What the company wrote stands on the page, not in a letter. */
export async function sendAnswer({ applicationId }: Payload<"application_answered">, eventId: string): Promise<void> {
  const about = await applicationLetter.letterOf(applicationId, [...companyMoves, "vacancy_closed"]);
  if (!about) return;
  const { reader, words, state } = about;
  const kind = state === "contacted" || state === "rejected" || state === "offered" || state === "vacancy_closed" ? state : "moved";
  const stage = letter.texts(reader.locale).t(`stages.${state as "screening"}`);
  await letter.send(letters[kind], { ...reader, eventId, path: "/me", words: kind === "moved" ? { ...words, stage } : words });
}

const letters = {
  contacted: "contacted",
  rejected: "rejected",
  offered: "offered",
  vacancy_closed: "vacancyClosed",
  moved: "moved",
} as const;

/** The date is over: said plainly, with two other ways to go on. */
export async function sendGhosted({ applicationId }: Payload<"application_ghosted">, eventId: string): Promise<void> {
  const about = await applicationLetter.letterOf(applicationId, ["ghosted"]);
  if (!about) return;
  await letter.send("ghosted", { ...about.reader, eventId, path: "/me", words: about.words });
}

/** To the members who chose to hear of each application at once. */
export async function tellMembers({ applicationId }: Payload<"application_sent">, eventId: string): Promise<void> {
  for (const { reader, memberId, vacancyId, words } of await memberLetter.arrivals(applicationId))
    await letter.send("applicationArrived", {
      ...reader,
      eventId: `${eventId}.${digest(memberId).slice(0, 8)}`,
      path: `/employer/vacancies/${vacancyId}`,
      words,
    });
}

/** What is new and what is due, collected for each member. */
export const sendMemberLetters = (): Promise<void> =>
  memberLetter.collect(async ({ reader, id, organisation, counts }) => {
    const words = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
    await letter.send("applicantsDue", { ...reader, eventId: id, path: "/employer", words: { organisation, ...words } });
  });

/** Moves of many at once whose ten seconds are over. */
export const applyDueMoves = bulk.applyDue;

export const ghostOverdue = pipeline.ghostOverdue;

/** Who waits for a vacancy hears that it was closed. */
export const answerWaiting = ({ vacancyId }: Payload<"vacancy_closed">): Promise<void> => closing.answerWaiting(vacancyId);

/** Of a grant that was taken back by itself: the application it belonged to, or the copy of parts of a profile, follows. */
export async function withdrawWithGrant({ grantId }: z.output<typeof disclosureEvents.grant_withdrawn>): Promise<void> {
  await application.withdrawWithGrant(grantId);
  await sharedProfile.dropWithGrant(grantId);
}

/** Vacancies end with their last day, to the minute. */
export const endDays = vacancy.endDays;

/** Companies are asked every seven days whether a vacancy is still open. */
export const askStillOpen = heartbeat.ask;

/** One question with a link that needs no sign-in; it names nothing and nobody. */
export async function sendCheckIn({ checkInId }: Payload<"check_in_due">, eventId: string): Promise<void> {
  const ready = await checkIn.ready(checkInId);
  if (!ready) return;
  const { token, ...reader } = ready;
  // In the fragment: it reaches no server, no log and no Referer.
  await letter.send("checkIn", { ...reader, eventId, path: `/check-in#${new URLSearchParams({ t: token })}` });
}

/** Check-ins whose day has come. */
export const askCheckIns = checkIn.askDue;

/** Statements that have waited a week for an answer. */
export { askAgain } from "./outcome/ask-again.ts";

/** Turns that were long enough to be heard come into the ledger of outcomes. */
export const noteHeard = ledger.noteHeard;

/** The statistics of the month that is due. */
export const publishImpact = impact.publish;

/** Asks whether it is so: what one side says counts little before the other has confirmed it. */
export async function askToConfirm(
  { outcomeId }: Pick<z.output<typeof roomEvents.outcome_logged>, "outcomeId">,
  eventId: string,
): Promise<void> {
  const about = await outcome.letterOf(outcomeId);
  if (!about) return;
  const { forum, ...reader } = about;
  await letter.send("outcome", { ...reader, eventId, path: "/me", words: { forum } });
}
