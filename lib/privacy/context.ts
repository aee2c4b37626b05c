// What privacy adds to the lists of the whole product (lib/contexts.ts): refusals, limits, tags of cached pages. Pure.
import { named } from "../platform/limit.ts";

export const refusals = ["export_today", "receipt_unknown"] as const;

declare module "../platform/result.ts" {
  interface RefusalCodes {
    privacy: (typeof refusals)[number];
  }
}

export const limits = named({
  // Requests for what is held about an address.
  dataRequestByNetwork: { points: 60, seconds: 60 },
  // Codes of receipts that were tried and are none.
  receiptByNetwork: { points: 60, seconds: 60 },
});
