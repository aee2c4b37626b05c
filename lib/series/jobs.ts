// What the worker does for series: by the clock, and after something happened.
import "server-only";
import type { z } from "zod";
import * as letter from "#lib/accounts/letter";
import type { seriesEvents } from "./events.ts";
import * as moderators from "./moderators.ts";

export const purge = moderators.purge;

export async function askToModerate({ invitationId }: z.output<typeof seriesEvents.moderator_asked>, eventId: string): Promise<void> {
  const about = await moderators.letterOf(invitationId);
  if (!about) return;
  const { forum, name, ...reader } = about;
  await letter.send("moderate", { ...reader, eventId, path: "/account", words: { forum, name } });
}
