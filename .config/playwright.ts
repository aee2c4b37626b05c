import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

const root = join(import.meta.dirname, "..");
process.env.TZ = "Asia/Kathmandu";

export default defineConfig({
  testDir: join(root, "tests/e2e"),
  testMatch: "**/*.spec.ts",
  outputDir: join(root, "test-results"),
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI === "true",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // `scripts/tasks/test.ts` runs one project after the other.
  projects: [
    { name: "people", testIgnore: ["**/faults.spec.ts", "**/restart.spec.ts"] },
    { name: "faults", testMatch: "**/faults.spec.ts", fullyParallel: false },
    { name: "restarts", testMatch: "**/restart.spec.ts", fullyParallel: false },
  ],
  use: { ...devices["Desktop Chrome"], baseURL: process.env.SITE_URL ?? "", trace: "off", actionTimeout: 20_000 },
});
