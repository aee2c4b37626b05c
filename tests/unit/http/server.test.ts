// Sockets that Node hands over: from then on nobody but us hears what happens to them.
import type { AddressInfo } from "node:net";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { createStrictServer } from "#lib/platform/http/server";

test.each([
  ["an upgrade", "GET /live/rtc HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"],
  ["a tunnel", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n"],
])("who asks for %s behind a request under way and breaks the connection off ends that connection and nothing else", async (_, asked) => {
  const begun = Promise.withResolvers<void>();
  const server = createStrictServer({ isSecure: false, maxHeaderSize: 16_384 }, { answer: () => begun.resolve(), upgrade: () => {} });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const accepted = Promise.withResolvers<Socket>();
  server.once("connection", accepted.resolve);
  const sent = `GET / HTTP/1.1\r\nHost: a\r\n\r\n${asked}`;
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1", () => client.write(sent));
  client.on("error", () => {});
  await begun.promise;
  const socket = await accepted.promise;
  const over = new Promise<void>((closed) => socket.once("close", () => closed()));
  await expect.poll(() => socket.bytesRead).toBe(sent.length);
  client.resetAndDestroy();
  await over;
  expect(server.listening).toBe(true);
  server.close();
});
