// Every limit of lib/platform/process-limits.ts taken out where it is asked.
import type { Mutation } from "./mutation.ts";

const none = "Number.MAX_SAFE_INTEGER";

/** In `file`, `find` without the limit of this name. */
const without = (name: string, file: string, find: string, replace: string, test: string): Mutation => ({
  rule: `Limit of a process: ${name}`,
  file,
  find,
  replace,
  tests: [test],
});

const feed = "lib/platform/live/feed.ts";
const front = "lib/platform/live/front.ts";
const gate = "lib/platform/voice/gate.ts";
const signalling = "lib/platform/voice/signalling-proxy.ts";
const sockets = "lib/platform/live/socket-limits.ts";
const streams = "tests/integration/live/feed.test.ts";
const shares = "tests/integration/front/shares.test.ts";
const upstream = "tests/integration/voice/upstream.test.ts";
const atSockets = "tests/unit/live/socket-limits.test.ts";
const atPasswords = "tests/unit/accounts/password.test.ts";

export const processLimitMutations: readonly Mutation[] = [
  without("streamsByBrowser", feed, "createShare(limits.streamsByBrowser)", `createShare(${none})`, streams),
  without("streamsByNetwork", feed, "createShare(limits.streamsByNetwork)", `createShare(${none})`, streams),
  without("requestsByNetwork", front, "createTurns(processLimits.requestsByNetwork, ", `createTurns(${none}, `, shares),
  without("waitingRequestsByNetwork", front, ", processLimits.waitingRequestsByNetwork)", `, ${none})`, shares),
  without(
    "unfinishedBodiesByNetwork",
    front,
    "createShare(processLimits.unfinishedBodiesByNetwork, ",
    `createShare(${none}, `,
    "tests/integration/front/bodies.test.ts",
  ),
  without("unfinishedBodiesByAll", front, ", processLimits.unfinishedBodiesByAll)", ")", shares),
  without("gateByNetwork", "scripts/live.ts", "createShare(processLimits.gateByNetwork)", `createShare(${none})`, shares),
  without("firstJoinsBySecond", gate, "points: processLimits.firstJoinsBySecond,", `points: ${none},`, upstream),
  without("firstJoinsBySecondAndNetwork", gate, "points: processLimits.firstJoinsBySecondAndNetwork,", `points: ${none},`, upstream),
  without("joinsByVoice", gate, "points: processLimits.joinsByVoice,", `points: ${none},`, upstream),
  without(
    "signallingBurstBytes",
    signalling,
    "signallingBurstBytes: burstBytes,",
    `signallingBurstBytes: _ = 0, burstBytes = ${none},`,
    upstream,
  ),
  without(
    "signallingBytesBySecond",
    signalling,
    "signallingBytesBySecond: bytesBySecond ",
    `signallingBytesBySecond: _ = 0, bytesBySecond = ${none} `,
    upstream,
  ),
  without("socketsByNetwork", sockets, "createShare(limits.socketsByNetwork)", `createShare(${none})`, atSockets),
  without("socketsByAll", sockets, "server.maxConnections = limits.socketsByAll;", "", atSockets),
  without("passwordsWaiting", "lib/accounts/sign-in/password.ts", "processLimits.passwordsWaiting", none, atPasswords),
];
