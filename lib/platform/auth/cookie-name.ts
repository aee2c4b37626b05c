// What our cookies are called, for server and browser alike.

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether this host is reached from its own machine only. */
export const isLoopback = (hostname: string): boolean => loopback.test(hostname);

/** Cookies do not know ports: two sites on one host would sign each other out, so a port of the site is part of the name. */
export const cookieName = (name: string, { port }: { port: string }): string => (port === "" ? name : `${name}-${port}`);

/** Whether these cookies of a document say that somebody is signed in on this site. */
export const hasHint = (cookies: string, site: { port: string }): boolean =>
  cookies.split("; ").includes(`${cookieName("member", site)}=1`);
