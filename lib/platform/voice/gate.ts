// Who may open a connection to LiveKit, and as what. The open-source server revokes no token, so none of a client's reaches it: any
// token of ours says who asks, the product says what they may do now, and LiveKit sees a fresh token and a request built from nothing.
import "server-only";
import type { IncomingMessage } from "node:http";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { env } from "../env.ts";
import { processLimits } from "../process-limits.ts";
import { isVoiceOn } from "./availability.ts";
import { joining } from "./grants.ts";
import { type Claims, mint, tokenTime, verify } from "./pass.ts";
import { createRoom } from "./server.ts";

/** What a voice may do now, or why it may not come in. `no_room`: there is no such room of ours. */
export type VoiceAccess = { allowed: true; rights: "listen" | "speak" } | { allowed: false; code: string } | "no_room";
export type VoiceAccessOf = (voiceId: string, voiceRoom: string) => Promise<VoiceAccess>;

export type Decision = { kind: "pass"; path: string; voiceRoom: string } | { kind: "refuse"; status: 401 | 404 | 503; text: string };

/** The only 404 that livekit-client takes for an answer; any other one sends it into a loop without end. */
export const noRoomText = "requested room does not exist";

/** What livekit-client sends on the path of two peer connections; `publish`, which makes a second identity, is not among it. */
const v0Query =
  "reconnect sid reconnect_reason auto_subscribe sdk version protocol client_protocol device_model os os_version browser browser_version network adaptive_stream disable_ice_lite subscriber_allow_pause".split(
    " ",
  );
const v1Query = ["join_request"];

const refuse = (status: 401 | 404 | 503, text: string): Decision => ({ kind: "refuse", status, text });

/** Milliseconds for which a room once made is not made again. */
const roomAgeMs = 5_000;

/** What the gate reads of a request. */
export type Knock = Pick<IncomingMessage, "url" | "headers" | "socket">;

/** `networkOf` says whose limit a request counts to: one network leaves the others room to come in. */
export function createGate(accessOf: VoiceAccessOf, networkOf: (request: Knock) => string) {
  const perVoice = new RateLimiterMemory({ points: processLimits.joinsByVoice, duration: 40 });
  const firstJoins = new RateLimiterMemory({ points: processLimits.firstJoinsBySecond, duration: 1 });
  const firstJoinsByNetwork = new RateLimiterMemory({ points: processLimits.firstJoinsBySecondAndNetwork, duration: 1 });
  const rooms = new Map<string, { madeAt: number; isThere: Promise<boolean> }>();

  /** Decides about one request to `/live/rtc…`. Fails closed, with 503: a 401 would end the client's session, a 503 is retried. */
  async function decide(request: Knock): Promise<Decision> {
    try {
      return await judge(request);
    } catch {
      return refuse(503, "busy");
    }
  }

  async function judge(request: Knock): Promise<Decision> {
    const { headers } = request;
    const url = new URL(request.url ?? "/", "http://gate");
    const [, path, validate] = /^\/live(\/rtc(?:\/v1)?)(\/validate)?$/.exec(url.pathname) ?? [];
    if (!path) return refuse(401, "not_ours");
    if (headers.origin !== undefined && headers.origin !== new URL(env().SITE_URL).origin) return refuse(401, "forbidden_origin");
    const token = onlyToken(url, headers);
    const claims = token ? await verify(token, await tokenTime()) : null;
    if (!claims) return refuse(401, "not_ours");
    if (!isVoiceOn()) return refuse(503, "voice_off");
    const isResume = url.searchParams.get("reconnect") === "1";
    if (!validate && !(await isAdmitted(request, claims, isResume))) return refuse(503, "too_many");
    const access = await accessOf(claims.voiceId, claims.voiceRoom);
    if (access === "no_room") return refuse(404, noRoomText);
    // Whoever may not come in at all hears why, even with a token out of its time.
    if (!access.allowed) return refuse(401, access.code);
    if (!claims.isInTime) return refuse(401, "expired");
    if (!(await isThere(claims.voiceRoom))) return refuse(503, "busy");
    const query = new URLSearchParams({ access_token: await mint(claims, joining(access.rights), await tokenTime()) });
    for (const name of path === "/rtc/v1" ? v1Query : v0Query) {
      const value = url.searchParams.get(name);
      if (value !== null) query.set(name, value);
    }
    return { kind: "pass", path: `${path}${validate ?? ""}?${query}`, voiceRoom: claims.voiceRoom };
  }

  /** Somebody who comes back goes before those who come for the first time. A refused try is charged nowhere else. */
  async function isAdmitted(request: Knock, { voiceId }: Claims, isResume: boolean): Promise<boolean> {
    const counts: [RateLimiterMemory, string][] = [[perVoice, voiceId]];
    if (!isResume) counts.push([firstJoinsByNetwork, networkOf(request)], [firstJoins, "all"]);
    for (const [index, [limiter, whose]] of counts.entries()) {
      try {
        await limiter.consume(whose);
      } catch {
        await Promise.all(counts.slice(0, index).map(([before, one]) => before.reward(one)));
        return false;
      }
    }
    return true;
  }

  function isThere(voiceRoom: string): Promise<boolean> {
    const known = rooms.get(voiceRoom);
    if (known && performance.now() - known.madeAt < roomAgeMs) return known.isThere;
    for (const [name, { madeAt }] of rooms) if (performance.now() - madeAt >= roomAgeMs) rooms.delete(name);
    const made = createRoom(voiceRoom);
    rooms.set(voiceRoom, { madeAt: performance.now(), isThere: made });
    void made.then((isMade) => isMade || forgetRoom(voiceRoom));
    return made;
  }

  /** LiveKit said that it has no such room: the next one who asks makes it. */
  const forgetRoom = (voiceRoom: string): boolean => rooms.delete(voiceRoom);

  return { decide, forgetRoom };
}

export type Gate = ReturnType<typeof createGate>;

/** LiveKit would believe the header over the query, so a request with both is nobody's. */
function onlyToken(url: URL, headers: Knock["headers"]): string | null {
  const inQuery = url.searchParams.getAll("access_token");
  const inHeader = headers.authorization === undefined ? [] : [headers.authorization.replace(/^Bearer /, "")];
  const [token, ...others] = [...inQuery, ...inHeader];
  return token && others.length === 0 ? token : null;
}
