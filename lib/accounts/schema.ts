// The shapes that come in from the edges. Safe in the browser.
import { z } from "zod";
import { optionalText, text } from "../platform/text.ts";

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
export const linkUseInput = z.strictObject({ token: z.string().min(20).max(100) });
export const resetInput = z.strictObject({ token: z.string().min(20).max(100), password: newPassword });
export const passwordInput = z.strictObject({ current: password, next: newPassword });
export const sessionInput = z.strictObject({ sessionId: id });
export const localeInput = z.strictObject({ locale });
export const nothing = z.strictObject({});
export const grantInput = z.strictObject({ personId: id, role: z.enum(["recruiter", "officer", "admin"]) });
export const findPersonInput = z.strictObject({ email });
export const organisationInput = z.strictObject({ name: text(80).min(2) });
/** Whom to invite; whether the address has an account is nobody's business until its owner accepts. */
export const memberInput = z.strictObject({ organisationId: id, email });
export const dropMemberInput = z.strictObject({ organisationId: id, personId: id });
export const invitationInput = z.strictObject({ invitationId: id });
