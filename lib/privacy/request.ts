// Asking what is held about an address, with an account or without one. The answer goes to that address alone, for 72 hours, and says
// nothing about anybody else.
import "server-only";
import { createHmac } from "node:crypto";
import type { z } from "zod";
import * as addressChange from "#lib/accounts/address-change";
import * as registration from "#lib/accounts/company/registration";
import * as emailAddress from "#lib/accounts/email";
import * as invitation from "#lib/accounts/invitation";
import * as person from "#lib/accounts/person";
import type { Visit } from "#lib/platform/auth/visit";
import { db, type Tx, transact } from "#lib/platform/db";
import { env } from "#lib/platform/env";
import { emit } from "#lib/platform/jobs";
import * as tries from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { digest } from "#lib/platform/secret/random";
import * as moderators from "#lib/series/moderators";
import { limits } from "./context.ts";
import { privacyEvents } from "./events.ts";
import type { dataRequestInput, requestTokenInput } from "./schema.ts";
import type { HeldAtAddress } from "./view.ts";

/** Orders the letter. Answers alike for every address, and does the same work for each. Refuses `email_invalid`, `too_often`. */
export async function ask(visit: Visit, input: z.output<typeof dataRequestInput>): Promise<Result<null>> {
  const email = emailAddress.canonical(input.email);
  if (!email) return refuse("email_invalid", { field: "email" });
  const minutes = await tries.spend([limits.dataRequestByNetwork, visit.network], ...person.letterCounts(visit, email));
  if (minutes) return refuse("too_often", { minutes });
  await transact(async (tx) => {
    const { id: requestId } = await tx.dataRequest.create({ data: { email, locale: input.locale }, select: { id: true } });
    await emit(tx, privacyEvents, "data_request_asked", { requestId });
  });
  return done(null);
}

/** Made from the row's id and our secret: it rests nowhere, and a letter sent twice carries the same one. */
const tokenOf = (requestId: string): string =>
  createHmac("sha256", env().SITE_SECRET).update(`data request ${requestId}`).digest("base64url");

/** In the worker, just before the letter leaves: from now on its link opens. Null when its time is over. */
export async function ready(requestId: string): Promise<(person.Reader & { token: string }) | null> {
  const token = tokenOf(requestId);
  const [row] = await db.$queryRaw<{ to: string; locale: string }[]>`
    UPDATE data_request SET token_digest = ${digest(token)} WHERE id = ${requestId}::uuid AND expires_at > app_now()
    RETURNING email AS "to", locale`;
  return row ? { ...row, token } : null;
}

/** What is held about the address behind a link. Refuses `link_dead`. */
export const read = ({ token }: z.output<typeof requestTokenInput>): Promise<Result<HeldAtAddress>> =>
  transact(async (tx) => {
    const [row] = await tx.$queryRaw<{ email: string }[]>`
      UPDATE data_request SET opened_at = coalesce(opened_at, app_now())
      WHERE token_digest = ${digest(token)} AND expires_at > app_now() RETURNING email`;
    return row ? done(await heldAt(tx, row.email)) : refuse("link_dead");
  });

/** Removes what others began with the address: invitations, changes to it, companies, a sign-up nobody confirmed; they learn nothing of it. Twice is harmless. Refuses `link_dead`. */
export const remove = ({ token }: z.output<typeof requestTokenInput>): Promise<Result<HeldAtAddress>> =>
  transact(async (tx) => {
    const [row] = await tx.$queryRaw<{ email: string }[]>`
      UPDATE data_request SET removed_at = coalesce(removed_at, app_now())
      WHERE token_digest = ${digest(token)} AND expires_at > app_now() RETURNING email`;
    if (!row) return refuse("link_dead");
    await invitation.forget(tx, row.email);
    await moderators.forget(tx, row.email);
    await addressChange.forget(tx, row.email);
    await registration.forget(tx, row.email);
    await person.forgetUnconfirmed(tx, row.email);
    return done(await heldAt(tx, row.email));
  });

async function heldAt(tx: Tx, email: string): Promise<HeldAtAddress> {
  const [companies, forums, changes, registrations, since, personId] = [
    await invitation.atAddress(tx, email),
    await moderators.atAddress(tx, email),
    await addressChange.atAddress(tx, email),
    await registration.atAddress(tx, email),
    await person.unconfirmedSince(tx, email),
    await person.idAt(tx, email),
  ];
  const asked: HeldAtAddress["asked"] = changes.map((times) => ({ kind: "change", ...times }));
  asked.push(...registrations.map(({ at, until }) => ({ kind: "registration" as const, at, until })));
  if (since) asked.push({ kind: "signUp", at: since, until: new Date(since.getTime() + day) });
  return { email, hasAccount: personId !== null && !since, companies, forums, asked };
}

/** After which a sign-up nobody confirmed is forgotten. */
const day = 24 * 3600 * 1000;

/** Requests whose 72 hours are over. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM data_request WHERE expires_at <= app_now()`;
}
