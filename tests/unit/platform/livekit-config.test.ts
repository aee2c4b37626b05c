// Where browsers are told to find voices: at the host's own addresses, while LiveKit's own door stays on loopback.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type NetworkInterfaceInfo, networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mediaAddresses, writeLivekitConfig } from "#scripts/livekit";

const at = (address: string, internal = false): NetworkInterfaceInfo =>
  address.includes(":")
    ? { address, family: "IPv6", internal, netmask: "", mac: "", cidr: null, scopeid: 0 }
    : { address, family: "IPv4", internal, netmask: "", mac: "", cidr: null };
const lo = [at("127.0.0.1", true), at("::1", true)];
const wired = { lo, eth0: [at("198.51.100.7"), at("fe80::1")] };

/** The `rtc` part of the file, and the rest. */
async function written(addresses: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-livekit-"));
  const keys = { mint: "m", admin: "a", hooks: "h" };
  const path = await writeLivekitConfig({ folder, addresses, port: 1, mediaPort: 2, metricsPort: 3, keys, webhook: "http://127.0.0.1:4" });
  const config = JSON.parse(await readFile(path, "utf8"));
  await rm(folder, { recursive: true });
  return config;
}

test("a browser that uses no loopback finds voices at the host's own address, and one beside it at loopback too", async () => {
  expect(mediaAddresses("", wired)).toEqual(["127.0.0.1", "198.51.100.7"]);
  const { rtc, bind_addresses } = await written(mediaAddresses("", wired));
  expect(rtc).toMatchObject({ ips: { includes: ["127.0.0.1/32", "198.51.100.7/32"] }, enable_loopback_candidate: true });
  expect(bind_addresses).toEqual(["127.0.0.1"]);
});

test("without a network voices stay on this machine", async () => {
  expect(mediaAddresses("", { lo })).toEqual(["127.0.0.1"]);
  const { rtc } = await written(["127.0.0.1"]);
  expect(rtc).toMatchObject({ node_ip: "127.0.0.1", enable_loopback_candidate: true });
});

test("a setting keeps voices at the addresses it names, and refuses one that this host does not have", async () => {
  expect(mediaAddresses("127.0.0.1", wired)).toEqual(["127.0.0.1"]);
  expect(mediaAddresses(" 198.51.100.7 ", wired)).toEqual(["198.51.100.7"]);
  expect((await written(["198.51.100.7"])).rtc.enable_loopback_candidate).toBe(false);
  expect(() => mediaAddresses("203.0.113.9", wired)).toThrow("MEDIA_ADDRESS 203.0.113.9 is no IPv4 address of this host");
});

test("nobody outside is asked for this host's address", async () => {
  const own = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  expect(own.map(({ address }) => address)).toEqual(expect.arrayContaining(mediaAddresses("")));
  for (const addresses of [["127.0.0.1"], ["127.0.0.1", "198.51.100.7"]]) {
    const { rtc } = await written(addresses);
    expect(rtc).toMatchObject({ use_external_ip: false, tcp_port: 0, stun_servers: ["127.0.0.1:3478"] });
    expect(rtc.node_ip === "127.0.0.1" || rtc.use_ice_lite === true, "it gathers no address by asking").toBe(true);
  }
});
