// A real SMTP server for a test file, and the worker's part of sending: letters are read back as a person would.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { db } from "#lib/platform/db";
import { eventQueue } from "#lib/platform/jobs";
import { react } from "#lib/reactions";
import { openMailbox } from "#scripts/demo/mailbox";
import { freePort } from "#scripts/port";

export type Mail = { to: string[]; from: string; subject: string; text: string; html: string; messageId: string; at: string };

/** Opens a mailbox before the tests of a file and closes it after them. */
export function useMailbox() {
  let folder = "";
  let close = async () => {};
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "suara-kerja-mail-"));
    const port = await freePort();
    process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
    ({ close } = await openMailbox(folder, port));
  });
  afterAll(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });
  const all = async (): Promise<Mail[]> => {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
    return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as Mail));
  };
  return {
    all,
    /** Letters to this address, oldest first, once all waiting jobs are done. */
    async to(address: string): Promise<Mail[]> {
      await work();
      return (await all()).filter((mail) => mail.to.includes(address));
    },
  };
}

/** Does every waiting job, as the worker would. */
export async function work(): Promise<void> {
  const waiting = await db.$queryRaw<{ id: string; data: unknown }[]>`
    SELECT id, data FROM jobs.job WHERE state = 'created' AND name = ${eventQueue} ORDER BY created_on, id`;
  for (const { id, data } of waiting) {
    await react(data);
    await db.$executeRaw`UPDATE jobs.job SET state = 'completed', completed_on = now() WHERE id = ${id}::uuid`;
  }
}

/** The token in a letter's link, as the page reads it from the fragment. */
export function tokenIn(mail: Mail | undefined): string {
  const link = /https?:\/\/\S+/.exec(mail?.text ?? "")?.[0] ?? "";
  return new URLSearchParams(new URL(link).hash.slice(1)).get("t") ?? "";
}
