// Whoever ends `npm run up` while livekit-server is built leaves no compiler behind, however it ends.
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "#scripts/process";
import { descendants, fieldOf } from "#tests/fakes/processes";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "suara-kerja-go-"));
  const program = async (name: string, text: string) => {
    await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(folder, name), 0o755);
  };
  await program("livekit-server", "echo version 0.0.1");
  // As Go does: compilers are children of its own, and end by themselves only when they are done.
  await program("go", 'if [ "$1" = version ]; then echo go version go1.26.0 linux/amd64; else sleep 301 & sleep 302 & wait; fi');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(["SIGTERM", "SIGKILL"] as const)("after %s no compiler of livekit-server is left", { timeout: 60_000 }, async (signal) => {
  const text = 'const { findLivekit } = await import("#scripts/livekit"); await findLivekit(() => {});';
  const env = { ...process.env, PATH: [folder, process.env.PATH].join(delimiter), XDG_CACHE_HOME: folder };
  const builder = spawn(process.execPath, ["--input-type=module", "--eval", text], { cwd: root, env, stdio: "ignore" });
  const pid = builder.pid ?? 0;
  const compilers = () => descendants(pid).filter((one) => /^sleep\0?30/.test(fieldOf(one, "cmdline")));
  await expect.poll(compilers, { timeout: 30_000 }).toHaveLength(2);
  const started = descendants(pid);
  process.kill(pid, signal);
  const left = () => [pid, ...started].filter((one) => fieldOf(one, "cmdline") !== "");
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
});
