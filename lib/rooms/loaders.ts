// Reads for pages: the timetable, what is on now, a forum with its next rooms. Public, cached by tag, nothing personal.
import "server-only";
import { cache } from "react";
import { cached } from "#lib/platform/pages-cache";
import * as page from "./room-page.ts";
import * as timetable from "./timetable.ts";

/** The rooms that come next, the nearest first; those open now are not among them. */
export const upcomingRooms = (limit: number) => cached(["upcoming-rooms", String(limit)], ["schedule"], () => timetable.upcoming(limit));

/** The forums that are open now. */
export const liveRooms = () => cached(["live-rooms"], ["schedule"], () => timetable.live());

/** A forum's page; null when there is none. */
export const seriesPage = cache((slug: string) => cached(["series", slug], ["schedule", `series:${slug}`], () => timetable.series(slug)));

/** One room for a calendar; null when there is none. */
export const calendarRoom = (roomId: string) => cached(["calendar-room", roomId], ["schedule", `room:${roomId}`], () => timetable.room(roomId));

/** A room's public page; null when there is none. */
export const roomPage = cache((roomId: string) => cached(["room-page", roomId], ["schedule", `room:${roomId}`], () => page.read(roomId)));
