// One real livekit-server for a run. Without one the tests of it fail and say why: they are never skipped.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { findLivekit } from "#scripts/livekit";
import { choosePorts } from "#scripts/port";
import { secretsIn } from "#scripts/settings";
import { livekitService } from "#scripts/stack";
import { supervise } from "#scripts/supervisor";

export default async function setup(project: TestProject) {
  const found = await findLivekit((text) => console.log(`livekit-server: ${text}`));
  if ("reason" in found) throw new Error(found.reason);
  const folder = await mkdtemp(join(tmpdir(), "suara-kerja-voice-"));
  const ports = await choosePorts();
  const supervisor = supervise(folder);
  await supervisor.start(await livekitService(folder, ports, found.binary));
  const { livekit } = await secretsIn(folder);
  project.provide("livekit", { url: `http://127.0.0.1:${ports.livekit}`, keys: JSON.stringify(livekit) });
  return async () => {
    await supervisor.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
