// Whose request it is: the connection's own address, or what a proxy that is trusted by name says.
import type { IncomingMessage } from "node:http";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress, parseProxies } from "#lib/platform/http/client-address";

const asked = (remoteAddress: string | undefined, forwardedFor?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor },
  }) as unknown as Pick<IncomingMessage, "socket" | "headers">;

const nobody = parseProxies("");
const ours = parseProxies("127.0.0.1, 10.0.0.0/8 2001:db8:ffff::/48");

test("without trusted proxies a forged X-Forwarded-For changes nothing", () => {
  fc.assert(
    fc.property(fc.string(), (forged) => {
      expect(clientAddress(asked("203.0.113.7", forged), nobody)).toBe("203.0.113.7");
      expect(clientAddress(asked("203.0.113.7", forged), ours)).toBe("203.0.113.7");
    }),
  );
});

describe("behind a trusted proxy", () => {
  test.each([
    ["198.51.100.4", "198.51.100.4"],
    ["1.2.3.4, 198.51.100.4", "198.51.100.4"],
    ["1.2.3.4, 198.51.100.4, 10.1.2.3", "198.51.100.4"],
    ["198.51.100.4, 2001:db8:ffff::1", "198.51.100.4"],
    ["2001:db8:1::5", "2001:db8:1::5"],
    ["[2001:db8:1::5]:4711", "2001:db8:1::5"],
    ["198.51.100.4:4711", "198.51.100.4"],
    ["::ffff:198.51.100.4", "198.51.100.4"],
    // A proxy that says nothing sensible is the last one we know.
    ["unknown", "127.0.0.1"],
    ["", "127.0.0.1"],
    ["198.51.100.4, nonsense", "127.0.0.1"],
    ["0x7f.1", "127.0.0.1"],
    ["10.1.1.1, 10.2.2.2", "10.1.1.1"],
  ])("%s means %s", (forwardedFor, address) => expect(clientAddress(asked("127.0.0.1", forwardedFor), ours)).toBe(address));

  test("that itself comes as IPv4 written as IPv6", () =>
    expect(clientAddress(asked("::ffff:127.0.0.1", "198.51.100.4"), ours)).toBe("198.51.100.4"));

  test("without the header it is the proxy", () => expect(clientAddress(asked("127.0.0.1"), ours)).toBe("127.0.0.1"));
});

test("a socket that is gone has no address", () => expect(clientAddress(asked(undefined, "1.2.3.4"), ours)).toBe("unknown"));

test("a setting that is no network is refused at the start", () => {
  for (const wrong of ["everybody", "10.0.0.0/99", "10.0.0.1/8/8"]) expect(() => parseProxies(wrong)).toThrow();
});
