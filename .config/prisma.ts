import { join } from "node:path";
import { defineConfig } from "prisma/config";

// The native engine is no npm package but a download; this is the same engine in WebAssembly.
const root = join(import.meta.dirname, "..");
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= join(root, "scripts/database/schema-engine.mjs");

export default defineConfig({
  schema: join(root, "prisma"),
  migrations: { path: join(root, "prisma/migrations") },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
