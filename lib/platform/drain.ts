// How a process that serves HTTP ends: it takes no new request, answers those that have begun, and closes idle connections.
import type { Server } from "node:http";
import net from "node:net";

const lookMs = 50;
/** Milliseconds that a connection may still be used for one request. */
const idleMs = 2_000;

/** Whether a successor may stand beside this process on the same port. Linux spreads new connections over both. */
export const reusePort = process.env.REUSE_PORT === "yes" && process.platform === "linux";

/** Tells who started us that we do our work; nobody may be listening. */
export function sayReady(): void {
  process.send?.("ready");
  process.channel?.unref();
}

/**
 * Stops taking connections; each answer from now on ends its connection. An idle one is left open for `idleMs`: whoever sends a request by
 * it at this moment is answered rather than cut. Resolves when the last one is over, at the latest after `withinMs`, when those that
 * are left are cut.
 */
export async function drain(server: Server, withinMs: number): Promise<void> {
  server.prependListener("request", (_request, response) => {
    response.setHeader("connection", "close");
  });
  // Node's own close of a web server cuts idle connections at once.
  const closed = new Promise<void>((resolve) => net.Server.prototype.close.call(server, () => resolve()));
  let idle: NodeJS.Timeout | undefined;
  const patience = setTimeout(() => {
    idle = setInterval(() => server.closeIdleConnections(), lookMs);
  }, idleMs);
  const late = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearInterval(idle);
  clearTimeout(patience);
  clearTimeout(late);
}
