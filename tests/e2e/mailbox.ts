// The letters that the running site sent, read as their owner would.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";

type Letter = { to: string[]; subject: string; text: string };

/** The link in the newest letter to this address, once it has come. */
export async function linkFor(address: string): Promise<string> {
  const folder = join(process.env.STACK_FOLDER ?? "", "mailbox");
  let link = "";
  await expect
    .poll(
      async () => {
        const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json")).sort();
        const letters = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as Letter));
        link = /https?:\/\/\S+/.exec(letters.findLast(({ to }) => to.includes(address))?.text ?? "")?.[0] ?? "";
        return link;
      },
      { timeout: 20_000, message: `a letter to ${address}` },
    )
    .not.toBe("");
  return link;
}
