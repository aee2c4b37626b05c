// A stream whose reader is slower than its topic.
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { ByeFrame, PatchFrame, SnapshotFrame, Views } from "#lib/platform/live/frame";
import { createStream, patchTail, type Stream } from "#lib/platform/live/stream";

const reader = { session: null, guest: null };
const access = { audiences: ["public"], selfId: null, isActive: false };
const large = "x".repeat(100_000);

type Read = { name: string; frame: SnapshotFrame & PatchFrame & ByeFrame };

/** A stream over a real connection; `go` lets its reader read. */
async function connect(views: () => Views): Promise<{ stream: Stream; go(): Promise<void>; read: Read[]; close(): void }> {
  const { promise, resolve } = Promise.withResolvers<ServerResponse>();
  const server = createServer((_request, response) => resolve(response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const read: Read[] = [];
  let rest = "";
  const arrived = Promise.withResolvers<IncomingMessage>();
  get({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" }, arrived.resolve);
  async function go() {
    const incoming = await arrived.promise;
    incoming.on("error", () => {});
    incoming.on("data", (chunk: Buffer) => {
      rest += chunk;
      for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
        const block = rest.slice(0, end);
        rest = rest.slice(end + 2);
        read.push({ name: /^event: (.*)$/m.exec(block)?.[1] ?? "", frame: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "{}") });
      }
    });
  }
  const response = await promise;
  response.writeHead(200, { "content-type": "text/event-stream" });
  const stream = createStream(response, reader, access, views, () => 1);
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { stream, go, read, close };
}

test("what it cannot take is dropped, and one snapshot of the present follows; no number is missing", async () => {
  let latest = 0;
  const { stream, go, read, close } = await connect(() => ({ public: { latest }, moderators: null, self: null }));
  stream.sendSnapshot();
  for (latest = 1; latest <= 300; latest++) {
    stream.sendPatch(patchTail(1, "public", { latest, large }));
    if (latest % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  latest = 300;
  await go();
  await expect.poll(() => (read.at(-1)?.frame.snapshot?.public as { latest: number } | undefined)?.latest).toBe(300);
  expect(read.map(({ frame }) => frame.revision)).toEqual(read.map((_, n) => n + 1));
  expect(read.length).toBeLessThan(300);
  stream.sendPatch(patchTail(1, "public", { latest: 301 }));
  await expect.poll(() => read.at(-1)?.frame.set).toEqual({ latest: 301 });
  close();
});

test("nothing follows its goodbye, whatever its topic still says before the reader has taken it", async () => {
  const { stream, go, read, close } = await connect(() => ({ public: {}, moderators: null, self: null }));
  stream.sendSnapshot();
  stream.bye("signed_out");
  stream.sendPatch(patchTail(1, "public", { latest: 1 }));
  stream.beatIfDue();
  stream.sendSnapshot();
  stream.bye("gone");
  await go();
  await expect.poll(() => read.at(-1)?.name).toBe("bye");
  expect(read.map(({ name, frame }) => frame.reason ?? name)).toEqual(["snapshot", "signed_out"]);
  close();
});

test("it ends with a wish to come back at a moment of one's own", async () => {
  const delays = new Set<number>();
  for (let n = 0; n < 5; n++) {
    const { stream, go, read, close } = await connect(() => ({ public: {}, moderators: null, self: null }));
    stream.sendSnapshot();
    stream.bye("restart");
    await go();
    await expect.poll(() => read.at(-1)?.name).toBe("bye");
    const delayMs = read.at(-1)?.frame.delayMs ?? Number.NaN;
    expect(delayMs).toBeLessThan(10_000);
    delays.add(delayMs);
    close();
  }
  expect(delays.size).toBeGreaterThan(1);
});
