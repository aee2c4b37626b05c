// What accounts hold of a person: the class of every column, who sees it, and until when it is kept.
import "server-only";
import * as session from "../platform/auth/session.ts";
import * as tries from "../platform/limits.ts";
import { days, type TableRules } from "../platform/personal-data.ts";
import * as registration from "./company/registration.ts";
import { registrationDays } from "./company/rules.ts";
import * as signInAttempt from "./factors/sign-in-attempt.ts";
import * as invitation from "./invitation.ts";
import * as knownDevice from "./sign-in/known-device.ts";
import * as link from "./sign-in/link.ts";

export const columns = {
  space: { id: "none", kind: "none", created_at: "none" },
  person: {
    id: "none",
    email: "subject",
    email_confirmed_at: "subject",
    password_hash: "secret",
    password_changed_at: "subject",
    locale: "subject",
    first_role_at: "subject",
    created_at: "subject",
    closed_at: "subject",
  },
  session: {
    id: "none",
    token_digest: "secret",
    person_id: "none",
    device: "subject",
    created_at: "subject",
    seen_at: "subject",
    idle_seconds: "none",
    expires_at: "none",
    ends_at: "none",
    proved_at: "subject",
  },
  passkey: {
    id: "none",
    person_id: "none",
    credential_id: "secret",
    public_key: "secret",
    counter: "none",
    transports: "none",
    name: "subject",
    created_at: "subject",
    used_at: "subject",
  },
  authenticator_app: { person_id: "none", sealed_secret: "secret", last_step: "none", created_at: "subject", confirmed_at: "subject" },
  recovery_code: { id: "none", person_id: "none", code_digest: "secret", created_at: "subject", used_at: "subject" },
  sign_in_attempt: {
    id: "none",
    token_digest: "secret",
    person_id: "none",
    challenge: "secret",
    created_at: "subject",
    expires_at: "none",
  },
  known_device: { id: "none", person_id: "none", device: "subject", network_digest: "secret", seen_at: "subject" },
  factor_reset: { id: "none", person_id: "none", asked_by_id: "staff", reason: "subject", created_at: "subject", due_at: "subject" },
  address_change: {
    id: "none",
    person_id: "none",
    email: "subject",
    created_at: "subject",
    confirmed_at: "subject",
    due_at: "subject",
  },
  linked_account: { id: "none", person_id: "none", issuer: "subject", subject: "subject", created_at: "subject" },
  sign_in_link: {
    id: "none",
    person_id: "none",
    purpose: "subject",
    token_digest: "secret",
    created_at: "subject",
    expires_at: "none",
    used_at: "subject",
  },
  role_grant: { person_id: "none", role: "subject", granted_by_id: "staff", granted_at: "subject" },
  account_ban: { person_id: "none", created_at: "subject" },
  persona: { id: "none", person_id: "none", space_id: "none", name: "subject", seed: "subject", created_at: "subject" },
  organisation: {
    id: "none",
    name: "none",
    seed: "none",
    country: "none",
    town: "none",
    website: "none",
    about: "none",
    answerable_name: "about-others",
    answerable_office: "about-others",
    domain: "none",
    domain_confirmed_at: "none",
    domain_key: "none",
    registered_by_id: "staff",
    registered_at: "none",
    passed_at: "none",
    created_at: "none",
    posting_frozen_at: "none",
  },
  membership: { person_id: "none", organisation_id: "subject", role: "subject", created_at: "subject" },
  company_registration: {
    id: "none",
    person_id: "none",
    name: "subject",
    country: "subject",
    town: "subject",
    website: "subject",
    about: "subject",
    answerable_name: "subject",
    answerable_office: "subject",
    email: "subject",
    created_at: "subject",
  },
  invitation: {
    id: "none",
    organisation_id: "subject",
    email: "subject",
    role: "subject",
    invited_by_id: "about-others",
    created_at: "subject",
  },
  consent: {
    id: "none",
    person_id: "none",
    purpose: "subject",
    text_hash: "subject",
    locale: "subject",
    session_digest: "subject",
    given_at: "subject",
    withdrawn_at: "subject",
  },
  rate_limit: { key: "secret", points: "none", expire: "none" },
} as const;

const account = { until: "account" } as const;

export const tables = {
  space: { holds: null, keep: [{ until: "never", because: "it names a forum's place, not a person" }] },
  person: {
    holds: "E-mail address, whether it is confirmed, password as an argon2id digest, language of letters",
    seenBy: "nobody but its owner; administrators find an account only by the whole address",
    keep: [account],
  },
  session: {
    holds: 'Sessions: a digest of the token, a label such as "Chrome, Android"',
    seenBy: "their owner",
    keep: [account, { hours: 0, after: "expires_at", purge: session.endExpired }],
  },
  passkey: {
    holds: "Passkeys: the public half, a name of one's own",
    seenBy: "their owner sees names and dates",
    keep: [account],
  },
  authenticator_app: { holds: "The secret of an authenticator app, encrypted", seenBy: "nobody", keep: [account] },
  recovery_code: { holds: "Digests of recovery codes", seenBy: "nobody", keep: [account] },
  sign_in_attempt: {
    holds: "A sign-in that is not finished",
    seenBy: "nobody",
    keep: [account, { hours: 0, after: "expires_at", purge: signInAttempt.purge }],
  },
  known_device: {
    holds: "Devices one has signed in from: a label and a digest of the network",
    seenBy: "nobody; their owner is told of a new one by mail",
    keep: [account, { hours: days(365), after: "seen_at", purge: knownDevice.purge }],
  },
  account_ban: { holds: "That a decision on a report closed the account", seenBy: "its owner in the export", keep: [account] },
  factor_reset: {
    holds: "An admin's wish to remove a lost second step, with its reason",
    seenBy: "admins; its owner in the export",
    // Carried out when it is due, by a scheduled task of its own.
    keep: [account],
  },
  address_change: {
    holds: "Another address that one asked for",
    seenBy: "its owner",
    // Carried out or forgotten when it is due, by a scheduled task of its own.
    keep: [account],
  },
  linked_account: { holds: "Accounts at identity providers: who issued it and its number", seenBy: "their owner", keep: [account] },
  sign_in_link: {
    holds: "Mailed links: a digest and when they were used",
    seenBy: "nobody",
    keep: [account, { hours: days(1), after: "created_at", purge: link.purge }],
  },
  role_grant: { holds: "Roles and who gave them", seenBy: "admins; their owner", keep: [account] },
  persona: {
    holds: "Name and drawn picture in a forum (persona); two of one person share nothing",
    seenBy: "everybody in the rooms of that forum",
    keep: [account],
  },
  organisation: {
    holds: null,
    keep: [{ until: "never", because: "it names a company; who registered it is forgotten with the account" }],
  },
  company_registration: {
    holds: "A company that one wishes to register: what its page would say, and the address that was asked",
    seenBy: "its owner",
    keep: [account, { hours: days(registrationDays), after: "created_at", purge: registration.purge }],
  },
  membership: { holds: "Which companies one belongs to", seenBy: "the members of that company; admins", keep: [account] },
  invitation: {
    holds: "An address asked to join a company",
    seenBy: "its members; the address's owner",
    keep: [account, { hours: days(14), after: "created_at", purge: invitation.purge }],
  },
  consent: {
    holds: "Consents: purpose, hash and language of the text that was read, when, a digest of the session, when withdrawn",
    seenBy: "their owner",
    keep: [account],
  },
  rate_limit: {
    holds: "Counts of tries, by digests of who tried",
    seenBy: "nobody",
    keep: [account, { hours: 1, after: "expire", purge: tries.purge }],
  },
} satisfies TableRules<typeof columns>;
