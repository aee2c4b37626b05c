// A new version starts, or a process hangs: who visits the site meanwhile does not notice, or not for long.
import { expect, test } from "@playwright/test";
import { hang, type ProcessName, pidOf, replaceAll, site } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

/** The pid of a process, or null while it is down. */
function pidNow(name: ProcessName): number | null {
  try {
    return pidOf(name);
  } catch {
    return null;
  }
}

const pages = ["/id", "/ar/vacancies", "/en/schedule", "/live/now"];
const statusOf = (path: string, withinMs = 30_000) =>
  fetch(`${site}${path}`, { signal: AbortSignal.timeout(withinMs) }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return String(answer.status);
    },
    (error: Error) => `${path}: ${error.cause instanceof Error ? error.cause.message : error.message}`,
  );

test("who reads the site while web, live and worker are replaced is answered every time", async () => {
  const names = ["web", "live", "worker"] as const;
  const before = names.map(pidOf);
  for (const path of pages) expect(await statusOf(path)).toBe("200");
  let isOver = false;
  const answers = new Map<string, number>();
  const reader = async (path: string) => {
    while (!isOver) {
      const answer = await statusOf(path);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
  };
  const readers = pages.map(reader);
  replaceAll();
  await expect.poll(() => names.map(pidNow).every((pid, n) => pid !== null && pid !== before[n]), { timeout: 120_000 }).toBe(true);
  await expect.poll(() => before.filter((pid) => isThere(pid)), { timeout: 30_000 }).toEqual([]);
  isOver = true;
  await Promise.all(readers);
  expect([...answers.keys()]).toEqual(["200"]);
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

for (const name of ["web", "live", "worker"] as const) {
  test(`a ${name} that hangs is ended and started again, and pages answer`, async () => {
    const hung = hang(name);
    await expect.poll(() => [null, hung].includes(pidNow(name)), { timeout: 60_000 }).toBe(false);
    await expect.poll(() => statusOf("/id", 5_000), { timeout: 60_000 }).toBe("200");
    expect(isThere(hung)).toBe(false);
  });
}
