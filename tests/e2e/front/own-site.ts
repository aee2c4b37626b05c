// A `web` and a `live` of the build for one file of tests, so that what one does to them meets nobody else.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choosePorts } from "#scripts/port";
import { startProcesses } from "#scripts/stack";
import { supervise } from "#scripts/supervisor";

/** Starts them with these settings over those of the stack. */
export async function startOwnSite(settings: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "suara-kerja-front-"));
  const ports = await choosePorts();
  const supervisor = supervise(folder);
  const site = settings.SITE_URL ?? `http://127.0.0.1:${ports.site}`;
  const all = { ...(process.env as Record<string, string>), NODE_ENV: "production", LIVEKIT_URL: "", SITE_URL: site, ...settings };
  await startProcesses(supervisor, ports, all, ["web", "live"]);
  return {
    site,
    ports,
    folder,
    /** The sum of a metric over its labels, but for those that contain `without`. */
    async metric(of: "web" | "live", name: string, without = "\n"): Promise<number> {
      const text = await (await fetch(`http://127.0.0.1:${ports.metrics[of]}/metrics`)).text();
      const found = [...text.matchAll(new RegExp(`^${name}(\\{[^}]*\\})? (\\S+)$`, "gm"))];
      if (found.length === 0) throw new Error(`${of} has no ${name}`);
      return found.reduce((sum, [, labels = "", value]) => (labels.includes(without) ? sum : sum + Number(value)), 0);
    },
    async stop(): Promise<void> {
      await supervisor.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type OwnSite = Awaited<ReturnType<typeof startOwnSite>>;
