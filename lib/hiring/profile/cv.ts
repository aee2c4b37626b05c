// A profile as a PDF, for its owner: laid out by a process of its own with limits of time, memory and size, few at once.
import "server-only";
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Locale } from "#lib/i18n/routing";
import type { Actor } from "#lib/platform/auth/actor";
import { spend } from "#lib/platform/limits";
import { log } from "#lib/platform/log";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "../context.ts";
import type { Cv } from "./cv-document.ts";
import { partsOf } from "./parts.ts";
import { read } from "./profile.ts";
import { shownSections, wordsOf } from "./sections.ts";

/** Milliseconds until a process is ended, megabytes that it may use, bytes of a PDF that is taken from it. */
const printMs = 25_000;
const memoryMb = 320;
const bytesMax = 4_000_000;
/** How many are printed at once in this process; who comes then is asked to come again. */
const printingMax = 2;
let printing = 0;

/** The whole profile. Refuses `missing` where nothing stands in it, `too_often`, `unavailable` (too many at once, or it took too long). */
export async function print(actor: Actor, locale: Locale): Promise<Result<Buffer>> {
  const minutes = await spend([limits.cvByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  const { contents } = await read(actor);
  const parts = partsOf(contents, shownSections);
  if (Object.keys(parts).length === 0) return refuse("missing");
  if (printing >= printingMax) return refuse("unavailable");
  printing += 1;
  try {
    return done(await printed({ locale, name: wordsOf(contents.basics.extra, "name").slice(0, 80), parts }));
  } catch (error) {
    log.error({ err: error }, "a CV could not be printed");
    return refuse("unavailable");
  } finally {
    printing -= 1;
  }
}

/** The PDF of a CV, by a process that has no secrets and no database. */
export function printed(cv: Cv): Promise<Buffer> {
  const script = join(process.cwd(), "scripts/print-cv.ts");
  const child = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, script], {
    env: { TZ: "UTC", NODE_ENV: "production" },
    // What it writes of a fault could hold words of the CV: nobody reads it.
    stdio: ["pipe", "pipe", "ignore"],
    timeout: printMs,
    killSignal: "SIGKILL",
  });
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > bytesMax) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0 && bytes <= bytesMax) resolve(Buffer.concat(chunks));
      else reject(new Error(`printing ended with ${signal ?? code}`));
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(JSON.stringify(cv));
  });
}
