// A database for each test file, copied from the migrated one, and settings as in production.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

const server = new URL(inject("postgres"));
const name = `test_${randomUUID().replaceAll("-", "")}`;
const client = new pg.Client({ connectionString: server.href });
await client.connect();
// Two files that copy the template at once wait for each other, since a template must be unused.
await client.query("SELECT pg_advisory_lock(1)");
await client.query(`CREATE DATABASE ${name} TEMPLATE template_site`);
await client.end();
server.pathname = `/${name}`;

const secret = "a-secret-for-tests-of-32-characters";
Object.assign(process.env, {
  DATABASE_URL: server.href,
  SITE_URL: "http://127.0.0.1:3000",
  SITE_SECRET: secret,
  INTERNAL_SECRET: secret,
  LIVEKIT_URL: "",
  LIVEKIT_KEYS: "{}",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
