// Where a request comes from, as far as the trusted hop knows: for limits and for the list of devices.
import "server-only";
import { headers } from "next/headers";
import { digest } from "../random.ts";
import { deviceLabel } from "./device.ts";

/** A request's origin without its address: digests for counting, a label for its owner's eyes. */
export type Visit = {
  /** Digest of the IPv4 address or the IPv6 /64. */
  network: string;
  /** Digest of the network and the browser's own words about itself. */
  browser: string;
  /** Such as "Chrome, Android". */
  device: string;
};

/** The address that our front door saw: it overwrites x-forwarded-for, so the last entry is the one hop we trust. */
const address = (forwarded: string | null): string => forwarded?.split(",").at(-1)?.trim() || "unknown";

/** IPv6 households and phones own a /64 each; an IPv4 address written as IPv6 is an IPv4 address. */
export function networkOf(ip: string): string {
  const four = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(ip)?.[1];
  if (four || !ip.includes(":")) return four ?? ip;
  const [head = "", tail] = ip.toLowerCase().split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(gap).fill("0"), ...right].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/** The visit from plain header values, for callers without Next. */
export function visitOf(forwardedFor: string | null, userAgent: string | null): Visit {
  const network = networkOf(address(forwardedFor));
  return { network: digest(network), browser: digest(`${network} ${userAgent ?? ""}`), device: deviceLabel(userAgent ?? "") };
}

export async function currentVisit(): Promise<Visit> {
  const sent = await headers();
  return visitOf(sent.get("x-forwarded-for"), sent.get("user-agent"));
}
