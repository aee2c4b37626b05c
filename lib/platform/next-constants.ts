// The one name that Next's router reads of Next's own list of 140, which weighs 1.4 kB on every page; next.config.ts puts this in its place
// in the browser. tests/unit/platform/next-constants.test.ts compares it with the list, and with what the router reads.
export const NEXT_NAV_DEPLOYMENT_ID_HEADER = "x-nextjs-deployment-id";
