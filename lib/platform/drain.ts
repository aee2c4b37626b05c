// How a process with a door ends: it takes nobody new, answers who is in, and lets no connection idle on.
import type { Server } from "node:http";

const lookMs = 50;

/** Whether a successor may stand beside this process on the same port. Linux spreads new connections over both. */
export const reusePort = process.env.REUSE_PORT === "yes" && process.platform === "linux";

/** Tells who started us that we do our work; nobody may be listening. */
export function sayReady(): void {
  process.send?.("ready");
  process.channel?.unref();
}

/**
 * Stops taking connections; each answer from now on ends its connection. Resolves when the last one is over, at the latest after
 * `withinMs`, when those that are left are cut.
 */
export async function drain(server: Server, withinMs: number): Promise<void> {
  server.prependListener("request", (_request, response) => {
    response.setHeader("connection", "close");
  });
  const closed = new Promise((resolve) => server.close(resolve));
  const idle = setInterval(() => server.closeIdleConnections(), lookMs);
  const late = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
