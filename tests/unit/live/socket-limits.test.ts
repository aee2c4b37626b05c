// Connections at the front door, on real sockets of loopback.
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { parseProxies } from "#lib/platform/http/client-address";
import { limitSockets } from "#lib/platform/live/socket-limits";
import { processLimits } from "#lib/platform/process-limits";

let server: Server;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
});

async function listen(socketsByNetwork: number, socketsByAll: number): Promise<void> {
  server = createServer();
  limitSockets(server, parseProxies("127.0.0.9"), { socketsByNetwork, socketsByAll });
  // Whoever is let in is greeted.
  server.on("connection", (socket) => socket.on("error", () => {}).destroyed || socket.write("welcome"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
}

/** Whether a connection from this address stands. */
function comesIn(from: string): Promise<boolean> {
  const socket = connect({ host: "127.0.0.1", port: (server.address() as AddressInfo).port, localAddress: from });
  sockets.push(socket);
  return new Promise((resolve) => {
    socket.on("error", () => resolve(false));
    socket.on("close", () => resolve(false));
    socket.on("data", () => resolve(true));
  });
}

const areIn = async (from: string, times: number) => {
  const answers: boolean[] = [];
  for (let n = 0; n < times; n++) answers.push(await comesIn(from));
  return answers.filter(Boolean).length;
};

test("one network holds so many connections, and another has its own; a trusted proxy is nobody's network", async () => {
  await listen(2, 100);
  expect(await areIn("127.0.0.66", 4)).toBe(2);
  expect(await areIn("127.0.0.67", 1)).toBe(1);
  expect(await areIn("127.0.0.9", 4)).toBe(4);
});

test("all networks together, proxies included, hold no more than there is room for", async () => {
  await listen(100, 3);
  expect(await areIn("127.0.0.66", 1)).toBe(1);
  expect(await areIn("127.0.0.9", 1)).toBe(1);
  expect(await areIn("127.0.0.67", 3)).toBe(1);
});

test("what the table says holds where nothing else is given", () => {
  server = createServer();
  limitSockets(server, []);
  expect(server.maxConnections).toBe(processLimits.socketsByAll);
});
