// What the worker does for forums: by the clock, and after something happened.
import "server-only";
import type { z } from "zod";
import * as letter from "#lib/accounts/letter";
import type { seriesEvents } from "./events.ts";
import * as meetings from "./meetings.ts";
import * as moderators from "./moderators.ts";
import * as sessionEnd from "./session-end.ts";
import * as timekeeper from "./timekeeper.ts";

export const keepTime = timekeeper.tick;
export const closeSeats = () => sessionEnd.closeSeats();
export const makeRoomsAhead = meetings.materialiseAll;
export const purge = moderators.purge;

export async function askToModerate({ invitationId }: z.output<typeof seriesEvents.moderator_asked>, factId: string): Promise<void> {
  const about = await moderators.letterOf(invitationId);
  if (!about) return;
  const { forum, name, ...reader } = about;
  await letter.send("moderate", { ...reader, factId, path: "/account", words: { forum, name } });
}
