// What LiveKit sees of a client, byte by byte; a listener in its place writes down what the gate says.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { processLimits } from "#lib/platform/process-limits";
import { createGate, type Decision, type Knock, type VoiceAccess } from "#lib/platform/voice/gate";
import { listener, passHolder, speaker } from "#lib/platform/voice/grants";
import { mint, mintPass, tokenTime, verify } from "#lib/platform/voice/pass";
import { type Front, startFront } from "#tests/fakes/front";
import { ask, knock, line } from "#tests/fakes/wire";

let upstream: Server;
let front: Front;
const asked: IncomingMessage[] = [];
let made = 0;
/** How LiveKit answers an upgrade: a status, or nothing. */
let behaves: "takes" | "refuses" | "misses" | "says nothing" = "takes";
const rights = { now: "listen" as "listen" | "speak" };
const claims = { voiceRoom: "room-of-tests", voiceId: "voice-of-tests" };

beforeAll(async () => {
  upstream = createServer((request, response) => {
    if (request.url?.startsWith("/twirp/")) {
      made += 1;
      return void response.writeHead(200, { "content-type": "application/json" }).end("{}");
    }
    asked.push(request);
    response.writeHead(behaves === "takes" ? 200 : 401).end("invalid token: eyJ.the.token");
  });
  upstream.on("upgrade", (request, socket) => {
    asked.push(request);
    socket.on("error", () => {});
    if (behaves === "says nothing") return;
    if (behaves === "takes") {
      // What comes with the head must not get lost.
      socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nfirst word");
      socket.on("data", (chunk: Buffer) => socket.write(`echo ${chunk}`));
      return;
    }
    const status = behaves === "misses" ? "404 Not Found" : "401 Unauthorized";
    socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 28\r\n\r\ninvalid token: eyJ.the.token`);
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  process.env.LIVEKIT_URL = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const secret = (duty: string) => `${duty}-secret-of-more-than-32-characters`;
  process.env.LIVEKIT_KEYS = JSON.stringify({ mint: secret("mint"), admin: secret("admin"), hooks: secret("hooks") });
  front = await startFront({ seatOf: async () => ({ allowed: true, rights: rights.now }) });
});
beforeEach(() => {
  asked.length = 0;
  behaves = "takes";
  rights.now = "listen";
});
afterAll(async () => {
  await front.close();
  upstream.closeAllConnections();
  upstream.close();
});

const at = async (path: string, query: string) => `${front.origin}/live${path}?access_token=${await mintPass(claims)}${query}`;
const claimsOf = (token: string | null) =>
  JSON.parse(Buffer.from(token?.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;

test("the request upstream is made from nothing: fixed path, our token, the parameters that are known", async () => {
  const wire = line(
    await knock(await at("/rtc", "&auto_subscribe=1&sdk=js&protocol=17&publish=x&room=other&metadata=m&unknown=1&reconnect=1&sid=PA_1"), {
      cookie: "session=secret",
      "x-forwarded-for": "1.2.3.4",
      "user-agent": "who",
      origin: front.origin,
      "sec-websocket-extensions": "permessage-deflate",
    }),
  );
  const [request] = asked;
  const url = new URL(request?.url ?? "", "http://livekit");
  expect(url.pathname).toBe("/rtc");
  expect([...url.searchParams.keys()].sort()).toEqual(["access_token", "auto_subscribe", "protocol", "reconnect", "sdk", "sid"]);
  expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
    "connection",
    "host",
    "sec-websocket-key",
    "sec-websocket-version",
    "upgrade",
  ]);
  wire.close();
  line(await knock(await at("/rtc/v1", "&join_request=abc&publish=x&auto_subscribe=1"))).close();
  expect([...new URL(asked[1]?.url ?? "", "http://livekit").searchParams.keys()]).toEqual(["access_token", "join_request"]);
  await ask(await at("/rtc/validate", "&publish=x"));
  expect(new URL(asked[2]?.url ?? "", "http://livekit").pathname).toBe("/rtc/validate");
});

test("what is minted is exactly the right of the seat, for ten minutes, without a name", async () => {
  const now = await tokenTime();
  const minted = async () => {
    line(await knock(await at("/rtc", ""))).close();
    return claimsOf(new URL(asked.at(-1)?.url ?? "", "http://livekit").searchParams.get("access_token"));
  };
  const whole = (grants: object) => ({
    iss: "mint",
    sub: claims.voiceId,
    nbf: expect.closeTo(now, -1),
    exp: expect.closeTo(now + 600, -1),
    video: {
      roomJoin: true,
      room: claims.voiceRoom,
      canSubscribe: true,
      canPublishData: false,
      canUpdateOwnMetadata: false,
      canSubscribeMetrics: false,
      ...grants,
    },
  });
  expect(await minted()).toEqual(whole({ canPublish: false, canPublishSources: [], hidden: true }));
  rights.now = "speak";
  expect(await minted()).toEqual(whole({ canPublish: true, canPublishSources: ["microphone"], hidden: false }));
  expect(claimsOf(await mintPass(claims))).toEqual({
    ...whole({}),
    video: { ...whole({}).video, canSubscribe: false, canPublish: false, canPublishSources: [], hidden: true },
  });
});

test("bytes pass both ways unread, from the first one on", async () => {
  const wire = line(await knock(await at("/rtc", "")));
  let got = "";
  wire.socket.on("data", (chunk) => {
    got += chunk;
  });
  wire.socket.write("hello");
  await expect.poll(() => got).toContain("echo hello");
  wire.close();
});

test("LiveKit's refusals stay inside: a 503 without its words, on both ways", async () => {
  for (const way of ["refuses", "misses"] as const) {
    behaves = way;
    for (const path of ["/rtc", "/rtc/validate"]) {
      const answer = await (path === "/rtc" ? knock : ask)(await at(path, ""));
      expect(answer).toMatchObject({ status: 503, text: "busy" });
    }
  }
});

test("a room that LiveKit has lost is made again by the next one who asks", async () => {
  line(await knock(await at("/rtc", ""))).close();
  const before = made;
  line(await knock(await at("/rtc", ""))).close();
  expect(made).toBe(before);
  behaves = "misses";
  await knock(await at("/rtc", ""));
  behaves = "takes";
  line(await knock(await at("/rtc", ""))).close();
  expect(made).toBe(before + 1);
});

test("a client that floods is cut, one that speaks as signalling does is not", async () => {
  const wire = line(await knock(await at("/rtc", "")));
  let got = "";
  wire.socket.on("data", (chunk) => {
    got = (got + chunk).slice(-4_096);
  });
  for (let n = 0; n < 20; n++) wire.socket.write(Buffer.alloc(4_096));
  wire.socket.write("the last word");
  await expect.poll(() => got).toContain("the last word");
  expect(wire.isOpen()).toBe(true);
  for (let n = 0; n < 40; n++) wire.socket.write(Buffer.alloc(32_768));
  await expect.poll(() => wire.isOpen()).toBe(false);
});

const gateOf = (seat: VoiceAccess) =>
  createGate(
    async () => seat,
    ({ headers }) => String(headers["x-network"]),
  );
const knocking = (url: string, headers: IncomingHttpHeaders): Knock => ({ url, headers, socket: new Socket() });
const passes = (count: number) => Promise.all(Array.from({ length: count }, (_, n) => mintPass({ ...claims, voiceId: `voice-${n}` })));
const areTooMany = (answers: Decision[]) =>
  answers.filter((answer) => answer.kind === "refuse" && answer.status === 503 && answer.text === "too_many").length;

test("so many come for the first time in a second, more wait; who comes back goes first", async () => {
  const gate = gateOf({ allowed: true, rights: "listen" });
  const tried = (await passes(processLimits.firstJoinsBySecond + 10)).map((pass, n) => ({ pass, network: `network-${n}` }));
  const decide = ({ pass, network }: (typeof tried)[number], query = "") =>
    gate.decide(knocking(`/live/rtc?access_token=${pass}${query}`, { "x-network": network }));
  const first = await Promise.all(tried.map((one) => decide(one)));
  expect(first.filter(({ kind }) => kind === "pass")).toHaveLength(processLimits.firstJoinsBySecond);
  expect(areTooMany(first)).toBe(10);
  const again = await Promise.all(tried.slice(processLimits.firstJoinsBySecond).map((one) => decide(one, "&reconnect=1")));
  expect(again.every(({ kind }) => kind === "pass")).toBe(true);
});

test("a crowd that joins from one network, also with the passes of people who are gone, leaves others room to join", async () => {
  const allowed = { allowed: true, rights: "listen" } as const;
  const gate = createGate(
    async (voiceId) => (voiceId === "voice-60" ? allowed : { allowed: false, code: "removed" }),
    ({ headers }) => String(headers["x-network"]),
  );
  const all = await passes(61);
  const decide = (pass: string | undefined, network: string) =>
    gate.decide(knocking(`/live/rtc?access_token=${pass}`, { "x-network": network }));
  const crowd = await Promise.all(all.slice(0, 60).map((pass) => decide(pass, "crowd")));
  expect(areTooMany(crowd)).toBe(60 - processLimits.firstJoinsBySecondAndNetwork);
  expect((await decide(all[60], "another")).kind).toBe("pass");
});

test("one voice knocks so many times, also when it says that it comes back, and then waits; another comes in meanwhile", async () => {
  const gate = gateOf({ allowed: true, rights: "listen" });
  const [pass = "", another = ""] = await passes(2);
  const decide = (one: string) => gate.decide(knocking(`/live/rtc?access_token=${one}&reconnect=1`, { "x-network": "home" }));
  const knocks = await Promise.all(Array.from({ length: processLimits.joinsByVoice + 5 }, () => decide(pass)));
  expect(areTooMany(knocks)).toBe(5);
  expect((await decide(another)).kind).toBe("pass");
});

test("who is held back because others join is not charged for it", async () => {
  const gate = gateOf({ allowed: true, rights: "listen" });
  const [pass = "", ...others] = await passes(processLimits.firstJoinsBySecondAndNetwork + 1);
  const decide = (one: string, query = "") => gate.decide(knocking(`/live/rtc?access_token=${one}${query}`, { "x-network": "school" }));
  await Promise.all(others.map((one) => decide(one)));
  expect(areTooMany(await Promise.all(Array.from({ length: 30 }, () => decide(pass))))).toBe(30);
  expect((await decide(pass, "&reconnect=1")).kind).toBe("pass");
});

test("whatever is asked, the gate passes only tokens of ours, and answers 404 only for a room that is not ours", async () => {
  const gate = gateOf("no_room");
  const now = await tokenTime();
  const ours = await mint(claims, speaker, now);
  const token = fc.oneof(fc.constant(ours), fc.string(), fc.constant(""), fc.constant(`${ours}x`), fc.constant(ours.slice(1)));
  const path = fc.oneof(
    fc.constantFrom("/live/rtc", "/live/rtc/v1", "/live/rtc/validate", "/live/rtcx", "/live/rtc/v2", "/live/rtc/../twirp"),
    fc.webPath(),
  );
  await fc.assert(
    fc.asyncProperty(path, token, fc.option(token), fc.option(fc.string()), async (to, given, bearer, origin) => {
      const headers = { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...(origin === null ? {} : { origin }) };
      const answer = await gate.decide(knocking(`${to}?access_token=${encodeURIComponent(given)}&reconnect=1`, headers));
      expect(answer.kind).toBe("refuse");
      const isOurs =
        given === ours &&
        bearer === null &&
        origin === null &&
        /^\/live\/rtc(\/v1)?(\/validate)?$/.test(URL.parse(to, "http://x")?.pathname ?? "");
      if (answer.kind === "refuse" && answer.status === 404) expect(isOurs).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("a token is checked by its signature, not by what it says of itself", async () => {
  const now = await tokenTime();
  const ours = await mint(claims, listener, now);
  expect(await verify(ours, now)).toEqual({ ...claims, isInTime: true });
  expect(await verify(ours, now + 600 + 59)).toMatchObject({ isInTime: true });
  expect(await verify(ours, now + 600 + 61)).toMatchObject({ isInTime: false });
  expect(await verify(ours, now - 61)).toMatchObject({ isInTime: false });
  await expect(mint({ voiceId: "a", voiceRoom: "" }, passHolder, now)).rejects.toThrow();
  await fc.assert(
    fc.asyncProperty(fc.nat(ours.length - 1), fc.constantFrom(..."abcXYZ019-_."), async (index, letter) => {
      const altered = ours.slice(0, index) + letter + ours.slice(index + 1);
      // The last letter of a signature holds two bits that count for nothing.
      if (altered !== ours && index < ours.length - 1) expect(await verify(altered, now)).toBeNull();
    }),
  );
});
