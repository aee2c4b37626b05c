// The browser of the tests: Debian's Chromium, installed where it is missing.
import { existsSync } from "node:fs";
import { run } from "./process.ts";

const places = [process.env.CHROMIUM ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where it is; undefined when there is none. */
export const chromiumPath = (): string | undefined => places.find((path) => path !== "" && existsSync(path));

/** Sees to it that there is one; needs root or sudo without a password only if there is none. */
export async function ensureChromium(): Promise<string> {
  const there = chromiumPath();
  if (there) return there;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = async (...args: string[]) => {
    const [program = "", ...rest] = [...asRoot, "apt-get", ...args];
    await run(program, rest, { env: { DEBIAN_FRONTEND: "noninteractive" } });
  };
  await apt("update", "-qq");
  await apt("install", "-y", "-qq", "--no-install-recommends", "chromium");
  const installed = chromiumPath();
  if (!installed) throw new Error("apt-get installed no chromium");
  return installed;
}
