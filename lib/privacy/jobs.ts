// What the worker does for people's data: by the clock, and after something happened.
import "server-only";
import type { z } from "zod";
import * as letter from "#lib/accounts/letter";
import * as person from "#lib/accounts/person";
import * as deletion from "./deletion.ts";
import * as erasureList from "./erasure-list.ts";
import type { privacyEvents } from "./events.ts";
import * as dataExport from "./export.ts";
import { buildDue } from "./export-build.ts";
import * as dataRequest from "./request.ts";
import * as retention from "./retention.ts";

type Payload<K extends keyof typeof privacyEvents> = z.output<(typeof privacyEvents)[K]>;

/** Whoever has a copy made of an account's data is not always its owner: the owner hears of it at once. */
export async function sendExportAsked({ exportId }: Payload<"export_asked">, eventId: string): Promise<void> {
  const about = await dataExport.letterOf(exportId);
  const reader = about && (await person.reader(about.personId));
  if (!about || !reader) return;
  const kind = about.isDelayed ? "exportDelayed" : "exportAsked";
  await letter.send(kind, { ...reader, eventId, path: "/privacy", words: { at: about.startsAt } });
}

export async function sendExportReady({ exportId }: Payload<"export_ready">, eventId: string): Promise<void> {
  const about = await dataExport.letterOf(exportId);
  const reader = about?.isReady ? await person.reader(about.personId) : null;
  if (reader) await letter.send("exportReady", { ...reader, eventId, path: "/privacy" });
}

/** The letter to the address somebody asked about; the same for everybody, so that it tells only its reader whether anything is held. */
export async function answerDataRequest({ requestId }: Payload<"data_request_asked">, eventId: string): Promise<void> {
  const ready = await dataRequest.ready(requestId);
  if (!ready) return;
  const { token, ...reader } = ready;
  // In the fragment: it reaches no server, no log and no Referer.
  await letter.send("dataRequest", { ...reader, eventId, path: `/privacy/request#${new URLSearchParams({ t: token })}` });
}

/** Exports that are due, and files whose day is over. */
export async function keepExports(): Promise<void> {
  await buildDue();
  await dataExport.purge();
}

/** Requests whose time is over. */
export const purge = dataRequest.purge;

export const destroyAccounts = deletion.destroyDue;
export const enforceRetention = retention.enforce;

/** Tells the owner at once, so that somebody else's doing is found out while it can be undone. */
export async function sendAccountClosed({ deletionId }: Payload<"account_closed">, eventId: string): Promise<void> {
  const about = await deletion.letterOf(deletionId);
  if (!about) return;
  const { code, at, ...reader } = about;
  await letter.send("accountClosed", { ...reader, eventId, path: "/sign-in", words: { code, at } });
}

/** The list is a file of the workers: from now on no backup destroys what its owner kept. */
export const noteAccountKept = ({ deletionId }: Payload<"account_kept">): Promise<void> => erasureList.addKept(deletionId);
