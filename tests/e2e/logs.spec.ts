// What the processes of the running stack have written until now, and after a page that Next complains about.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { site } from "./world.ts";

const linesOf = (name: string) =>
  readFileSync(join(process.env.STACK_FOLDER ?? "", "logs", `${name}.log`), "utf8")
    .split("\n")
    .filter((line) => line !== "");

test("I-11 every line of web, live and worker is one JSON object, also what Next says of an action that nobody knows", async () => {
  const before = linesOf("web").length;
  const answer = await fetch(`${site}/id/sign-in`, {
    method: "POST",
    headers: { "next-action": `40${"ab".repeat(20)}`, origin: site, "content-type": "text/plain;charset=UTF-8" },
    body: "[]",
  });
  expect(answer.headers.get("x-nextjs-action-not-found")).toBe("1");
  await expect.poll(() => linesOf("web").length).toBeGreaterThan(before);
  for (const name of ["web", "live", "worker"])
    for (const line of linesOf(name)) {
      expect(JSON.parse(line), name).toMatchObject({ level: expect.any(String), process: name, time: expect.stringMatching(/Z$/) });
      expect(line.length).toBeLessThan(8_000);
    }
});

test("O-01 what somebody writes into an address of the site stands in no log", async () => {
  for (const path of ["rooms", "series", "vacancies", "organisations"]) {
    const answer = await fetch(`${site}/id/${path}/canary@example.org-${"a".repeat(300)}`);
    expect(answer.status, path).toBe(404);
  }
  for (const name of ["web", "live", "worker"]) expect(linesOf(name).filter((line) => line.includes("canary@example.org"))).toEqual([]);
});
