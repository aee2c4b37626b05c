// Listens to PostgreSQL's NOTIFY on one channel, and connects again after every loss of the connection.
import pg from "pg";

export type Listening = {
  /** Notifies others, one notification for each payload. Rejects while the connection is lost. */
  notify: (channel: string, payloads: readonly string[]) => Promise<void>;
  close: () => Promise<void>;
};

export type ListenOptions = {
  connectionString: string;
  channel: string;
  hear: (payload: string) => void;
  /** Called after each connection: notifications sent meanwhile are lost, so read what may have been missed. */
  connected?: () => void;
};

const retryMs = 500;
/** Milliseconds between two checks that the connection still works, and for the answer to each. */
const probeMs = 2_000;

/** Listens until closed. A lost connection is tried again twice a second. */
export function listen({ connectionString, channel, hear, connected }: ListenOptions): Listening {
  let closed = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let probe: NodeJS.Timeout | undefined;

  const again = (of: pg.Client) => {
    if (closed || client !== of) return;
    client = null;
    clearInterval(probe);
    of.end().catch(() => {});
    retry = setTimeout(connect, retryMs);
  };

  async function connect() {
    const next = new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 3_000, query_timeout: probeMs });
    client = next;
    next.on("error", () => again(next));
    next.on("end", () => again(next));
    next.on("notification", ({ payload }) => hear(payload ?? ""));
    try {
      await next.connect();
      await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      connected?.();
      // Without traffic a lost connection is not noticed.
      probe = setInterval(() => void next.query("SELECT 1").catch(() => again(next)), probeMs);
    } catch {
      again(next);
    }
  }

  void connect();
  return {
    async notify(to, payloads) {
      if (!client) throw new Error("not connected");
      await client.query("SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload", [to, payloads]);
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      clearInterval(probe);
      await client?.end().catch(() => {});
    },
  };
}
