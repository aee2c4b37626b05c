// Reads for pages: the timetable, what is on now, a forum with its next rooms. Public ones are
// cached by tag and carry nothing personal; what somebody moderates is read anew.
import "server-only";
import { cache } from "react";
import * as organisation from "#lib/accounts/organisation";
import { type Actor, has } from "#lib/platform/auth/actor";
import { currentActor } from "#lib/platform/auth/request";
import { cached } from "#lib/platform/pages/pages-cache";
import * as moderators from "../series/moderators.ts";
import * as bans from "./read/bans.ts";
import * as calendar from "./read/calendar.ts";
import * as interview from "./read/interview-page.ts";
import * as ownSeries from "./read/own-series.ts";
import { roomMarkup } from "./read/room-markup.ts";
import * as page from "./read/room-page.ts";
import * as timetable from "./read/timetable.ts";

/** For the front page: different forums, not one forum again and again. */
export const nextForums = (limit: number) => cached(["next-forums", String(limit)], ["schedule"], () => timetable.nextOfEach(limit));
/** The rooms that come next, the nearest first; those open now are not among them. */
export const upcomingRooms = (limit: number) => cached(["upcoming-rooms", String(limit)], ["schedule"], () => timetable.upcoming(limit));

/** The forums that are open now. */
export const liveRooms = () => cached(["live-rooms"], ["schedule"], () => timetable.live());

/** A forum's page; null when there is none. */
export const seriesPage = cache((slug: string) => cached(["series", slug], ["schedule", `series:${slug}`], () => timetable.series(slug)));

/** One room for a calendar; null when there is none. */
export const calendarRoom = (roomId: string) =>
  cached(["calendar-room", roomId], ["schedule", `room:${roomId}`], () => calendar.room(roomId));

/** A forum for a calendar to subscribe to; null when there is none. */
export const calendarSeries = (slug: string) =>
  cached(["calendar-series", slug], ["schedule", `series:${slug}`], () => calendar.series(slug));

/** A room's public page; null when there is none. */
export const roomPage = cache((roomId: string) => cached(["room-page", roomId], ["schedule", `room:${roomId}`], () => page.read(roomId)));

/** The same for search engines, as the text of a script of data. */
export async function roomEvent(roomId: string, locale: string): Promise<string | null> {
  const found = await roomPage(roomId);
  return found && roomMarkup(found, locale);
}

const own =
  <A extends unknown[], T>(read: (actor: Actor, ...args: A) => Promise<T>) =>
  async (...args: A): Promise<T | "signed_out"> => {
    const actor = await currentActor();
    return actor ? read(actor, ...args) : "signed_out";
  };

/** The room of one's desk; null where there is none for this person. */
export const deskPage = cache(own(ownSeries.desk));

/** The forums one moderates, those one is asked to, and whether one may make another. */
export const ownSeriesPage = own(async (actor) => ({
  mayMake: has(actor, "recruiter"),
  series: await ownSeries.mine(actor),
  asked: await moderators.waitingFor(actor),
}));

/** The invitations to moderate that wait for one's answer. */
export const askedToModerate = own(moderators.waitingFor);

/** Whether one may make a forum, and the days on which it may begin. */
export const newSeriesPage = own(async (actor) => ({ mayMake: has(actor, "recruiter"), days: await ownSeries.firstDays() }));

/** One's forum with everything that may be changed, and for whom one can speak; null where it is not this person's. */
export const editableSeriesPage = cache(
  own(async (actor, slug: string) => {
    const series = await ownSeries.editable(actor, slug);
    return series && { series, organisations: await organisation.mine(actor), days: await ownSeries.firstDays() };
  }),
);

/** A private talk for one of its two; null when there is none for whoever asks. */
export const interviewPage = cache(own(interview.read));

/** Who is kept out of a room, for its moderators; null for anybody else. */
export const roomBans = cache(own(bans.read));
