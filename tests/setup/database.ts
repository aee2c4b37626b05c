// A database for each test file, copied from the migrated one, and settings as in production.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

const servers = inject("postgres");
const name = `test_${randomUUID().replaceAll("-", "")}`;
const client = new pg.Client({ connectionString: servers.postgres });
await client.connect();
// Two files that copy the template at once wait for each other, since a template must be unused.
await client.query("SELECT pg_advisory_lock(1)");
await client.query(`CREATE DATABASE ${name} TEMPLATE template_site OWNER migrator`);
await client.query(`REVOKE TEMPORARY ON DATABASE ${name} FROM PUBLIC`);
await client.end();

function urlOf(role: "migrator" | "app"): string {
  const url = new URL(servers[role]);
  url.pathname = `/${name}`;
  return url.href;
}

const secret = "a-secret-for-tests-of-32-characters";
Object.assign(process.env, {
  // The product runs as it does in production; only what a test does to its database beside the product is done as the owner.
  DATABASE_URL: urlOf("app"),
  OWNER_DATABASE_URL: urlOf("migrator"),
  SITE_URL: "http://127.0.0.1:3000",
  SITE_SECRET: secret,
  INTERNAL_SECRET: secret,
  HIDE_LIST_PEPPER: secret,
  LIVEKIT_URL: "",
  LIVEKIT_KEYS: "{}",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
