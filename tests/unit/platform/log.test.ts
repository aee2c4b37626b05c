// What a process writes: one JSON object a line, whatever is in it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

/** The lines of a process that runs this with our log and console. */
function linesOf(script: string): { lines: Record<string, unknown>[]; longest: number; status: number | null } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      "--conditions=react-server",
      "--input-type=module",
      "-e",
      `import "#lib/platform/log-console"; import { log } from "#lib/platform/log"; ${script}`,
    ],
    {
      cwd: root,
      encoding: "utf8",
      timeout: 30_000,
      maxBuffer: 64 * 1024 * 1024,
      env: { NODE_ENV: "production", PATH: process.env.PATH ?? "", PROCESS: "web" },
    },
  );
  const lines = `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
  return {
    lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    longest: Math.max(...lines.map(({ length }) => length)),
    status,
  };
}

test("I-11 a forged line, colours and a megabyte stay within one short line", () => {
  const { lines, longest } = linesOf(`
    log.info({ code: "a\\r\\n{\\"level\\":\\"fatal\\"}\\u2028b", colour: "\\u001b[31mred\\u001b[0m", deep: { list: ["x".repeat(1024 * 1024)] } }, "said\\nfatal");
    log.warn("y".repeat(1024 * 1024));`);
  expect(lines.map(({ level, msg }) => [level, String(msg).slice(0, 12)])).toEqual([
    ["info", "said fatal"],
    ["warn", "yyyyyyyyyyyy"],
  ]);
  expect(lines[0]).toMatchObject({ code: 'a {"level":"fatal"} b', colour: "red" });
  expect(longest).toBeLessThan(4_000);
});

test("I-11 what a library prints, warns of and throws is a line of the log too, without the words of a fault", () => {
  const { lines, status } = linesOf(`
    console.error(" \\u001b[31m⨯\\u001b[0m", new Error("row (putri@people.test) of\\nperson"));
    console.log("▲ Next.js\\n  - Local: %s", "http://localhost");
    process.emitWarning("old thing");
    setTimeout(() => { throw new TypeError("putri@people.test"); }, 50);`);
  expect(status).toBe(1);
  expect(lines.map(({ level, process }) => [level, process])).toEqual([
    ["error", "web"],
    ["info", "web"],
    ["warn", "web"],
    ["fatal", "web"],
  ]);
  expect(lines[0]).toMatchObject({ from: "console", err: { name: "Error" } });
  expect(lines[1]).toMatchObject({ msg: "▲ Next.js   - Local: http://localhost" });
  expect(lines[3]).toMatchObject({ err: { name: "TypeError" } });
  expect(JSON.stringify(lines)).not.toContain("putri");
});
