// The browsers of the tests: Debian's Chromium and Firefox ESR, installed where they are missing.
import { existsSync } from "node:fs";
import { run } from "./process.ts";

const places = {
  chromium: [process.env.CHROMIUM ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  "firefox-esr": [process.env.FIREFOX ?? "", "/usr/bin/firefox-esr"],
};

type Browser = keyof typeof places;

/** Where it is; undefined when there is none. */
const pathOf = (browser: Browser): string | undefined => places[browser].find((path) => path !== "" && existsSync(path));

/** Sees to it that there is one; needs root or sudo without a password only if there is none. */
async function ensure(browser: Browser): Promise<string> {
  const there = pathOf(browser);
  if (there) return there;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = async (...args: string[]) => {
    const [program = "", ...rest] = [...asRoot, "apt-get", ...args];
    await run(program, rest, { env: { DEBIAN_FRONTEND: "noninteractive" } });
  };
  await apt("update", "-qq");
  await apt("install", "-y", "-qq", "--no-install-recommends", browser);
  const installed = pathOf(browser);
  if (!installed) throw new Error(`apt-get installed no ${browser}`);
  return installed;
}

export const ensureChromium = (): Promise<string> => ensure("chromium");
export const ensureFirefox = (): Promise<string> => ensure("firefox-esr");
