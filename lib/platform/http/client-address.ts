// The client's address: the one place that reads X-Forwarded-For, and believes it only of proxies that are named in a setting.
import "server-only";
import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";
import proxyAddr from "proxy-addr";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type Proxies = readonly [Address, number][];

/** Addresses and networks, such as `127.0.0.1, 10.0.0.0/8`. Throws when one is neither. */
export function parseProxies(list: string): Proxies {
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => {
      if (!entry.includes("/")) {
        const address = ipaddr.process(entry);
        return [address, address.kind() === "ipv4" ? 32 : 128];
      }
      return ipaddr.parseCIDR(entry);
    });
}

const isProxy = (address: Address, proxies: Proxies) =>
  proxies.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits));

/** Whether a connection from this address is one of a trusted proxy. */
export function isTrusted(ip: string | undefined, proxies: Proxies): boolean {
  const address = parseAddress(ip ?? "");
  return address !== null && isProxy(address, proxies);
}

/** Without brackets, port, zone; an IPv4 address written as IPv6 is one of IPv4. Null when it is no address. */
function parseAddress(text: string): Address | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1")
    .replace(/%.*$/, "");
  return ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare) ? ipaddr.process(bare) : null;
}

/**
 * The address of who sent this: that of the connection, or, where a trusted proxy holds it, the entry of X-Forwarded-For that the
 * outermost trusted proxy wrote. What stands left of that anybody can write. An entry that is no address ends the search.
 */
export function clientAddress({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">, proxies: Proxies): string {
  const chain = proxyAddr.all({ socket, headers } as IncomingMessage, (entry) => isTrusted(entry, proxies));
  const nearestFirst = chain.map((entry) => parseAddress(entry ?? ""));
  return nearestFirst.findLast((address) => address !== null)?.toString() ?? "unknown";
}

/** Whether the client is this machine itself. */
export const isThisMachine = (ip: string): boolean => parseAddress(ip)?.range() === "loopback";

/** Whose limit counts for an address: its IPv6 /64, which is one household or phone, or the IPv4 address. */
export function networkOf(ip: string): string {
  const address = parseAddress(ip);
  if (!address) return ip;
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
