// What the worker does for forums by the clock.
import "server-only";
import * as meetings from "./meetings.ts";
import * as timekeeper from "./timekeeper.ts";

export const keepTime = timekeeper.tick;
export const makeRoomsAhead = meetings.materialiseAll;
