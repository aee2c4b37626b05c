import { describe, expect, test } from "vitest";
import { deviceLabel } from "#lib/platform/auth/device";
import { visitOf } from "#lib/platform/auth/visit";
import { networkOf } from "#lib/platform/http/client-address";

describe("a network", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::", "fe80:0:0:0::/64"],
  ])("of %s is %s", (ip, network) => expect(networkOf(ip)).toBe(network));

  test("is the same for one address and differs between two", () => {
    expect(visitOf("::ffff:203.0.113.7", null).network).toBe(visitOf("203.0.113.7", null).network);
    expect(visitOf("203.0.113.7", null).network).not.toBe(visitOf("203.0.113.8", null).network);
  });

  test("is never kept as an address", () => {
    const visit = visitOf("203.0.113.7", "Mozilla/5.0 Firefox/150.0");
    expect(JSON.stringify(visit)).not.toContain("203.0.113.7");
  });
});

describe("a device is called", () => {
  const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
  test.each([
    [`Mozilla/5.0 (Linux; Android 14; SM-A155F) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36`, "Chrome, Android"],
    [`Mozilla/5.0 (Linux; Android 14) ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, "Samsung Internet, Android"],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`, "Microsoft Edge, Windows"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox, Windows"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
      "Safari, iPhone",
    ],
    ["Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36", "Chrome, Chrome OS"],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15",
      "Safari, macOS",
    ],
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/156.0.0.0 Safari/537.36`, "Chrome, Linux"],
    ["curl/8.0", ""],
    ["Your bank, please call 555/3.0 (Windows NT 10.0)", "Windows"],
    ["", ""],
  ])("%s", (words, label) => expect(deviceLabel(words)).toBe(label));
});

test.each([
  ["127.0.0.1", true],
  ["::1", true],
  ["::ffff:127.0.0.9", true],
  ["192.168.1.20", false],
  ["10.0.0.1", false],
  ["unknown", false],
  [null, false],
])("a visit from %s comes from this machine: %s", (address, isLocal) => expect(visitOf(address, null).isLocal).toBe(isLocal));
