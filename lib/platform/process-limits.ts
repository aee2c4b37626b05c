// What one client and all of them together may hold or have waiting at once, counted in the memory of one process. What is counted in the
// database stands in the contexts' own lists. Behind one address many people sit, such as a school or the customers of a phone company,
// so the numbers by network are wide. Values: the design's safety page, section 8. tests/unit/platform/process-limits.test.ts demands a
// mutation for each, and so a test that fails when it is taken out.

export const processLimits = {
  /** Event streams of one browser, by its cookie: what browsers themselves allow per host. */
  streamsByBrowser: 6,
  streamsByNetwork: 1_000,
  /** Requests that `web` works on; those above wait for their turn, and what waits above that is refused. */
  requestsByNetwork: 32,
  waitingRequestsByNetwork: 1_024,
  /** Bodies that have begun and not ended. */
  unfinishedBodiesByNetwork: 48,
  unfinishedBodiesByAll: 1_024,
  /** Connections to the gate that stand or are being opened. */
  gateByNetwork: 1_000,
  /** First joins of a second; those above come again within seconds. One network may use forty of a hundred. */
  firstJoinsBySecond: 100,
  firstJoinsBySecondAndNetwork: 40,
  /** Connections to the gate of one voice in forty seconds, those that come back included. */
  joinsByVoice: 20,
  /** Bytes that one client sends LiveKit at once, and each second from then on: signalling is small. */
  signallingBurstBytes: 512 * 1024,
  signallingBytesBySecond: 64 * 1024,
  socketsByNetwork: 2_000,
  socketsByAll: 16_000,
  /** Passwords that wait to be hashed, at about 8 ms each: past this many an answer would take too long to be of use. */
  passwordsWaiting: 1_000,
} as const;
