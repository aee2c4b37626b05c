// Reads for the page of my data. "signed_out" where nobody is signed in.
import "server-only";
import { cache } from "react";
import * as seeker from "#lib/hiring/seeker";
import type { Actor } from "#lib/platform/auth/actor";
import { currentActor, currentClosedSession } from "#lib/platform/auth/request";
import { currentVisit } from "#lib/platform/auth/visit";
import * as deletion from "./deletion.ts";
import * as dataExport from "./export.ts";
import * as held from "./held.ts";
import * as personas from "./personas.ts";
import * as receipt from "./receipt.ts";
import * as seeAs from "./see-as.ts";
import type { ViewerName } from "./view.ts";

/** Who asks, once per request. */
const asking = cache(currentActor);

const own =
  <T>(read: (actor: Actor) => Promise<T>) =>
  async (): Promise<T | null> => {
    const actor = await asking();
    return actor ? read(actor) : null;
  };

/** What is held of whoever asks, as counts. */
export const myDataPage = async () => (await own(seeker.counts)()) ?? "signed_out";

/** Where the copy of my data stands; null when there is none. */
export const myExport = own(dataExport.state);

/** What others hold about me. */
export const heldAboutMe = own(held.aboutMe);

/** The names I carry. */
export const myPersonas = own(personas.mine);

/** What a kind of viewer is shown of whoever asks. */
export const myPreview = async (as: ViewerName, organisationId: string | null) =>
  own((actor) => seeAs.preview(actor, as, organisationId))();

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
