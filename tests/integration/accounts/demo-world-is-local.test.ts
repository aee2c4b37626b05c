// A demo world that listens to the whole network shows its letters and codes, and opens its accounts, at its own machine only.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { loadDemoCode, loadMailbox } from "#lib/accounts/loaders";
import * as password from "#lib/accounts/sign-in/password";
import * as door from "#lib/accounts/sign-in/sign-in";
import { visitOf } from "#lib/platform/auth/visit";
import { db } from "#lib/platform/db";
import { appSecret } from "#prisma/cast";
import { demoPeopleRefused, refuseDemoPeople } from "#scripts/demo/people";
import { account, good } from "#tests/factories/account";
import { code, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();
const sent = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => sent.headers, cookies: async () => new Map() }));

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "suara-kerja-mailbox-"));
  await writeFile(join(folder, "1.json"), JSON.stringify({ to: ["a@demo.test"], subject: "Masuk", text: "Masuk", at: "2026-11-27" }));
  Object.assign(process.env, { MAILBOX_DIR: folder, DEMO_APP_SECRET: appSecret });
});
afterAll(async () => {
  delete process.env.MAILBOX_DIR;
  delete process.env.DEMO_APP_SECRET;
  await rm(folder, { recursive: true, force: true });
});

/** `web` has this header from `live`, which wrote the address of the connection into it. */
const comeFrom = (address: string) => {
  sent.headers = new Headers({ "x-forwarded-for": address });
};

test("whoever is at this machine reads its letters and the code of its staff; a visitor of the network finds neither", async () => {
  for (const here of ["127.0.0.1", "::1"]) {
    comeFrom(here);
    expect(await loadMailbox()).toHaveLength(1);
    expect(await loadDemoCode()).toMatch(/^\d{6}$/);
  }
  for (const away of ["192.168.1.20", "fe80::1", "unknown"]) {
    comeFrom(away);
    expect(await loadMailbox()).toBeNull();
    expect(await loadDemoCode()).toBeNull();
  }
});

test("the demo's known password opens its accounts at this machine only, and other accounts from everywhere", async () => {
  const email = `${crypto.randomUUID()}@demo.test`;
  await db.person.create({ data: { email, emailConfirmedAt: new Date(), passwordHash: await password.hash(good) } });
  const from = (address: string) => visitOf(address, "Mozilla/5.0 Firefox/150.0");
  expect(code(await door.byPassword(from("192.168.1.20"), { email, password: good }))).toBe("wrong_password");
  must(await door.byPassword(from("127.0.0.1"), { email, password: good }));
  const other = await account(mailbox);
  must(await door.byPassword(from("192.168.1.20"), { email: other.email, password: good }));
});

test("a site for others does not start with the people of the demo world in its database", async () => {
  const url = process.env.DATABASE_URL ?? "";
  await db.person.deleteMany({ where: { email: { endsWith: "@demo.test" } } });
  await expect(refuseDemoPeople(url)).resolves.toBeUndefined();
  const { id } = await db.person.create({ data: { email: "rina@demo.test" }, select: { id: true } });
  onTestFinished(() => db.person.delete({ where: { id } }).then(() => {}));
  await expect(refuseDemoPeople(url)).rejects.toThrow(demoPeopleRefused);
});
