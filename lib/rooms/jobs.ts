// What the worker does for forums: by the clock, and after something happened.
import "server-only";
import type { z } from "zod";
import type { accountEvents } from "#lib/accounts/events";
import { transact } from "#lib/platform/db";
import * as moderators from "#lib/series/moderators";
import * as meetings from "./meetings.ts";
import * as sessionEnd from "./seat/session-end.ts";
import * as visibility from "./seat/visibility.ts";
import { seriesRooms } from "./series-rooms.ts";
import * as timekeeper from "./timekeeper.ts";

export const keepTime = timekeeper.tick;
export const keepSessions = sessionEnd.keepActive;
export const closeSeats = () => sessionEnd.closeSeats();
export const showVisibility = visibility.show;
export const showCompanyGroup = visibility.showCompanyGroup;
/** After the end of a membership: in its forums somebody speaks for that company no more. */
export const stopSpeaking = (ended: z.output<typeof accountEvents.membership_ended>): Promise<void> =>
  transact((tx) => moderators.stopSpeaking(tx, ended, seriesRooms));
export const makeRoomsAhead = meetings.materialiseAll;
