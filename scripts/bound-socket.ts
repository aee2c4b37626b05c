// A socket that is bound and not yet listening, for a process that takes it over. Node has no public way to hold a socket without taking
// its connections; its own cluster does it in this way.
import net from "node:net";
import { getSystemErrorName } from "node:util";

export type BoundSocket = { fd: number; close(): void };
type Bind = (host: string, port: number, family: 4 | 6, fd: number) => (BoundSocket & { getsockname(name: object): number }) | number;

/** Throws with the system's reason where the port cannot be had. */
export function bindSocket({ host, port }: { host: string; port: number }): BoundSocket {
  const bind = (net as unknown as { _createServerHandle: Bind })._createServerHandle;
  const socket = bind(host, port, net.isIPv6(host) ? 6 : 4, -1);
  // A port that is taken shows only when the socket is asked for its name. Left unbound it would listen anywhere, to everybody.
  const fault = typeof socket === "number" ? socket : socket.getsockname({});
  if (typeof socket !== "number" && fault === 0) return socket;
  if (typeof socket !== "number") socket.close();
  throw new Error(`${host}:${port} cannot be listened on: ${getSystemErrorName(fault)}`);
}
