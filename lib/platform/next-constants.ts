// What Next's code for the browser reads of Next's own list of 140 names, which weighs 1.4 kB on every page; next.config.ts puts this in
// its place there. tests/unit/platform/next-constants.test.ts compares it with the list, and with what is read.

export const NEXT_NAV_DEPLOYMENT_ID_HEADER = "x-nextjs-deployment-id";
/** Read under `npm run dev` only. */
export const WEB_SOCKET_MAX_RECONNECTIONS = 12;
