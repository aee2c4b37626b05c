// The headers that every answer of ours carries, whichever process gives it.

const neverAsked = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "midi",
  "payment",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

const nobody = neverAsked.map((name) => `${name}=()`).join(", ");

/** `isSecure` when the site has TLS; `mayUseMicrophone` for a page that may ask for it. */
export function securityHeaders({ isSecure, mayUseMicrophone }: { isSecure: boolean; mayUseMicrophone: boolean }): [string, string][] {
  return [
    ["Permissions-Policy", `microphone=${mayUseMicrophone ? "(self)" : "()"}, ${nobody}`],
    ["Referrer-Policy", "same-origin"],
    ["X-Content-Type-Options", "nosniff"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ["X-Frame-Options", "DENY"],
    ...(isSecure ? ([["Strict-Transport-Security", "max-age=31536000; includeSubDomains"]] as [string, string][]) : []),
  ];
}

/** For what is no page: nothing in it may load or run anything. */
export const strictPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** By path, for what is no page: the worker of the offline page alone may ask, and of this site only. */
export const policyFor = (path: string): string => (path === "/sw.js" ? `${strictPolicy}; connect-src 'self'` : strictPolicy);

const ofNextAlone = /^(x-middleware-|x-nextjs-|x-invoke-|x-matched-path$|x-now-|x-action-forwarded$|next-resume$)/;

/** Headers by which Next's own parts talk to each other; from outside they are an attack. */
export function stripInner(headers: NodeJS.Dict<string | string[]>): void {
  for (const name of Object.keys(headers)) if (ofNextAlone.test(name)) delete headers[name];
}

/** A write that a page of somebody else's sends: Next answers it with a fault, or lets it through where the origin is not said. */
export const isForeignWrite = (method: string | undefined, origin: string | undefined, site: URL): boolean =>
  method !== "GET" && method !== "HEAD" && origin !== undefined && origin !== site.origin;
