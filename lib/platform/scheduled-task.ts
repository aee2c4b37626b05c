// Scheduled tasks: work by the clock that one worker at a time does. Who holds a task's lock does it; when it was last done stands in a row.
import "server-only";
import pg from "pg";
import { db } from "./db.ts";
import { log } from "./log.ts";
import { counter } from "./metrics.ts";

const losses = counter("task_lock_lost_total", "Times the connection that holds the locks of tasks was lost", []);

/** Milliseconds until the connection counts as lost when PostgreSQL does not answer. */
const answerMs = 3_000;

export type TaskLocks = ReturnType<typeof createTaskLocks>;

/** One connection that holds the locks of this process. A lost one is noticed before the next task, and all its locks are asked for again. */
export function createTaskLocks(connectionString: string) {
  let connection: Promise<pg.Client> | null = null;
  let current: pg.Client | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const held = new Set<string>();

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString,
      application_name: "task locks",
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
      // PostgreSQL frees the locks of a worker that vanished without a word within twenty seconds.
      options: "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3",
    });
    client.on("error", () => lose(client));
    client.on("end", () => lose(client));
    await client.connect();
    current = client;
    return client;
  }

  function lose(client: pg.Client): void {
    if (current !== client) return;
    current = null;
    connection = null;
    held.clear();
    losses.inc();
    log.warn("the connection with the locks of tasks is lost");
    void client.end().catch(() => {});
  }

  /** One statement after the other on the one connection; a fault gives it up. */
  function ask<R extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<R[]> {
    const answer = last.then(async () => {
      connection ??= connect();
      const client = await connection.catch((error: unknown) => {
        connection = null;
        throw error;
      });
      try {
        return (await client.query<R>(sql, values)).rows;
      } catch (error) {
        lose(client);
        throw error;
      }
    });
    last = answer.catch(() => undefined);
    return answer;
  }

  return {
    /** Notes that this task exists, so that it is missed when nobody ever does it. */
    async announce(name: string, everyMs: number): Promise<void> {
      await ask(
        "INSERT INTO scheduled_task (name, every_ms, done_at) VALUES ($1, $2, now()) ON CONFLICT (name) DO UPDATE SET every_ms = excluded.every_ms",
        [name, everyMs],
      );
    },

    /** True when the task is this process's to do, now: asked of PostgreSQL each time, since a lost connection has lost its locks. */
    async isMine(name: string): Promise<boolean> {
      if (held.has(name)) {
        await ask("SELECT 1", []);
        if (held.has(name)) return true;
      }
      const [row] = await ask<{ got: boolean }>("SELECT pg_try_advisory_lock(hashtext('scheduled_task'), hashtext($1)) AS got", [name]);
      if (row?.got) held.add(name);
      return row?.got === true;
    },

    /** Notes that the task was done just now. */
    async done(name: string): Promise<void> {
      await ask("UPDATE scheduled_task SET done_at = now() WHERE name = $1", [name]);
    },

    /** Gives all locks back. */
    async close(): Promise<void> {
      const client = current;
      current = null;
      held.clear();
      await client?.end().catch(() => {});
    },
  };
}

export type TaskState = { name: string; isOverdue: boolean };

/** All tasks, and whether each has not been done for three of its periods. By PostgreSQL's own clock, which tests do not move. */
export const tasks = (): Promise<TaskState[]> => db.$queryRaw`
  SELECT name, done_at < now() - 3 * every_ms * interval '1 millisecond' AS "isOverdue" FROM scheduled_task ORDER BY name`;

/** Forgets tasks that this version does not know. */
export async function keepOnly(names: readonly string[]): Promise<void> {
  await db.$executeRaw`DELETE FROM scheduled_task WHERE name <> ALL(${[...names]}::text[])`;
}
