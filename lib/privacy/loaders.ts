// Reads for the page of my data. "signed_out" where nobody is signed in.
import "server-only";
import { cache } from "react";
import * as seeker from "#lib/hiring/seeker";
import { currentActor, currentClosedSession } from "#lib/platform/auth/request";
import { currentVisit } from "#lib/platform/auth/visit";
import * as deletion from "./deletion.ts";
import * as receipt from "./receipt.ts";

/** What is held of whoever asks, as counts; once per request. */
export const myDataPage = cache(async () => {
  const actor = await currentActor();
  return actor ? seeker.counts(actor) : "signed_out";
});

/** What deleting would do; "signed_out" where nobody is signed in. */
export async function loadDeletion() {
  const actor = await currentActor();
  return actor ? deletion.preview(actor) : "signed_out";
}

/** When the closed account that signed in in this browser will be destroyed; null for an open account, "signed_out" for anybody else. */
export async function loadClosed(): Promise<string | null | "signed_out"> {
  const closed = await currentClosedSession();
  const until = closed && (await deletion.closedUntil(closed));
  if (until) return until.toISOString();
  return (await currentActor()) ? null : "signed_out";
}

/** What a receipt says, for anybody. */
export const loadReceipt = async (code: string) => receipt.find(await currentVisit(), code);
