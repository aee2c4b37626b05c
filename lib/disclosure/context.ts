// What disclosure adds to the lists of the whole product (lib/contexts.ts): refusals and limits. Pure.
import { named } from "../platform/limit.ts";

export const refusals = ["domain_invalid", "list_full", "hidden_by_yourself", "own_company"] as const;

declare module "../platform/result.ts" {
  interface RefusalCodes {
    disclosure: (typeof refusals)[number];
  }
}

export const limits = named({
  /** Entries of hide lists: few enough that nobody tries addresses. */
  hideFromByPerson: { points: 20, seconds: 24 * 3600 },
  /** Mails by one sender, and by one grant in both directions together. */
  relayedMailBySender: { points: 60, seconds: 3600 },
  relayedMailByGrant: { points: 30, seconds: 3600 },
  /** Each one shows the person again in every room that they sit in. Freezing is not counted: nobody waits to be hidden. */
  thawByPerson: { points: 20, seconds: 3600 },
  blockByPerson: { points: 60, seconds: 3600 },
});
