// The people of the end-to-end tests: each has a browser of their own, speakers a tone of their own for a microphone. A console
// error, a request to somebody else's server or a breach of the policy fails the test of whoever saw it.
import { type Browser, type BrowserContext, test as base, chromium, expect, type Page } from "@playwright/test";
import { toneFile } from "./tone.ts";
import { type Forum, makeForum, sessionCookies, site } from "./world.ts";

export { expectHears, expectSilent } from "./tone.ts";
export { expect };

export type Person = {
  page: Page;
  context: BrowserContext;
  /** The tone of their microphone. */
  hertz: number;
  /** Opens a path of the site in Indonesian, such as "/schedule"; or in the language it begins with. */
  visit(path: string): Promise<void>;
  /** A console error that matches is expected, such as the 401 of a wrong password. */
  allow(pattern: RegExp): void;
  /** A further tab of the same browser. */
  tab(): Promise<Page>;
};

export type PersonOptions = {
  email?: string;
  hertz?: number;
  locale?: string;
  viewport?: { width: number; height: number };
  /** Given, forbidden to the site, or none on this device. */
  microphone?: "given" | "denied" | "missing";
  /** Another site than that of the stack. */
  baseURL?: string;
  zone?: string;
};

const args = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--autoplay-policy=no-user-gesture-required",
  "--allow-loopback-in-peer-connection",
  // Nothing outside this machine has a name.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/** Browsers that nobody uses now, by the tone and state of their microphone: starting one costs more than many tests do. */
const idle = new Map<string, Browser[]>();

async function browserFor(hertz: number, microphone: "given" | "denied" | "missing") {
  const key = `${hertz} ${microphone}`;
  const browser =
    idle.get(key)?.pop() ??
    (await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        ...args,
        microphone === "denied" ? "--deny-permission-prompts" : "--use-fake-ui-for-media-stream",
        ...(microphone === "missing" ? [] : ["--use-fake-device-for-media-stream", `--use-file-for-fake-audio-capture=${toneFile(hertz)}`]),
      ],
    }));
  return {
    browser,
    /** Closes all that was open in it, and keeps the browser for the next person. */
    async giveBack() {
      await Promise.all(browser.contexts().map((context) => context.close()));
      if (browser.isConnected()) idle.set(key, [...(idle.get(key) ?? []), browser]);
    },
  };
}

/** Ends the browsers that wait for somebody. */
export async function closeIdleBrowsers(): Promise<void> {
  const browsers = [...idle.values()].flat();
  idle.clear();
  await Promise.all(browsers.map((browser) => browser.close()));
}

/** Gives one person a browser to themselves; `end` empties it and answers what went wrong in it. */
export async function arrive({
  email,
  hertz = 440,
  locale = "id-ID",
  viewport = { width: 1280, height: 900 },
  microphone = "given",
  baseURL = site,
  zone = "Asia/Kathmandu",
}: PersonOptions) {
  const { browser, giveBack } = await browserFor(hertz, microphone);
  const context = await browser.newContext({
    baseURL,
    locale,
    viewport,
    timezoneId: zone,
    reducedMotion: "reduce",
    permissions: microphone === "denied" ? [] : ["microphone"],
  });
  if (email) await context.addCookies(await sessionCookies(email, baseURL));
  const faults: string[] = [];
  const allowed: RegExp[] = [];
  const blame = (fault: string) => {
    if (!allowed.some((pattern) => pattern.test(fault))) faults.push(fault);
  };
  const own = [baseURL, baseURL.replace(/^http/, "ws"), "data:", `blob:${baseURL}`];
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  context.on("page", (page) => {
    page.on("console", (line) => {
      if (line.type() === "error") blame(`${line.text()} (${line.location().url})`);
    });
    page.on("pageerror", (error) => blame(`${error.name}: ${error.message}`));
    page.on("websocket", (socket) => {
      if (!own.some((start) => socket.url().startsWith(start))) blame(`a socket to ${socket.url().split("?")[0]}`);
    });
  });
  context.on("request", (request) => {
    if (!own.some((start) => request.url().startsWith(start))) blame(`a request to ${request.url().split("?")[0]}`);
  });
  const page = await context.newPage();
  const person: Person = {
    page,
    context,
    hertz,
    async visit(path) {
      await page.goto(/^\/(id|en|ar)(\/|$)/.test(path) ? path : `/id${path === "/" ? "" : path}`);
    },
    allow: (pattern) => void allowed.push(pattern),
    tab: () => context.newPage(),
  };
  return {
    person,
    async end() {
      await giveBack();
      return faults;
    },
  };
}

type People = {
  /** Nobody's account: reads and listens. */
  guest: Person;
  /** Agus, who looks for work, 440 Hz. */
  seeker: Person;
  /** Putri, who does too, 554 Hz. */
  otherSeeker: Person;
  /** Rina, recruiter and host, 659 Hz. */
  moderator: Person;
  /** Bayu, moderator, 831 Hz. */
  bayu: Person;
  /** Sari, member of PT Rangka Nusantara. */
  employer: Person;
  /** Grants roles. */
  admin: Person;
  /** A forum of this test's own, open now. */
  forum: Forum;
  /** Anybody else. */
  newcomer: (options?: PersonOptions) => Promise<Person>;
};

type Use<T> = (value: T) => Promise<void>;

const as =
  (options: PersonOptions) =>
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the braces
  async ({}: object, use: Use<Person>) => {
    const { person, end } = await arrive(options);
    await use(person);
    expect(await end(), `what went wrong in the browser of ${options.email ?? "a guest"}`).toEqual([]);
  };

export const test = base.extend<People, { browsers: undefined }>({
  browsers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the braces
    async ({}, use) => {
      await use(undefined);
      await closeIdleBrowsers();
    },
    { scope: "worker", auto: true },
  ],
  guest: as({}),
  seeker: as({ email: "agus@demo.test", hertz: 440 }),
  otherSeeker: as({ email: "putri@demo.test", hertz: 554 }),
  moderator: as({ email: "rina@demo.test", hertz: 659 }),
  bayu: as({ email: "bayu@demo.test", hertz: 831 }),
  employer: as({ email: "sari@demo.test" }),
  admin: as({ email: "admin@demo.test" }),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the braces
  forum: async ({}, use) => use(await makeForum()),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the braces
  newcomer: async ({}, use) => {
    const arrived: Awaited<ReturnType<typeof arrive>>[] = [];
    await use(async (options = {}) => {
      const one = await arrive(options);
      arrived.push(one);
      return one.person;
    });
    for (const { end } of arrived) expect(await end(), "what went wrong in a newcomer's browser").toEqual([]);
  },
});
