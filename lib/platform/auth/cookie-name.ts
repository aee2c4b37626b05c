// What our cookies are called, for server and browser alike.

/** Also part of the script that runs before a page is drawn. */
export const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Whether this host is reached from its own machine only. */
export const isLoopback = (hostname: string): boolean => loopback.test(hostname);

/** Cookies do not know ports: two sites on one machine would sign each other out, so there the port is part of the name. */
export const cookieName = (name: string, { hostname, port }: { hostname: string; port: string }): string =>
  isLoopback(hostname) && port !== "" ? `${name}-${port}` : name;

/** Whether these cookies of a document say that somebody is signed in on this site. */
export const hasHint = (cookies: string, site: { hostname: string; port: string }): boolean =>
  cookies.split("; ").includes(`${cookieName("member", site)}=1`);
