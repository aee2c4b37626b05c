// A TCP proxy before a real server that can fall silent: it goes on accepting, and nothing comes back.
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export async function startFaultProxy(targetPort: number) {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSilent = false;
  const server = createServer((client) => {
    const target = connect(targetPort, "127.0.0.1");
    const pair = [client, target] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [target, client] as const]) {
      one.on("data", (chunk) => {
        if (!isSilent) other.write(chunk);
      });
      one.on("error", () => other.destroy());
      one.on("close", () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** Swallows everything from now on, on connections that stand too. */
    silence(): void {
      isSilent = true;
    },
    /** Passes on again. What was swallowed is lost, so the connections of that time end. */
    speak(): void {
      isSilent = false;
      for (const pair of pairs) for (const socket of pair) socket.destroy();
    },
    async stop(): Promise<void> {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
