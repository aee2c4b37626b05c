// What rooms add to the lists of the whole product (lib/contexts.ts): refusals, limits, tags of cached pages. Pure.
import { named } from "../platform/limit.ts";

export const refusals = [
  "room_full",
  "room_not_open",
  "room_locked",
  "room_already_on",
  "banned",
  "hands_closed",
  "cooldown",
  "already_raised",
  "not_in_room",
  "not_called",
  "call_over",
  "stage_full",
  "name_on_stage",
  "reason_needed",
  "somebody_first",
  "busy_interview",
  "already_extended",
] as const;

declare module "../platform/result.ts" {
  interface RefusalCodes {
    rooms: (typeof refusals)[number];
  }
}

declare module "../platform/pages/pages.ts" {
  interface PageTags {
    rooms: `room:${string}`;
  }
}

export const limits = named({
  // Guests of a network use up what guests have there, and leave members theirs.
  guestEntryByNetwork: { points: 300, seconds: 60 },
  entryByNetwork: { points: 600, seconds: 60 },
  entryByCaller: { points: 10, seconds: 10 * 3 },
  personaByPerson: { points: 10, seconds: 10 * 3 },
  /** The radar of whoever blocked somebody: enough for rooms in which the stage changes all the time, too little to follow one person through all. */
  radarByPerson: { points: 120, seconds: 600 },
  handByPerson: { points: 20, seconds: 20 * 3 },
});

/** Pages that may ask for the microphone. The right belongs to the document, so they are entered by a full load. */
export const pagesWithMicrophone = /^\/(id|en|ar)\/(rooms|interviews)\/[^/]+/;
