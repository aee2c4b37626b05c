import { join } from "node:path";
import { defineConfig } from "vitest/config";

// A zone that nobody expects: a time shown without its zone fails here.
process.env.TZ = "Asia/Kathmandu";

const root = join(import.meta.dirname, "..");

export default defineConfig({
  root,
  // Server modules refuse to load outside React's server; a test is their server.
  resolve: { alias: { "server-only": join(root, "tests/setup/empty.ts") } },
  test: {
    environment: "node",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], setupFiles: ["tests/setup/offline.ts"] } },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/setup/database-server.ts"],
          setupFiles: ["tests/setup/offline.ts", "tests/setup/database.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "contract",
          include: ["tests/contract/**/*.test.ts"],
          globalSetup: ["tests/setup/database-server.ts", "tests/setup/livekit-server.ts"],
          setupFiles: ["tests/setup/offline.ts", "tests/setup/database.ts", "tests/setup/livekit.ts"],
          testTimeout: 60_000,
          // Sound is judged by the clock: one file at a time.
          fileParallelism: false,
        },
      },
    ],
  },
});
