// What the worker does for people's data: by the clock, and after something happened.
import "server-only";
import type { z } from "zod";
import * as letter from "#lib/accounts/letter";
import * as deletion from "./deletion.ts";
import type { privacyEvents } from "./events.ts";
import * as retention from "./retention.ts";

export const destroyAccounts = deletion.destroyDue;
export const enforceRetention = retention.enforce;

/** Tells the owner at once, so that somebody else's doing is found out while it can be undone. */
export async function sendAccountClosed({ deletionId }: z.output<typeof privacyEvents.account_closed>, eventId: string): Promise<void> {
  const about = await deletion.letterOf(deletionId);
  if (!about) return;
  const { code, at, ...reader } = about;
  await letter.send("accountClosed", { ...reader, eventId, path: "/sign-in", words: { code, at } });
}
