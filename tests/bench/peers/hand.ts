// The least that could tell a moderator of a raised hand: one insert with its NOTIFY, heard on a connection that listens, written to the
// open sockets. Nobody is asked who they are; nothing is checked.
import { createServer, type ServerResponse } from "node:http";
import pg from "pg";

const connectionString = process.env.DATABASE_URL ?? "";
const pool = new pg.Pool({ connectionString, max: 10 });
await pool.query("CREATE TABLE IF NOT EXISTS bench_hand (id bigserial PRIMARY KEY, body jsonb NOT NULL)");
const streams = new Set<ServerResponse>();

const ear = new pg.Client({ connectionString });
await ear.connect();
await ear.query("LISTEN bench_hand");
ear.on("notification", ({ payload }) => {
  for (const stream of streams) stream.write(`event: patch\ndata: ${payload}\n\n`);
});

const server = createServer(async (request, response) => {
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.flushHeaders();
    streams.add(response);
    response.once("close", () => streams.delete(response));
    return;
  }
  let body = "";
  for await (const chunk of request) body += chunk;
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ id: string }>({
      name: "raise",
      text: "INSERT INTO bench_hand (body) VALUES ($1) RETURNING id",
      values: [body],
    });
    await client.query({
      name: "tell",
      text: "SELECT pg_notify('bench_hand', $1)",
      values: [JSON.stringify({ number: Number(rows[0]?.id) })],
    });
    await client.query("COMMIT");
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ number: Number(rows[0]?.id) }));
  } finally {
    client.release();
  }
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : "");
});
