// Finds or makes livekit-server, and writes its configuration.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { arch, homedir, networkInterfaces, platform } from "node:os";
import { join } from "node:path";
import { run } from "./process.ts";
import type { Secrets } from "./settings.ts";

export const livekitVersion = "1.13.5";
const module = `github.com/livekit/livekit-server/cmd/server@v${livekitVersion}`;
const release = `https://github.com/livekit/livekit/releases/download/v${livekitVersion}`;

/** Where livekit-server is, or why there is none. */
export type Livekit = { binary: string } | { reason: string };
type Say = (text: string) => void;

const cache = () => join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "suara-kerja");
const cached = () => join(cache(), `livekit-server-${livekitVersion}`);

/** One line; of a failed fetch the cause, since it says nothing itself. */
const message = (error: unknown): string =>
  error instanceof Error ? (error.cause instanceof Error ? message(error.cause) : (error.message.split("\n")[0] ?? "")) : String(error);

/** PATH, then the cache, then a build with Go, then the official release. */
export async function findLivekit(say: Say): Promise<Livekit> {
  const onPath = await run("livekit-server", ["--version"]).catch(() => "");
  if (isNewEnough(/version (\S+)/.exec(onPath)?.[1])) return { binary: "livekit-server" };
  if (existsSync(cached())) return { binary: cached() };
  await mkdir(cache(), { recursive: true });
  const draft = await mkdtemp(join(cache(), "draft-"));
  const reasons: string[] = [];
  try {
    for (const make of [build, download]) {
      const made = await make(draft, say).catch((error) => ({
        reason: `${make === build ? "the build" : "the release"}: ${message(error)}`,
      }));
      if ("reason" in made) {
        reasons.push(made.reason);
        continue;
      }
      await chmod(made.binary, 0o755);
      await rename(made.binary, cached());
      return { binary: cached() };
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return { reason: `livekit-server ${livekitVersion} could not be had: ${reasons.join("; ")}` };
}

function isNewEnough(version: string | undefined): boolean {
  const [wanted = 0, found = 0] = [livekitVersion, version ?? "0"].map((text) =>
    text.split(".").reduce((sum, part) => sum * 1_000 + (Number.parseInt(part, 10) || 0), 0),
  );
  return found >= wanted;
}

/** A Go from 1.21 on fetches by itself the newer toolchain that the server's go.mod asks for. */
async function build(folder: string, say: Say): Promise<Livekit> {
  const version = await run("go", ["version"]).catch(() => "");
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(version) ?? [];
  if (!major || Number(major) * 100 + Number(minor) < 121) return { reason: "no Go 1.21 or newer to build it with" };
  say(`building ${livekitVersion} with Go, once; two to three minutes`);
  const started = performance.now();
  const progress = setInterval(() => say(`still building (${Math.round((performance.now() - started) / 1000)} s)`), 20_000);
  try {
    // Whoever waits at the terminal waits for the site first: the build takes what is left of the processors.
    const env = { GOBIN: folder, GOTOOLCHAIN: "auto", GOFLAGS: "" };
    await run("nice", ["-n", "19", "go", "install", module], { env, group: true });
  } finally {
    clearInterval(progress);
  }
  return { binary: join(folder, "server") };
}

/** The archive must have the digest that the list beside it names. */
async function download(folder: string, say: Say): Promise<Livekit> {
  const machine = { x64: "amd64", arm64: "arm64" }[arch() as string];
  if (platform() !== "linux" || !machine) return { reason: `no release for ${platform()} ${arch()}` };
  const name = `livekit_${livekitVersion}_linux_${machine}.tar.gz`;
  say(`fetching the release ${livekitVersion}`);
  const get = async (path: string) => {
    const answer = await fetch(`${release}/${path}`, { signal: AbortSignal.timeout(180_000) });
    if (!answer.ok) throw new Error(`the release answered ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const sums = (await get("checksums.txt")).toString("utf8");
  const wanted = sums
    .split("\n")
    .find((line) => line.trim().endsWith(name))
    ?.split(/\s+/)[0];
  if (!wanted) throw new Error("the release names no checksum for this machine");
  const archive = await get(name);
  if (createHash("sha256").update(archive).digest("hex") !== wanted) throw new Error("the release does not match its checksum");
  await writeFile(join(folder, name), archive);
  await run("tar", ["-xzf", join(folder, name), "-C", folder]);
  if (!(await readdir(folder)).includes("livekit-server")) throw new Error("the release holds no livekit-server");
  return { binary: join(folder, "livekit-server") };
}

const loopback = "127.0.0.1";

/**
 * The addresses at which browsers are told to find voices: this host's own ones and loopback. Firefox uses no loopback address, and
 * without a network there is no other. `chosen` names those of them that are wanted, separated by commas.
 */
export function mediaAddresses(chosen = process.env.MEDIA_ADDRESS ?? "", interfaces = networkInterfaces()): string[] {
  const there = Object.values(interfaces).flatMap((addresses) => addresses ?? []);
  const own = there.filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address);
  const wanted = chosen.split(",").map((one) => one.trim());
  if (chosen.trim() === "") return [loopback, ...new Set(own)];
  const missing = wanted.filter((one) => one !== loopback && !own.includes(one));
  if (missing.length > 0) throw new Error(`MEDIA_ADDRESS ${missing.join(", ")} is no IPv4 address of this host; it has ${own.join(", ")}`);
  return [...new Set(wanted)];
}

/** How LiveKit hears of them. Nothing asks a stranger which address this host has outside. */
const announced = (addresses: readonly string[]) =>
  addresses.every((address) => address === loopback)
    ? { node_ip: loopback, interfaces: { includes: [platform() === "darwin" ? "lo0" : "lo"] } }
    : { use_ice_lite: true, ips: { includes: addresses.map((address) => `${address}/32`) } };

export type LivekitOptions = {
  folder: string;
  addresses?: readonly string[];
  port: number;
  mediaPort: number;
  metricsPort: number;
  keys: Secrets["livekit"];
  webhook: string;
};

/** Writes the configuration and answers its path. Only media leaves loopback; nothing is created by joining. */
export async function writeLivekitConfig({
  folder,
  addresses = mediaAddresses(),
  port,
  mediaPort,
  metricsPort,
  keys,
  webhook,
}: LivekitOptions): Promise<string> {
  const config = {
    port,
    bind_addresses: [loopback],
    keys,
    rtc: {
      ...announced(addresses),
      use_external_ip: false,
      enable_loopback_candidate: addresses.includes(loopback),
      udp_port: mediaPort,
      // 7881 would listen on all addresses, whatever bind_addresses says.
      tcp_port: 0,
      // Without an entry clients are given a stranger's; nothing need listen here.
      stun_servers: ["127.0.0.1:3478"],
    },
    room: {
      auto_create: false,
      departure_timeout: 300,
      enable_remote_unmute: false,
      enabled_codecs: [{ mime: "audio/opus" }, { mime: "audio/red" }],
    },
    limit: { max_metadata_size: 256, max_attributes_size: 256, max_participant_identity_length: 64 },
    webhook: { api_key: "hooks", urls: [webhook], resource_url_notifier: { max_age: "5m", max_depth: 5000 } },
    api: { enable_psrpc_for_get_list_participants: true },
    prometheus: { port: metricsPort },
    logging: { level: "info", json: true },
  };
  const path = join(folder, "livekit.yaml");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // JSON is YAML.
  await writeFile(path, JSON.stringify(config, null, 2), { mode: 0o600 });
  return path;
}

/** True when the server at this port answers. */
export async function livekitAnswers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1_000) }).then(
    (answer) => answer.status === 200 || answer.status === 406,
    () => false,
  );
}
