// All of Suara Kerja on this machine: which processes, with which settings, in which order. `up`, the tests and the benchmarks use it.
import { join } from "node:path";
import { isLoopback } from "#lib/platform/auth/cookie-name";
import { appSecret } from "#prisma/cast";
import { actionsKey } from "./build.ts";
import { makeQueues, makeWorld, migrate } from "./database/migrate.ts";
import { answers, databaseUrl, makeCluster, makeRoles, postgresCommand } from "./database/postgres.ts";
import { demoProvider, startDemoProvider } from "./demo/world.ts";
import { type Livekit, livekitAnswers, writeLivekitConfig } from "./livekit.ts";
import { choosePorts, listens, type Ports } from "./port.ts";
import { tied, type Variables } from "./process.ts";
import { answersHttp, at, httpReady, node } from "./service-command.ts";
import { secretsIn } from "./settings.ts";
import type { Service, Supervisor } from "./supervisor.ts";

const databaseName = "suara_kerja";

/** The domain of masked addresses where mail stays on this machine: the embedded mailbox hands what is sent there to the worker. */
const localRelay = "relay.localhost";

/** Starts the embedded PostgreSQL, with its roles and an empty database in it. */
export async function startDatabase(supervisor: Supervisor, folder: string, port: number, durable: boolean): Promise<void> {
  const { database: passwords } = await secretsIn(folder);
  const options = { folder: join(folder, "postgres"), port, durable, passwords };
  await makeCluster(options);
  await supervisor.start({
    name: "postgres",
    command: postgresCommand(options),
    ready: () => answers(databaseUrl(port, "postgres", "postgres", passwords)),
    stop: ["SIGINT"],
    patienceMs: 15_000,
    tier: 0,
  });
  await makeRoles(options, databaseName);
}

/** As which role tables are made and changed; no process of the product gets it. */
export async function migrationUrl(folder: string, ports: Ports, outside: NodeJS.Dict<string> = process.env): Promise<string> {
  if (!outside.DATABASE_URL) return databaseUrl(ports.postgres, databaseName, "migrator", (await secretsIn(folder)).database);
  if (!outside.MIGRATION_DATABASE_URL) throw new Error(needsMigrator);
  return outside.MIGRATION_DATABASE_URL;
}

export const needsMigrator =
  "MIGRATION_DATABASE_URL says as which role tables are made, beside DATABASE_URL for the product's own role; it is not set. See docs/operations.md.";

/** The embedded livekit-server as a service. A first signal makes it wait for everybody to leave, a second one does not. */
export async function livekitService(folder: string, ports: Ports, binary: string): Promise<Service> {
  const { livekit: keys } = await secretsIn(folder);
  const webhook = `http://127.0.0.1:${ports.web}/api/webhooks/livekit`;
  const config = await writeLivekitConfig({
    folder,
    port: ports.livekit,
    mediaPort: ports.media,
    metricsPort: ports.metrics.livekit,
    keys,
    webhook,
  });
  return {
    name: "livekit-server",
    command: tied("KILL", binary, ["--config", config]),
    // It would take its keys from here rather than from its configuration.
    env: { LIVEKIT_KEYS: undefined },
    ready: () => livekitAnswers(ports.livekit),
    stop: ["SIGINT", "SIGINT"],
    patienceMs: 200,
    tier: 0,
  };
}

/** The mailbox that stands in for a mail server, as a service. */
export const mailboxService = (folder: string, ports: Ports): Service => ({
  name: "mailbox",
  command: node("demo/mailbox.ts"),
  env: {
    MAILBOX_DIR: join(folder, "mailbox"),
    MAILBOX_PORT: String(ports.mail),
    RELAY_DOMAIN: localRelay,
    RELAY_PORT: String(ports.relay),
  },
  ready: () => listens(ports.mail),
  stop: ["SIGTERM"],
  patienceMs: 500,
  tier: 0,
});

/** Ids of erased people, beside the database: a restored backup has lost the newest of them. */
export const erasureListIn = (folder: string, outside: NodeJS.Dict<string> = process.env): string =>
  outside.ERASURE_LIST || join(folder, "erasures");

/** While it exists the site has no sound, and it says why; see lib/platform/voice/availability.ts. */
export const voiceOffFile = (folder: string): string => join(folder, "voice-off");

/** The settings that every process of ours reads; what is set outside wins over what is embedded. */
export async function settingsFor(
  folder: string,
  ports: Ports,
  voice: Livekit | "outside" | "coming",
  outside: NodeJS.Dict<string> = process.env,
  mode: "production" | "development" = "production",
): Promise<Variables> {
  const secrets = await secretsIn(folder);
  const voiceSettings: Variables =
    voice === "outside"
      ? { LIVEKIT_URL: outside.LIVEKIT_URL ?? "", LIVEKIT_KEYS: outside.LIVEKIT_KEYS ?? "{}" }
      : voice === "coming" || "binary" in voice
        ? {
            LIVEKIT_URL: `http://127.0.0.1:${ports.livekit}`,
            LIVEKIT_KEYS: JSON.stringify(secrets.livekit),
            ...(voice === "coming" ? { VOICE_OFF_FILE: voiceOffFile(folder) } : {}),
          }
        : { LIVEKIT_URL: "", LIVEKIT_KEYS: JSON.stringify(secrets.livekit), VOICE_OFF_REASON: voice.reason };
  // By name: passkeys belong to one, and a bare IP address is none.
  const site = outside.SITE_URL || `http://localhost:${ports.site}`;
  const isHere = isLoopback(new URL(site).hostname);
  if (!isHere && !outside.SMTP_URL)
    throw new Error("SITE_URL is a site for others: SMTP_URL says by which mail server its letters go. It is not set.");
  return {
    NODE_ENV: mode,
    DATABASE_URL: outside.DATABASE_URL || databaseUrl(ports.postgres, databaseName, "app", secrets.database),
    SITE_URL: site,
    SITE_SECRET: outside.SITE_SECRET || secrets.site,
    INTERNAL_SECRET: outside.INTERNAL_SECRET || secrets.internal,
    HIDE_LIST_PEPPER: outside.HIDE_LIST_PEPPER || secrets.pepper,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: await actionsKey(),
    ERASURE_LIST: erasureListIn(folder, outside),
    ...voiceSettings,
    ...demoProvider(ports, secrets.provider, isHere, outside),
    ...(outside.SMTP_URL ? {} : { SMTP_URL: `smtp://127.0.0.1:${ports.mail}`, RELAY_DOMAIN: localRelay }),
    // The page shows every letter, and the codes of the demo world's staff, to everybody: in a world of one's own only, on this machine only.
    ...(isHere && !outside.SMTP_URL && (!outside.DATABASE_URL || outside.DEMO === "yes")
      ? { MAILBOX_DIR: join(folder, "mailbox"), DEMO_APP_SECRET: appSecret }
      : {}),
  };
}

/** A complete stack with the demo world, on free ports, for tests and benchmarks. Takes nothing from outside. */
export async function startStack({
  folder,
  supervisor,
  voice,
  durable,
}: {
  folder: string;
  supervisor: Supervisor;
  voice: Livekit;
  durable: boolean;
}) {
  const ports = await choosePorts();
  const settings = await settingsFor(folder, ports, voice, {});
  await Promise.all([
    startDatabase(supervisor, folder, ports.postgres, durable),
    supervisor.start(mailboxService(folder, ports)),
    "binary" in voice ? supervisor.start(await livekitService(folder, ports, voice.binary)) : null,
  ]);
  const owner = await migrationUrl(folder, ports, {});
  await migrate(owner);
  await Promise.all([
    makeQueues(owner),
    makeWorld(settings.DATABASE_URL ?? "", settings.SITE_SECRET ?? "", { lives: false }),
    startDemoProvider(supervisor, settings),
  ]);
  await startProcesses(supervisor, ports, settings);
  return { ports, settings };
}

type ProcessName = "web" | "live" | "worker";

/** Starts `web`, `live` and `worker`, or only those named, and waits until all of them are ready. */
export async function startProcesses(
  supervisor: Supervisor,
  ports: Ports,
  settings: Variables,
  names: readonly ProcessName[] = ["web", "live", "worker"],
): Promise<void> {
  // Next makes a page of daily work for seconds on end: there nobody is taken for hung.
  const isWatched = settings.NODE_ENV !== "development";
  const ours = (name: ProcessName, command: [string, string[]], ready: () => Promise<boolean>, url: string): Service => ({
    name,
    command,
    env: {
      ...settings,
      MIGRATION_DATABASE_URL: undefined,
      REUSE_PORT: "yes",
      PROCESS: name,
      PORT: String(ports.site),
      WEB_PORT: String(ports.web),
      METRICS_PORT: String(ports.metrics[name]),
      RELAY_PORT: process.env.RELAY_PORT || String(ports.relay),
    },
    ready,
    ...(isWatched ? { answers: answersHttp(url) } : {}),
    saysReady: true,
    ...(name === "live" ? { socket: { host: process.env.HOST || "127.0.0.1", port: ports.site } } : {}),
    stop: ["SIGTERM"],
    patienceMs: 10_000,
    tier: 1,
  });
  const all = [
    ours("web", node("web.ts"), httpReady(`${at(ports.web)}/api/health`), `${at(ports.web)}/api/health/live`),
    ours("live", node("live.ts"), httpReady(`${at(ports.site)}/live/now`), `${at(ports.site)}/live`),
    ours("worker", node("worker.ts"), httpReady(`${at(ports.metrics.worker)}/metrics`), `${at(ports.metrics.worker)}/`),
  ];
  await Promise.all(all.filter(({ name }) => names.some((one) => one === name)).map((service) => supervisor.start(service)));
}
