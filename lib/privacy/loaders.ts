// Reads for the page of my data. "signed_out" where nobody is signed in.
import "server-only";
import { cache } from "react";
import * as seeker from "#lib/hiring/seeker";
import { currentActor } from "#lib/platform/auth/request";

/** What is held of whoever asks, as counts; once per request. */
export const myDataPage = cache(async () => {
  const actor = await currentActor();
  return actor ? seeker.counts(actor) : "signed_out";
});
