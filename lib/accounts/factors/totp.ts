// Time-based codes (RFC 6238): six digits, 30 seconds, SHA-1, as every authenticator app knows them. Pure: the time comes from the caller.
import { Secret, TOTP } from "otpauth";

const stepMs = 30_000;
/** A code of the step before or after still counts: clocks of phones drift. */
const driftSteps = 1;

const issuer = "Suara Kerja";

const totpOf = (secret: string, label = "") => new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: stepMs / 1000 });

/** For what the secret of a person is sealed (platform/secret/sealed-text.ts). */
export const sealPurpose = (personId: string): string => `authenticator app ${personId}`;

/** 160 random bits in base32. */
export const drawSecret = (): string => new Secret({ size: 20 }).base32;

/** What the picture to scan says. */
export const setupUri = (secret: string, address: string): string => totpOf(secret, address).toString();

/** The code of a moment. */
export const codeAt = (secret: string, atMs: number): string => totpOf(secret).generate({ timestamp: atMs });

/** The step whose code this is, within the drift, or null for a wrong code. */
export function stepOf(secret: string, code: string, atMs: number): number | null {
  const delta = /^\d{6}$/.test(code) ? totpOf(secret).validate({ token: code, timestamp: atMs, window: driftSteps }) : null;
  return delta === null ? null : Math.floor(atMs / stepMs) + delta;
}
