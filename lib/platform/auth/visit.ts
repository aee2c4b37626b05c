// Where a request comes from, as far as the trusted hop knows: for limits and for the list of devices.
import "server-only";
import { headers } from "next/headers";
import { isThisMachine, networkOf } from "../http/client-address.ts";
import { digest } from "../secret/random.ts";
import { deviceLabel } from "./device.ts";

/** A request's origin without its address: a digest for counting, a label for its owner's eyes. */
export type Visit = {
  /** Digest of the IPv4 address or the IPv6 /64. */
  network: string;
  /** Such as "Chrome, Android". */
  device: string;
  /** Whether it comes from this machine itself. */
  isLocal: boolean;
};

/** The visit from plain header values, for callers without Next. `address` is what `web` has written into X-Forwarded-For. */
export function visitOf(address: string | null, userAgent: string | null): Visit {
  return {
    network: digest(networkOf(address ?? "unknown")),
    device: deviceLabel(userAgent ?? ""),
    isLocal: isThisMachine(address ?? ""),
  };
}

export async function currentVisit(): Promise<Visit> {
  const sent = await headers();
  return visitOf(sent.get("x-forwarded-for"), sent.get("user-agent"));
}
