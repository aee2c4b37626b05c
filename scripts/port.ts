// Ports: never a fixed one when it is busy, never one of ours twice.
import { createSocket } from "node:dgram";
import { readFile, writeFile } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import { join } from "node:path";

const given = new Set<number>();

const tryTcp = (wanted: number, host: string) =>
  new Promise<number | null>((resolve) => {
    const server = createServer().once("error", () => resolve(null));
    server.listen(wanted, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });

const tryUdp = (host: string) =>
  new Promise<number | null>((resolve) => {
    const socket = createSocket("udp4").once("error", () => resolve(null));
    socket.bind(0, host, () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });

async function firstNew(find: () => Promise<number | null>): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = await find();
    if (port === null || given.has(port)) continue;
    given.add(port);
    return port;
  }
  throw new Error("no free port on 127.0.0.1");
}

/** A free TCP port on loopback; `preferred` when it is free. */
export async function freePort(preferred = 0): Promise<number> {
  const port = preferred === 0 || given.has(preferred) ? null : await tryTcp(preferred, "127.0.0.1");
  if (port !== null) {
    given.add(port);
    return port;
  }
  return firstNew(() => tryTcp(0, "127.0.0.1"));
}

/** A port that was chosen a while ago, or a new one when somebody else has taken it since. */
export const stillFreePort = async (chosen: number): Promise<number> => (await tryTcp(chosen, "127.0.0.1")) ?? freePort();

/** A free UDP port on loopback. */
export const freeUdpPort = (): Promise<number> => firstNew(() => tryUdp("127.0.0.1"));

/** Whether somebody answers at this port of loopback. */
export const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1");
    const say = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => say(true)).once("error", () => say(false));
  });

export type Ports = Awaited<ReturnType<typeof choosePorts>>;

/** The port that this world had before: bookmarks, open pages and letters name it, and linked accounts that of the provider. */
export const formerPort = async (folder: string, name: "port" | "provider-port" = "port"): Promise<number> =>
  readFile(join(folder, name), "utf8").then(
    (text) => Number(text) || 0,
    () => 0,
  );

export const rememberPort = (folder: string, port: number, name: "port" | "provider-port" = "port"): Promise<void> =>
  writeFile(join(folder, name), String(port));

/** `site` is what the browser sees; the others are for ourselves. */
export async function choosePorts(preferredSite = 0, preferredProvider = 0) {
  return {
    site: await freePort(preferredSite),
    web: await freePort(),
    postgres: await freePort(),
    livekit: await freePort(),
    mail: await freePort(),
    relay: await freePort(),
    provider: await freePort(preferredProvider),
    media: await freeUdpPort(),
    metrics: { web: await freePort(), live: await freePort(), worker: await freePort(), livekit: await freePort() },
  };
}
