// How many connections the front door takes: from one network, and altogether.
import "server-only";
import type { Server } from "node:net";
import { isTrusted, networkOf, type Proxies } from "../http/client-address.ts";
import { processLimits } from "../process-limits.ts";
import { createShare } from "./limits.ts";

type SocketLimits = { [Name in keyof Pick<typeof processLimits, "socketsByNetwork" | "socketsByAll">]: number };

/** Those above are closed at once. A proxy holds the connections of many people and limits each of them itself: it has no share of its own. */
export function limitSockets(server: Server, proxies: Proxies, limits: SocketLimits = processLimits): void {
  server.maxConnections = limits.socketsByAll;
  const sockets = createShare(limits.socketsByNetwork);
  server.on("connection", (socket) => {
    if (isTrusted(socket.remoteAddress, proxies)) return;
    const release = sockets.take(networkOf(socket.remoteAddress ?? ""));
    if (!release) return void socket.destroy();
    socket.once("close", release);
  });
}
