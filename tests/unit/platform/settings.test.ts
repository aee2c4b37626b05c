import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

const rightSecret = "a-secret-for-tests-of-32-characters";
const rightSecrets = { SITE_SECRET: rightSecret, INTERNAL_SECRET: rightSecret, HIDE_LIST_PEPPER: rightSecret };

/** How a process of ours ends that starts with these secrets. */
function start(script: string, secrets: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=react-server", join(root, "scripts", script)], {
    encoding: "utf8",
    timeout: 30_000,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH ?? "",
      DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing",
      SITE_URL: "http://127.0.0.1:3000",
      ...secrets,
    },
  });
  return { status, said: `${stdout}${stderr}` };
}

for (const script of ["web.ts", "live.ts", "worker.ts"]) {
  test(`A-14 ${script} does not start without secrets, names what is wrong and prints no value`, { timeout: 60_000 }, () => {
    const { status, said } = start(script, { INTERNAL_SECRET: "hunter2-hunter2" });
    expect(status).toBeGreaterThan(0);
    expect(said).toContain("SITE_SECRET");
    expect(said).toContain("HIDE_LIST_PEPPER");
    expect(said).toContain("INTERNAL_SECRET must have at least 32 characters");
    expect(said).not.toContain("hunter2");
  });
}

test("A-14 a secret out of an example is none", { timeout: 60_000 }, () => {
  const known = {
    SITE_SECRET: "change-me-change-me-change-me-change-me",
    INTERNAL_SECRET: "0".repeat(40),
    HIDE_LIST_PEPPER: "secret-secret-secret-secret-secret",
  };
  const { status, said } = start("worker.ts", known);
  expect(status).toBeGreaterThan(0);
  for (const [name, value] of Object.entries(known)) {
    expect(said).toContain(`${name} is an example`);
    expect(said).not.toContain(value);
  }
});

test.each([
  ["a short one", { mint: "short-key" }, "LIVEKIT_KEYS.mint must have at least 32 characters"],
  ["one out of an example", { mint: "secret-secret-secret-secret-secret" }, "LIVEKIT_KEYS.mint is an example"],
  ["none at all", {}, "LIVEKIT_KEYS names no key"],
])("A-14 a key of LiveKit is judged like any other secret: %s", { timeout: 60_000 }, (_what, keys, words) => {
  const { status, said } = start("worker.ts", {
    ...rightSecrets,
    LIVEKIT_URL: "http://127.0.0.1:1",
    LIVEKIT_KEYS: JSON.stringify(keys),
  });
  expect(status).toBeGreaterThan(0);
  expect(said).toContain(words);
  for (const value of Object.values(keys)) expect(said).not.toContain(value);
});

test("A-14 keys of LiveKit that are no JSON are named, and not shown", { timeout: 60_000 }, () => {
  const secrets = { ...rightSecrets, LIVEKIT_URL: "http://127.0.0.1:1", LIVEKIT_KEYS: "devkey: hunter2" };
  const { status, said } = start("live.ts", secrets);
  expect(status).toBeGreaterThan(0);
  expect(said).toContain("LIVEKIT_KEYS must be JSON");
  expect(said).not.toContain("hunter2");
});
