// Whether a person's hide list means somebody. Pure but for the pepper, which the caller passes.
import { createHmac } from "node:crypto";
import type { Viewer } from "./viewer.ts";

/** What a person's row and entries say of their visibility. */
export type ShieldFacts = {
  salt: string;
  isFrozen: boolean;
  /** The companies of the list, with those of the same groups. */
  organisations: readonly string[];
  domains: readonly string[];
  addressDigests: readonly string[];
};

/**
 * 64 bits of HMAC-SHA256 over the owner's salt and the canonical address. The pepper is outside the database: without it a dump cannot be
 * tried against a list of addresses, and with the salt two lists with one address do not look alike.
 */
export const addressDigest = (pepper: string, salt: string, address: string): string =>
  createHmac("sha256", pepper).update(`${salt} ${address}`).digest("hex").slice(0, 16);

/** Whether this list names the viewer: by a company they belong to or speak for, by the domain of their address, or by the address. */
export function names(shield: ShieldFacts, viewer: Pick<Viewer, "organisations" | "email">, pepper: string): boolean {
  if (shield.organisations.some((id) => viewer.organisations.includes(id))) return true;
  if (viewer.email === null) return false;
  const domain = viewer.email.slice(viewer.email.lastIndexOf("@") + 1);
  if (shield.domains.some((hidden) => domain === hidden || domain.endsWith(`.${hidden}`))) return true;
  return shield.addressDigests.length > 0 && shield.addressDigests.includes(addressDigest(pepper, shield.salt, viewer.email));
}
