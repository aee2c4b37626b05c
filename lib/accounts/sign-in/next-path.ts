// Where a person goes after signing in: one of our own pages and nothing else. Safe in the browser.

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const slug = "[a-z0-9]+(?:-[a-z0-9]+)*";

/** Every page one may be sent back to, without its language. Anything that is not on this list is not followed, whatever it is. */
const pages = new RegExp(
  `^/(?:schedule|impact|promises|account(?:/(?:closed|delete))?|privacy(?:/[a-z-]+)?|reports(?:/(?:about|cases)/${uuid})?|me|company-groups|waiting-vacancies|employer(?:/companies/(?:new|${uuid})|/drafts/${uuid}|/vacancies/(?:new|${uuid}(?:/edit)?))?|admin|vacancies(?:/${uuid})?|organisations/${uuid}|rooms/${uuid}(?:/(?:desk|bans))?|interviews/${uuid}|series(?:/${slug}(?:/edit)?)?)?$`,
);

const profile = /^\/profile(?:\/[0-9a-z-]+)?$/;

/** `wanted` without its language when it is a page of ours, else `fallback`. */
export function nextPath(wanted: unknown, fallback = "/"): string {
  if (typeof wanted !== "string" || wanted === "" || wanted.length > 160) return fallback;
  const path = wanted.replace(/^\/(?:id|en|ar)(?=\/|$)/, "") || "/";
  return pages.test(path) || profile.test(path) ? path : fallback;
}

/** Where whoever signed in to a closed account is asked whether to keep it. */
export const closedAccountPath = "/account/closed";

/** Where the second step of signing in is asked for, without its language. */
export const secondStepPath = "/sign-in/second-step";
