// Reads for the pages of reports. Null means: no such thing for whoever asks.
import "server-only";
import { cache } from "react";
import type { Actor } from "#lib/platform/auth/actor";
import { currentActor } from "#lib/platform/auth/request";
import * as desk from "./desk.ts";
import * as follow from "./follow.ts";

const own =
  <A extends unknown[], T>(read: (actor: Actor, ...args: A) => Promise<T>) =>
  async (...args: A): Promise<T | "signed_out"> => {
    const actor = await currentActor();
    return actor ? read(actor, ...args) : "signed_out";
  };

/** The desk of whoever judges reports. */
export const casesPage = cache(own(desk.list));
export const casePage = cache(own(desk.read));
/** A case about whoever asks. */
export const casePageAboutMe = cache(own(follow.aboutMe));
/** What the code of a report says. */
export const reportPage = cache(follow.byCode);
