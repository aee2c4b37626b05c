// What the worker does for forums: by the clock, and after something happened.
import "server-only";
import * as meetings from "./meetings.ts";
import * as sessionEnd from "./seat/session-end.ts";
import * as visibility from "./seat/visibility.ts";
import * as timekeeper from "./timekeeper.ts";

export const keepTime = timekeeper.tick;
export const keepSessions = sessionEnd.keepActive;
export const closeSeats = () => sessionEnd.closeSeats();
export const showVisibility = visibility.show;
export const showCompanyGroup = visibility.showCompanyGroup;
export const makeRoomsAhead = meetings.materialiseAll;
