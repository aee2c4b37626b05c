// Ports: never a fixed one when it is busy, never one of ours twice.
import { createServer } from "node:net";

const tryPort = (wanted: number, host: string) =>
  new Promise<number | null>((resolve) => {
    const server = createServer().once("error", () => resolve(null));
    server.listen(wanted, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });

/** A free TCP port on loopback; `preferred` when it is free. */
export async function freePort(preferred = 0): Promise<number> {
  const port = (await tryPort(preferred, "127.0.0.1")) ?? (await tryPort(0, "127.0.0.1"));
  if (port === null) throw new Error("no free port on 127.0.0.1");
  return port;
}
