// What disclosure adds to the lists of the whole product (lib/contexts.ts). Pure.

/** None of its own: what one may not see is missing. */
export const refusals = [] as const;

declare module "../platform/result.ts" {
  interface RefusalCodes {
    disclosure: (typeof refusals)[number];
  }
}
