// Whoever stops the npm process stops everything that it started.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { descendants, fieldOf } from "#tests/fakes/processes";

const root = join(import.meta.dirname, "../../..");

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s of npm reaches all, also where a shell has put it into the background",
  { timeout: 60_000 },
  async (signal) => {
    // As a shell without a terminal starts what stands before `&`: deaf to SIGINT, and so is whatever it starts.
    const npm = spawn("sh", ["-c", "trap '' INT; exec npm run check"], { cwd: root, stdio: "ignore", detached: true });
    const pid = npm.pid ?? 0;
    const works = () => descendants(pid).some((one) => fieldOf(one, "cmdline").includes("tasks.ts"));
    await expect.poll(works, { timeout: 30_000 }).toBe(true);
    const started = descendants(pid);
    process.kill(pid, signal);
    const left = () => [pid, ...started].filter((one) => fieldOf(one, "cmdline") !== "");
    await expect.poll(left, { timeout: 20_000 }).toEqual([]);
  },
);
