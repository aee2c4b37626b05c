// What the worker does for accounts: letters, and putting away what is over.
import "server-only";
import type { z } from "zod";
import * as session from "../platform/auth/session.ts";
import { tryRow } from "../platform/each-row.ts";
import * as tries from "../platform/limits.ts";
import * as addressChange from "./address-change.ts";
import * as registration from "./company/registration.ts";
import type { accountEvents } from "./events.ts";
import * as factorReset from "./factors/factor-reset.ts";
import * as signInAttempt from "./factors/sign-in-attempt.ts";
import * as invitation from "./invitation.ts";
import * as letter from "./letter.ts";
import * as person from "./person.ts";
import * as knownDevice from "./sign-in/known-device.ts";
import * as link from "./sign-in/link.ts";

type Payload<K extends keyof typeof accountEvents> = z.output<(typeof accountEvents)[K]>;

/** Which letter a link goes with. Whoever signs up with an address that has an account is told so by mail, and only there. */
const letterOf = ({ purpose, isMember }: link.Ready) =>
  purpose === "reset" ? "reset" : purpose === "sign_in" ? "signIn" : isMember ? "alreadyHere" : "signUp";

export async function sendLink({ linkId, locale, next }: Payload<"link_asked">, eventId: string): Promise<void> {
  const ready = await link.ready(linkId);
  if (!ready) return;
  const page = ready.purpose === "reset" ? "/sign-in/reset" : "/sign-in/link";
  // In the fragment: it reaches no server, no log and no Referer.
  const isNew = ready.purpose === "sign_up" && !ready.isMember;
  const fragment = new URLSearchParams({ t: ready.token, ...(isNew ? { new: "1" } : {}), ...(next ? { n: next } : {}) });
  await letter.send(letterOf(ready), { to: ready.email, locale, eventId, path: `${page}#${fragment}` });
}

export async function sendPasswordChanged({ personId }: Payload<"password_changed">, eventId: string): Promise<void> {
  const reader = await person.reader(personId);
  if (reader) await letter.send("passwordChanged", { ...reader, eventId, path: "/sign-in#forgot" });
}

export async function sendSignInMethodsChanged({ personId }: Payload<"sign_in_methods_changed">, eventId: string): Promise<void> {
  const reader = await person.reader(personId);
  if (reader) await letter.send("signInMethodsChanged", { ...reader, eventId, path: "/account" });
}

export async function sendRolesChanged({ personId }: Payload<"roles_changed">, eventId: string): Promise<void> {
  const reader = await person.reader(personId);
  if (reader) await letter.send("rolesChanged", { ...reader, eventId, path: "/sign-in" });
}

export async function sendFactorsChanged({ personId }: Payload<"factors_changed">, eventId: string): Promise<void> {
  const reader = await person.reader(personId);
  if (reader) await letter.send("factorsChanged", { ...reader, eventId, path: "/account" });
}

export async function sendFactorReset({ resetId }: Payload<"factor_reset_asked">, eventId: string): Promise<void> {
  const about = await factorReset.letterOf(resetId);
  if (!about) return;
  const { at, ...reader } = about;
  await letter.send("factorReset", { ...reader, eventId, path: "/account", words: { at } });
}

/** One letter to each address. Sent again, each is the same letter. */
export async function sendAddressChange({ changeId }: Payload<"address_change_asked">, eventId: string): Promise<void> {
  const letters = await addressChange.lettersOf(changeId);
  if (!letters) return;
  const { token, ...reader } = letters.toNew;
  const { token: stop, at, ...owner } = letters.toOld;
  if (token) await letter.send("addressConfirm", { ...reader, eventId: `${eventId}-new`, path: `/sign-in/address#t=${token}` });
  else await letter.send("addressTaken", { ...reader, eventId: `${eventId}-new`, path: "/sign-in" });
  await letter.send("addressAsked", { ...owner, eventId: `${eventId}-old`, path: `/sign-in/address#t=${stop}`, words: { at } });
}

export async function sendAddressChanged({ personId }: Payload<"address_changed">, eventId: string): Promise<void> {
  const reader = await person.reader(personId);
  if (reader) await letter.send("addressChanged", { ...reader, eventId, path: "/account" });
}

export async function sendNewDevice({ deviceId }: Payload<"device_new">, eventId: string): Promise<void> {
  const about = await knownDevice.letterOf(deviceId);
  if (!about) return;
  const { device, at, ...reader } = about;
  await letter.send("newDevice", { ...reader, eventId, path: "/account", words: { device: device || "?", at } });
}

export async function inviteMember({ invitationId }: Payload<"member_invited">, eventId: string): Promise<void> {
  const about = await invitation.letterOf(invitationId);
  if (!about) return;
  const { organisation, ...reader } = about;
  await letter.send("invitation", { ...reader, eventId, path: "/account", words: { organisation } });
}

/** To the company's own address: whoever reads it makes the company visible. */
export async function confirmCompany({ registrationId }: Payload<"company_asked">, eventId: string): Promise<void> {
  const about = await registration.letterOf(registrationId);
  if (!about) return;
  const { token, name, ...reader } = about;
  await letter.send("companyConfirm", { ...reader, eventId, path: `/employer/companies/confirm#t=${token}`, words: { company: name } });
}

/** Sessions end to the second: what they opened ends with them. */
export const endSessions = session.endExpired;

/** Addresses change a day after it was asked for. */
export const changeAddresses = addressChange.carryOut;

/** Second factors that an admin takes go a day after it was asked for. */
export const resetFactors = factorReset.carryOut;

const purges = {
  link: link.purge,
  invitation: invitation.purge,
  registration: registration.purge,
  limits: tries.purge,
  attempt: signInAttempt.purge,
  device: knownDevice.purge,
};

/** Dead links, unanswered invitations and old counts are deleted; where one of them fails the others still go. */
export async function purge(): Promise<void> {
  for (const [id, work] of Object.entries(purges)) await tryRow("purge", id, work);
}
