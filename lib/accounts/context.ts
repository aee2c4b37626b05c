// What accounts add to the lists of the whole product (lib/contexts.ts): refusals, limits, tags of cached pages. Pure.
import { named } from "../platform/limit.ts";

export const refusals = [
  "wrong_password",
  "email_invalid",
  "password_short",
  "password_common",
  "link_dead",
  "code_wrong",
  "passkey_refused",
  "attempt_over",
  "proof_needed",
  "factor_exists",
  "factor_required",
  "last_admin",
  "last_company_admin",
  "free_mail",
  "company_exists",
  "companies_full",
  "last_way_in",
  "name_taken",
  "account_banned",
] as const;

declare module "../platform/result.ts" {
  interface RefusalCodes {
    accounts: (typeof refusals)[number];
  }
}

declare module "../platform/pages/pages.ts" {
  interface PageTags {
    accounts: `organisation:${string}`;
  }
}

export const limits = named({
  // Wrong passwords. What one network may use of `wrongByAll` is what `wrongByNetwork` lets through: a third at most.
  wrongByNetwork: { points: 100, seconds: 100 },
  wrongByAccountAndNetwork: { points: 5, seconds: 5 * 60 },
  wrongByAccount: { points: 60, seconds: 15 * 60 },
  wrongByAll: { points: 300, seconds: 15 },
  passwordChangeByPerson: { points: 5, seconds: 5 * 60 },
  // Wrong codes of a second factor, and passkeys asked for.
  codeByPerson: { points: 5, seconds: 5 * 60 },
  passkeyByNetwork: { points: 300, seconds: 60 },
  // Sign-ups and letters.
  signUpByNetwork: { points: 120, seconds: 60 },
  // Sign-ins with an identity provider: each step asks it up to four times.
  providerByNetwork: { points: 120, seconds: 60 },
  // Over in a quarter of an hour: with the wrong passwords they are what keeps an owner out whom somebody is after.
  letterByAccountAndNetwork: { points: 3, seconds: 15 * 60 },
  letterByAccount: { points: 6, seconds: 15 * 60 },
  // Each consent that is given again is another row of one's list.
  consentByPerson: { points: 20, seconds: 20 * 60 },
  // Each sends a letter to an address that somebody typed.
  registrationByPerson: { points: 5, seconds: 24 * 3600 },
  // Each change makes the public page anew.
  companyPageByCompany: { points: 30, seconds: 3600 },
  invitationByPerson: { points: 20, seconds: 24 * 3600 },
});
