// One `live` hangs: it answers nobody, and cannot be asked who is still in. A moderator puts somebody out all the same.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { dispose } from "@livekit/rtc-node";
import { afterAll, beforeAll, test } from "vitest";
import { mintPass } from "#lib/platform/voice/pass";
import * as server from "#lib/platform/voice/server";
import * as moderation from "#lib/rooms/moderation/moderation";
import { choosePorts, type Ports } from "#scripts/port";
import type { Variables } from "#scripts/process";
import { startProcesses } from "#scripts/stack";
import { type Supervisor, supervise } from "#scripts/supervisor";
import { forum, must, seated, speaker } from "#tests/factories/forum";
import { join, speak, tones, until, untilHears, untilSilent } from "#tests/fakes/tone";

let folder = "";
const supervisors: Supervisor[] = [];

/** A `live` of its own; this supervisor leaves a hung one as it is. */
async function startLive(): Promise<{ ports: Ports; pid: number }> {
  const ports = await choosePorts();
  const supervisor = supervise(folder, { probe: { everyMs: 1_000, misses: 1_000 } });
  supervisors.push(supervisor);
  const settings = { ...process.env, NODE_ENV: "production", SITE_URL: `http://127.0.0.1:${ports.site}` } as Variables;
  await startProcesses(supervisor, ports, settings, ["live"]);
  return { ports, pid: supervisor.pid("live") ?? 0 };
}

beforeAll(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), "suara-kerja-hung-"));
});
afterAll(async () => {
  await Promise.all(supervisors.map((supervisor) => supervisor.stop()));
  await rm(folder, { recursive: true, force: true });
  await dispose();
});

test("a moderator puts out somebody whose live hangs, and whoever listens by another live hears silence", { timeout: 90_000 }, async () => {
  const hall = await forum();
  const [hung, other] = [await startLive(), await startLive()];
  const rina = await seated(hall, hall.rina);
  const budi = await seated(hall, hall.budi);
  const putri = await speaker(hall);
  const wsUrl = ({ ports }: { ports: Ports }) => `ws://127.0.0.1:${ports.site}/live`;
  const ears = {
    rina: await join(wsUrl(other), await mintPass(rina)),
    budi: await join(wsUrl(other), await mintPass(budi)),
    putri: await join(wsUrl(hung), await mintPass(putri)),
  };
  await speak(ears.rina.room, tones[0]);
  await speak(ears.putri.room, tones[1]);
  await untilHears(ears.budi, putri.voiceId, tones[1]);
  await untilHears(ears.budi, rina.voiceId, tones[0]);

  process.kill(hung.pid, "SIGSTOP");
  must(await moderation.remove(hall.rina, { seatId: putri.seatId, reason: "sells papers" }));
  await untilSilent(ears.budi, putri.voiceId, tones[1], { identity: rina.voiceId, hertz: tones[0] });
  await until(
    "LiveKit has put her out",
    async () => !(await server.listParticipants(hall.voiceRoom))?.some(({ voiceId }) => voiceId === putri.voiceId),
  );
  process.kill(hung.pid, "SIGKILL");
  await Promise.all([ears.rina.leave(), ears.budi.leave()]);
  await server.deleteRoom(hall.voiceRoom);
});
