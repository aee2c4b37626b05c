// Masked addresses: random, at the domain of this site that leads to the worker. One says nothing of anybody.
import "server-only";
import { env } from "#lib/platform/env";
import { randomId } from "#lib/platform/secret/random";

/** Whether this site has a domain for masked addresses; without, nobody can grant contact. */
export const isRelayOn = (): boolean => env().RELAY_DOMAIN !== "";

/** The local part of a new one: 130 random bits in small letters and digits, since some mail servers keep no capitals. */
export const drawAddress = (): string => randomId(26);

/** The whole address; null without a local part or a domain. */
export const maskedAddress = (local: string | null): string | null => (local && isRelayOn() ? `${local}@${env().RELAY_DOMAIN}` : null);

/** The local part of an address at our domain; null for any other. */
export function localPartOf(address: string): string | null {
  const [local, domain, ...more] = address.toLowerCase().split("@");
  return local && more.length === 0 && isRelayOn() && domain === env().RELAY_DOMAIN ? local : null;
}
