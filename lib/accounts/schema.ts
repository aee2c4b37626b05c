// The shapes that come in from the edges. Safe in the browser.
import { z } from "zod";
import { optionalText, text } from "../platform/text/text.ts";
import { companyCountries, companyRoles } from "./company/rules.ts";

const id = z.uuid();
/** As typed; `email.canonical` judges and folds it. */
const email = z.string().trim().min(3).max(254);
/** Length is capped before anything is hashed; no rule of composition. */
const password = z
  .string()
  .max(128)
  .refine((typed) => typed.isWellFormed());
const newPassword = password.min(8);
const locale = z.enum(["id", "en", "ar"]);

/** The page to come back to; what is no page of ours is forgotten (`next-path.ts`). */
const next = optionalText(160).default("");

export const signUpInput = z.strictObject({ email, locale, next });
export const signInInput = z.strictObject({ email, password: password.min(1) });
export const linkRequestInput = z.strictObject({ email, purpose: z.enum(["sign_in", "reset"]), locale, next });
export const addressInput = z.strictObject({ email });
export const linkUseInput = z.strictObject({ token: z.string().min(20).max(100) });
export const resetInput = z.strictObject({ token: z.string().min(20).max(100), password: newPassword });
export const passwordInput = z.strictObject({ current: password, next: newPassword });
export const sessionInput = z.strictObject({ sessionId: id });
export const localeInput = z.strictObject({ locale });
/** An identity provider by its id in the settings. */
export const providerInput = z.strictObject({ provider: text(31) });
export const linkedAccountInput = z.strictObject({ linkedAccountId: id });
export const nothing = z.strictObject({});
/** Six digits, or a recovery code however it is written. */
export const codeInput = z.strictObject({ code: text(40).min(6) });
export const proofPasswordInput = z.strictObject({ password: password.min(1) });

const base64url = z
  .string()
  .min(1)
  .max(8_000)
  .regex(/^[A-Za-z0-9_-]+$/);
/** What browsers add beside what is signed: nothing of it is read. */
const beside = {
  authenticatorAttachment: text(40).optional(),
  clientExtensionResults: z.record(z.string().max(40), z.unknown()),
  type: z.literal("public-key"),
};
const assertion = z.strictObject({
  id: base64url,
  rawId: base64url,
  response: z.strictObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
  ...beside,
});
const attestation = z.strictObject({
  id: base64url,
  rawId: base64url,
  response: z.strictObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    authenticatorData: base64url.optional(),
    transports: z.array(text(20)).max(10).optional(),
    publicKeyAlgorithm: z.number().optional(),
    publicKey: base64url.optional(),
  }),
  ...beside,
});
const passkeyName = text(40);
export const passkeyInput = z.strictObject({ credential: assertion });
export const newPasskeyInput = z.strictObject({ credential: attestation, name: passkeyName });
export const passkeyNameInput = z.strictObject({ passkeyId: id, name: passkeyName });
export const passkeyIdInput = z.strictObject({ passkeyId: id });
export const factorResetInput = z.strictObject({ personId: id, reason: text(300).min(10) });
export const resetPersonInput = z.strictObject({ personId: id });

export const grantInput = z.strictObject({ personId: id, role: z.enum(["recruiter", "officer", "admin"]) });
export const findPersonInput = z.strictObject({ email });
export const organisationInput = z.strictObject({ name: text(80).min(2) });
/** An address on the web as people write it; a missing https:// is added. Empty where there is none. */
const website = optionalText(200)
  .transform((typed) => (typed === "" || /^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
  .refine((typed) => typed === "" || isWebsite(typed));

function isWebsite(typed: string): boolean {
  const url = URL.parse(typed);
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes(".") && url.username === "" && url.password === "";
}

/** What a company says of itself in public. */
const companySays = {
  country: z.enum(companyCountries),
  town: text(80),
  website,
  about: text(600).min(20),
  answerableName: text(80).min(3),
  answerableOffice: text(80).min(2),
};
export const registrationInput = z.strictObject({ name: text(80).min(2), email, ...companySays });
export const companyPageInput = z.strictObject({ organisationId: id, ...companySays });
/** Whom to invite; whether the address has an account is nobody's business until its owner accepts. */
export const memberInput = z.strictObject({ organisationId: id, email, role: z.enum(companyRoles) });
export const memberRoleInput = z.strictObject({ organisationId: id, personId: id, role: z.enum(companyRoles) });
export const dropMemberInput = z.strictObject({ organisationId: id, personId: id });
export const invitationInput = z.strictObject({ invitationId: id });

/** What may be agreed to beyond what the service needs. A new one needs its text in three languages (`accounts.consents`). */
export const consentPurposes = ["subjects"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export const consentPurposeInput = z.strictObject({ purpose: z.enum(consentPurposes) });
export const consentInput = consentPurposeInput.extend({ locale: z.enum(["id", "en", "ar"]), textHash: z.string().length(43) });
