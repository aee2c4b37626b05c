// What somebody agreed to beyond what the service needs: each purpose by itself, off until given, with the text they read. Refusing
// one takes nothing away.
import "server-only";
import type { z } from "zod";
import ar from "../i18n/ar/accounts.json" with { type: "json" };
import en from "../i18n/en/accounts.json" with { type: "json" };
import id from "../i18n/id/accounts.json" with { type: "json" };
import type { Actor } from "../platform/auth/actor.ts";
import { db, type Tx, transact } from "../platform/db.ts";
import { spend } from "../platform/limits.ts";
import { done, type Result, refuse } from "../platform/result.ts";
import { digest } from "../platform/secret/random.ts";
import { limits } from "./context.ts";
import type { consentInput, consentPurposeInput } from "./schema.ts";
import { type ConsentPurpose, consentPurposes } from "./schema.ts";
import type { ConsentState } from "./view.ts";

const texts = { id, en, ar };
type Language = keyof typeof texts;

const isLanguage = (locale: string): locale is Language => Object.hasOwn(texts, locale);

/** The hash of the text somebody reads in a language; another text has another hash, and asks again. */
export const textHashOf = (purpose: ConsentPurpose, locale: string): string =>
  digest(texts[isLanguage(locale) ? locale : "id"].consents[purpose].text);

/** Hashes of the texts that hold now, in every language. */
const currentHashes = (purpose: ConsentPurpose): string[] => Object.keys(texts).map((locale) => textHashOf(purpose, locale));

/**
 * Agrees to one purpose, by the text that was shown. Given twice, it stays one. Refuses `conflict` when the text is another one by
 * now, so that nobody agrees to what they have not read, and `too_often`.
 */
export async function give(actor: Actor, { purpose, locale, textHash }: z.output<typeof consentInput>): Promise<Result<null>> {
  const minutes = await spend([limits.consentByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    if (textHash !== textHashOf(purpose, locale)) return refuse("conflict");
    // A consent to an older text ends here.
    await tx.$executeRaw`
      UPDATE consent SET withdrawn_at = app_now()
      WHERE person_id = ${actor.personId}::uuid AND purpose = ${purpose} AND withdrawn_at IS NULL AND NOT text_hash = ANY (${currentHashes(purpose)})`;
    await tx.$executeRaw`
      INSERT INTO consent (id, person_id, purpose, text_hash, locale, session_digest)
      VALUES (gen_random_uuid(), ${actor.personId}::uuid, ${purpose}, ${textHash}, ${locale}, ${digest(actor.sessionId)})
      ON CONFLICT (person_id, purpose) WHERE withdrawn_at IS NULL DO NOTHING`;
    return done(null);
  });
}

/** Takes it back, from now on. That it was given, and when, stays in one's own list. */
export async function withdraw({ personId }: Actor, { purpose }: z.output<typeof consentPurposeInput>): Promise<Result<null>> {
  await db.$executeRaw`
    UPDATE consent SET withdrawn_at = app_now() WHERE person_id = ${personId}::uuid AND purpose = ${purpose} AND withdrawn_at IS NULL`;
  return done(null);
}

/** Whether the person behind an address agreed, to the text that holds now. False for an address without an account. */
export async function isGivenAt(tx: Tx, email: string, purpose: ConsentPurpose): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM consent c JOIN person p ON p.id = c.person_id
    WHERE p.email = ${email} AND c.purpose = ${purpose} AND c.withdrawn_at IS NULL AND c.text_hash = ANY (${currentHashes(purpose)})`;
  return rows.length > 0;
}

/** My consents: every purpose with the hash of its text in my language, and what I said of it. */
export async function mine({ personId }: Actor, locale: string): Promise<ConsentState[]> {
  const rows = await db.consent.findMany({ where: { personId }, orderBy: { givenAt: "desc" } });
  return consentPurposes.map((purpose) => {
    const last = rows.find((row) => row.purpose === purpose);
    const isCurrent = last !== undefined && currentHashes(purpose).includes(last.textHash);
    return {
      purpose,
      textHash: textHashOf(purpose, locale),
      isGiven: isCurrent && last.withdrawnAt === null,
      isOutdated: last !== undefined && last.withdrawnAt === null && !isCurrent,
      givenAt: last?.givenAt ?? null,
      withdrawnAt: last?.withdrawnAt ?? null,
    };
  });
}
