// The product's contexts and what they add up to. A new context is a name in `contexts` and its lists below. Pure.
import * as accounts from "./accounts/context.ts";
import * as disclosure from "./disclosure/context.ts";
import * as hiring from "./hiring/context.ts";
import type { Limit } from "./platform/limit.ts";
import { platformRefusals, type RefusalCode, type RefusalCodes } from "./platform/result.ts";
import * as privacy from "./privacy/context.ts";
import * as reports from "./reports/context.ts";
import * as rooms from "./rooms/context.ts";
import * as series from "./series/context.ts";

/** In their order: each may import those before it, and none after it. The dependency rule reads this list. */
export const contexts = [
  "accounts",
  "disclosure",
  "verification",
  "series",
  "rooms",
  "hiring",
  "community",
  "notifications",
  "reports",
  "privacy",
] as const;

const refusalsOf: { readonly [C in keyof RefusalCodes]: readonly RefusalCodes[C][] } = {
  platform: platformRefusals,
  accounts: accounts.refusals,
  disclosure: disclosure.refusals,
  series: series.refusals,
  rooms: rooms.refusals,
  hiring: hiring.refusals,
  reports: reports.refusals,
  privacy: privacy.refusals,
};

/** Every expected refusal. A new one needs its sentence in three languages (`npm run check` says so). */
export const refusals: readonly RefusalCode[] = Object.values(refusalsOf).flat();

/** Whether a word is one of our refusals, and so has a sentence. */
export const isRefusalCode = (word: string): word is RefusalCode => (refusals as readonly string[]).includes(word);

/** Every limit, by its name. tests/integration/platform/limits.test.ts has a scenario for each. */
export const limits = {
  ...accounts.limits,
  ...disclosure.limits,
  ...series.limits,
  ...rooms.limits,
  ...hiring.limits,
  ...reports.limits,
  ...privacy.limits,
} satisfies Readonly<Record<string, Limit>>;

/** Whether the page at this path may ask for the microphone. */
export const mayUseMicrophone = (path: string): boolean => rooms.pagesWithMicrophone.test(path);
