// What the worker does for accounts: letters, and putting away what is over.
import "server-only";
import type { z } from "zod";
import * as session from "../platform/auth/session.ts";
import { attempt } from "../platform/isolate.ts";
import * as tries from "../platform/limits.ts";
import type { accountEvents } from "./events.ts";
import * as invitation from "./invitation.ts";
import * as letter from "./letter.ts";
import * as link from "./link.ts";
import * as person from "./person.ts";

type Fact<K extends keyof typeof accountEvents> = z.output<(typeof accountEvents)[K]>;

/** Which letter a link goes with. Whoever signs up with an address that has an account is told so by mail, and only there. */
const letterOf = ({ purpose, isMember }: link.Ready) =>
  purpose === "reset" ? "reset" : purpose === "sign_in" ? "signIn" : isMember ? "alreadyHere" : "signUp";

export async function sendLink({ linkId, locale, next }: Fact<"link_asked">, factId: string): Promise<void> {
  const ready = await link.ready(linkId);
  if (!ready) return;
  const page = ready.purpose === "reset" ? "/sign-in/reset" : "/sign-in/link";
  // In the fragment: it reaches no server, no log and no Referer.
  const isNew = ready.purpose === "sign_up" && !ready.isMember;
  const fragment = new URLSearchParams({ t: ready.token, ...(isNew ? { new: "1" } : {}), ...(next ? { n: next } : {}) });
  await letter.send(letterOf(ready), { to: ready.email, locale, factId, path: `${page}#${fragment}` });
}

export async function sayPasswordChanged({ personId }: Fact<"password_changed">, factId: string): Promise<void> {
  const reader = await person.reader(personId);
  if (reader) await letter.send("passwordChanged", { ...reader, factId, path: "/sign-in#forgot" });
}

export async function sayRolesChanged({ personId }: Fact<"roles_changed">, factId: string): Promise<void> {
  const reader = await person.reader(personId);
  if (reader) await letter.send("rolesChanged", { ...reader, factId, path: "/sign-in" });
}

export async function inviteMember({ invitationId }: Fact<"member_invited">, factId: string): Promise<void> {
  const about = await invitation.letterOf(invitationId);
  if (!about) return;
  const { organisation, ...reader } = about;
  await letter.send("invitation", { ...reader, factId, path: "/account", words: { organisation } });
}

/** Sessions end to the second: what they opened ends with them. */
export const endSessions = session.endExpired;

const purges = { link: link.purge, invitation: invitation.purge, limits: tries.purge };

/** Dead links, unanswered invitations and old counts are deleted; where one of them fails the others still go. */
export async function purge(): Promise<void> {
  for (const [id, work] of Object.entries(purges)) await attempt("purge", id, work);
}
