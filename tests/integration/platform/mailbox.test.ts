// The letters of a world without a mail server, as its page shows them.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const site = process.env.SITE_URL;
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "suara-kerja-mailbox-"));
  const letter = {
    to: ["agus@demo.test"],
    subject: "Masuk",
    text: "Masuk\n\nTekan tombol ini:\n\nMasuk:\nhttp://127.0.0.1:3999/id/sign-in/link#t=abc&n=%2Fme\n\n--\n\nSuara Kerja",
    at: new Date(0).toISOString(),
  };
  await writeFile(join(folder, "1.json"), JSON.stringify(letter));
});
afterEach(async () => {
  process.env.SITE_URL = site;
  delete process.env.MAILBOX_DIR;
  await rm(folder, { recursive: true, force: true });
});

/** What a process with these settings shows. */
async function lettersAt(SITE_URL: string) {
  Object.assign(process.env, { SITE_URL, MAILBOX_DIR: folder });
  vi.resetModules();
  const { letters } = await import("#lib/platform/mail/mailbox");
  return letters();
}

test("a letter that was written when the site had another port leads to where it is now", async () => {
  expect(await lettersAt("http://127.0.0.1:3000")).toMatchObject([{ to: "agus@demo.test", link: "/id/sign-in/link#t=abc&n=%2Fme" }]);
});

test("on a site for others there is no mailbox, even where a folder is named", async () => {
  expect(await lettersAt("https://suarakerja.example")).toBeNull();
  expect(await lettersAt("http://10.0.0.5:3000")).toBeNull();
});
