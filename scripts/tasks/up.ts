// `npm run up`: everything on this machine, from nothing to a page that can be opened, until Ctrl-C.
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isLoopback } from "#lib/platform/auth/cookie-name";
import { voiceComing } from "#lib/platform/voice/state";
import { makeBuild, makeClient } from "../build.ts";
import { appointFirstAdmin } from "../database/first-admin.ts";
import { makeQueues, makeWorld, migrate, replayErasures } from "../database/migrate.ts";
import { takeMarksOff } from "../demo/mark.ts";
import { refuseDemoPeople } from "../demo/people.ts";
import { demoService, startDemoProvider, wantsDemoVoices, wantsDemoWorld } from "../demo/world.ts";
import { findLivekit, type Livekit, livekitVersion, mediaAddresses } from "../livekit.ts";
import { choosePorts, formerPort, type Ports, rememberPort, stillFreePort } from "../port.ts";
import { root, type Variables } from "../process.ts";
import { resetWorld } from "../settings.ts";
import {
  erasureListIn,
  livekitService,
  mailboxService,
  migrationUrl,
  settingsFor,
  startDatabase,
  startProcesses,
  voiceOffFile,
} from "../stack.ts";
import { say, step } from "../step.ts";
import { type Supervisor, supervise } from "../supervisor.ts";
import { welcome } from "../welcome.ts";

const folder = join(root, ".data");
const preferredPort = 3000;
/** Milliseconds that a livekit-server which is there already takes to be found; whatever takes longer is waited for beside the open site. */
const settledMs = 1_000;

type Mode = "production" | "development";

export const run = (args: string[]) => begin("production", args);

/** Starts everything and stays until a signal. In development pages reload by themselves and nothing is built first. */
export async function begin(mode: Mode, args: string[], then: (supervisor: Supervisor) => void = () => {}): Promise<void> {
  const other = await runningAlready();
  if (other) {
    console.error(`Suara Kerja is already running in this folder: ${other}`);
    process.exit(1);
  }
  if (args.includes("--reset")) {
    await resetWorld(folder);
    console.log("  ✓ the old world is gone");
  }
  console.log("Suara Kerja starts");
  const supervisor = supervise(folder, { report: (line) => console.log(`  ! ${line}`) });
  stopOnSignals(supervisor);
  try {
    const finish = await start(supervisor, mode);
    then(supervisor);
    await finish();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    await supervisor.stop();
    process.exit(1);
  }
}

/** Starts the site and says where it is; the answer does what may come later. */
async function start(supervisor: Supervisor, mode: Mode): Promise<() => Promise<void>> {
  const preferred = Number(process.env.PORT) || (await formerPort(folder)) || preferredPort;
  const chosen = await choosePorts(preferred, await formerPort(folder, "provider-port"));
  await step("database client", makeClient, (made) => (made ? undefined : "unchanged"));
  // A first build of it takes minutes: the site opens meanwhile.
  const searching = process.env.LIVEKIT_URL ? null : findVoice();
  await Promise.all([
    mode === "production" ? step("site", makeBuild, (made) => (made ? undefined : "unchanged")) : null,
    prepareDatabase(supervisor, chosen),
    process.env.SMTP_URL ? null : step("mailbox", () => supervisor.start(mailboxService(folder, chosen))),
  ]);
  const voice: Voice = searching === null ? "outside" : await Promise.race([searching, sleep(settledMs, "coming" as const)]);
  // A build takes minutes: another instance may have opened at this port meanwhile.
  const ports = { ...chosen, site: await stillFreePort(chosen.site) };
  const settings = await settingsFor(folder, ports, voice, process.env, mode);
  if (voice === "coming") await writeFile(voiceOffFile(folder), voiceComing);
  if (typeof voice === "object" && "binary" in voice) await supervisor.start(await livekitService(folder, ports, voice.binary));
  await Promise.all([
    step("web, live, worker", () => startProcesses(supervisor, ports, settings)),
    startDemoProvider(supervisor, settings),
  ]);
  await rememberPort(folder, ports.site);
  await rememberPort(folder, ports.provider, "provider-port");
  const site = settings.SITE_URL ?? "";
  await writeFile(join(folder, "up.json"), JSON.stringify({ pid: process.pid, site }));
  await welcome({ site, folder, voice, addresses: mediaAddresses(), demo: wantsDemoWorld(), provider: settings.OIDC_DEMO_NAME ?? "" });
  return async () => {
    const found = searching && (await searching);
    if (!found) return;
    if (voice === "coming") await turnVoiceOn(supervisor, ports, found);
    if ("binary" in found) await startDemo(supervisor, ports, settings);
  };
}

type Voice = Livekit | "outside" | "coming";

const findVoice = () =>
  step(
    "livekit-server",
    () => findLivekit((text) => say("livekit-server", text)),
    (found) => ("reason" in found ? found.reason : livekitVersion),
  ).catch((error: Error) => ({ reason: error.message }));

/** The site is open already: its processes hear by a file that the sound is there, or why it is not. */
async function turnVoiceOn(supervisor: Supervisor, ports: Ports, voice: Livekit): Promise<void> {
  const reason = "reason" in voice ? voice.reason : await startLivekit(supervisor, ports, voice.binary);
  if (reason === null) await rm(voiceOffFile(folder), { force: true });
  else await writeFile(voiceOffFile(folder), reason);
  console.log(reason === null ? "  ✓ the sound is on; open pages hear it by themselves" : `  ! audio stays off. ${reason}`);
}

/** Null, or why it does not start. */
const startLivekit = async (supervisor: Supervisor, ports: Ports, binary: string): Promise<string | null> =>
  supervisor.start(await livekitService(folder, ports, binary)).then(
    () => null,
    (error: Error) => error.message.split("\n")[0] ?? "livekit-server does not start",
  );

/** People who speak in the demo forum. The site does without them where they fail. */
async function startDemo(supervisor: Supervisor, ports: Ports, settings: Variables): Promise<void> {
  if (!wantsDemoVoices()) return;
  await supervisor
    .start(demoService(ports, settings))
    .catch((error: Error) => console.log(`  ! the demo forum is silent: ${error.message}`));
}

async function prepareDatabase(supervisor: Supervisor, ports: Ports): Promise<void> {
  const outside = process.env.DATABASE_URL;
  const owner = await migrationUrl(folder, ports);
  if (!outside) await step("PostgreSQL", () => startDatabase(supervisor, folder, ports.postgres, true));
  const { DATABASE_URL = "", SITE_SECRET = "" } = await settingsFor(folder, ports, { reason: "" });
  await step("tables", () => migrate(owner));
  const erased = await replayErasures(DATABASE_URL, erasureListIn(folder));
  if (erased > 0) say("erasures", `${erased} that a backup had brought back`);
  const demo = wantsDemoWorld();
  if (!demo && process.env.SITE_URL && !isLoopback(new URL(process.env.SITE_URL).hostname)) await refuseDemoPeople(DATABASE_URL);
  if ((outside || !demo) && process.env.FIRST_ADMIN) await appointFirstAdmin(DATABASE_URL, process.env.FIRST_ADMIN);
  if (demo && !outside) await takeMarksOff(DATABASE_URL);
  await Promise.all([
    step("queues", () => makeQueues(owner)),
    demo ? step("demo world", () => makeWorld(DATABASE_URL, SITE_SECRET, { lives: true })) : null,
  ]);
}

/** The address of another `up` in this folder, if one is alive. */
async function runningAlready(): Promise<string | null> {
  const note = join(folder, "up.json");
  if (!existsSync(note)) return null;
  const { pid, site } = JSON.parse(await readFile(note, "utf8")) as { pid: number; site: string };
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.includes("tasks.ts") ? site : null;
}

/** The first signal stops everything in order; another one a second later does not wait. */
function stopOnSignals(supervisor: Supervisor) {
  let stoppingSince = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, async () => {
      if (stoppingSince > 0) {
        if (performance.now() - stoppingSince > 1_000) process.exit(1);
        return;
      }
      stoppingSince = performance.now();
      console.log("\nStopping");
      await supervisor.stop();
      await rm(join(folder, "up.json"), { force: true });
      process.exit(0);
    });
  }
}
