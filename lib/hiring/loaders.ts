// Reads for pages. Public ones are cached by tag and carry nothing personal; a person's own are read anew.
import "server-only";
import { cache } from "react";
import { isRelayOn } from "#lib/disclosure/relay-address";
import type { Actor } from "#lib/platform/auth/actor";
import { currentActor, isAskedAhead } from "#lib/platform/auth/request";
import { now } from "#lib/platform/clock";
import { cached } from "#lib/platform/pages/pages-cache";
import * as employer from "./application/employer.ts";
import * as impact from "./impact/impact.ts";
import * as sessionReport from "./impact/session-report.ts";
import * as recruiterGrant from "./in-room/recruiter-grant.ts";
import * as checkIn from "./outcome/check-in.ts";
import * as loggedOutcomes from "./outcome/logged-outcomes.ts";
import { filledParts } from "./profile/parts.ts";
import * as profile from "./profile/profile.ts";
import * as search from "./search/search.ts";
import { emptyFilter } from "./search/vacancy-filter.ts";
import * as seeker from "./seeker.ts";
import * as draft from "./vacancy/draft.ts";
import * as publication from "./vacancy/publication.ts";
import * as editor from "./vacancy/vacancy-editor.ts";
import * as view from "./vacancy/vacancy-view.ts";

/** The newest open vacancies and their number in all. */
export const latestVacancies = (limit: number) => cached(["latest-vacancies", String(limit)], ["vacancies"], () => view.latest(limit));

/** The list before anybody has searched: made ahead, kept until a vacancy changes. */
export const newestVacancies = () =>
  cached(["newest-vacancies"], ["vacancies"], async () => {
    const found = await search.view({ ...emptyFilter, sort: "newest" }, null);
    // A page that says so would be kept: the one from before stays instead.
    if (found.state === "slow") throw new Error("the newest vacancies took too long");
    return found;
  });

/** What a search finds at this moment. */
export const searchedVacancies = search.view;

export const vacancyPage = cache((vacancyId: string) =>
  cached(["vacancy", vacancyId], [`vacancy:${vacancyId}`], () => view.page(vacancyId)),
);

export const organisationPage = cache((organisationId: string) =>
  cached(["organisation", organisationId], [`organisation:${organisationId}`], () => view.organisation(organisationId)),
);

/** The published statistics of all forums; for one, with its slug. Null when there is no such forum. */
export const impactPage = cache((slug?: string) => cached(["impact", slug ?? ""], ["impact"], () => impact.published(slug)));

/** All months that were published, for the method page and the table of all. */
export const impactMonths = () => cached(["impact-months"], ["impact"], impact.months);

/** The forums one may look at by themselves. */
export const impactForums = () => cached(["impact-forums"], ["schedule"], impact.forums);

/** The four statistics of the front page. */
export async function impactSummary() {
  const statistics = await impactPage();
  if (!statistics?.people) return null;
  const shown = (code: string) => statistics.rows.find((row) => row.code === code);
  return {
    from: statistics.from,
    to: statistics.to,
    people: statistics.people,
    interviewed: shown("interviewed")?.total ?? shown("interviewed")?.both ?? null,
    hired: shown("hired")?.total ?? null,
    knownRate: statistics.known?.enough ? statistics.known.rate : null,
  };
}

/** The server's present, from which the form tells the days at each place. */
export const formMoment = async (): Promise<string> => (await now()).toISOString();

const own =
  <A extends unknown[], T>(read: (actor: Actor, ...args: A) => Promise<T>) =>
  async (...args: A): Promise<T | "signed_out"> => {
    const actor = await currentActor();
    return actor ? read(actor, ...args) : "signed_out";
  };

export const profilePage = own(profile.read);
export const employerPage = own(employer.overview);
export const waitingVacancies = own(publication.waiting);
export const editableVacancy = own(editor.editable);
export const vacancyPreview = own(editor.preview);
export const vacancyDrafts = own(draft.list);
export const openDraft = own(draft.open);
export const openDraftOf = own(draft.openOf);
/** Shows people, and so writes into their ledgers: a page that is only asked for ahead shows nobody. */
export const applicantsPage = own(async (actor, vacancyId: string) => {
  const view = (await isAskedAhead()) ? null : await employer.applicants(actor, vacancyId);
  return view && { ...view, now: (await now()).toISOString() };
});
export const myPage = own(async (actor) => {
  const [applications, outcomes, turns, loggedByMe, allowed, checkIns, sessions, { contents }] = await Promise.all([
    seeker.applications(actor),
    seeker.outcomes(actor),
    seeker.turns(actor),
    loggedOutcomes.read(actor),
    recruiterGrant.toMe(actor),
    checkIn.mine(actor),
    sessionReport.read(actor),
    profile.read(actor),
  ]);
  return { applications, outcomes, turns, loggedByMe, allowed, checkIns, sessions, profileParts: filledParts(contents) };
});

/** Whom I could allow something, since I spoke in their forum lately, and whether contact can be allowed on this site. */
export const recruiterChoices = own(async (actor) => ({ choices: await recruiterGrant.choices(actor), hasRelay: isRelayOn() }));
