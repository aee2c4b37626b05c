// Reads the letters that the embedded mailbox keeps (scripts/demo/mailbox.ts). Without one there are none.
import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isLoopback } from "../auth/cookie-name.ts";
import { env } from "../env.ts";

const kept = z.object({ to: z.array(z.string()), subject: z.string(), text: z.string(), at: z.string() });

export type KeptLetter = { id: string; to: string; subject: string; at: string; paragraphs: string[]; link: string | null };

/** The newest letters, or null where there is no embedded mailbox: only a site of this machine alone has one, whatever is set. */
export async function letters(limit = 50): Promise<KeptLetter[] | null> {
  const folder = process.env.MAILBOX_DIR;
  if (!folder || !isLoopback(new URL(env().SITE_URL).hostname)) return null;
  const names = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .reverse();
  return Promise.all(names.slice(0, limit).map((name) => open(folder, name)));
}

async function open(folder: string, name: string): Promise<KeptLetter> {
  const letter = kept.parse(JSON.parse(await readFile(join(folder, name), "utf8")));
  const link = /https?:\/\/\S+/.exec(letter.text)?.[0] ?? null;
  return {
    id: name,
    to: letter.to.join(", "),
    subject: letter.subject,
    at: letter.at,
    paragraphs: letter.text.split(/\n\s*\n/).filter((part) => part.trim() !== "--" && !part.includes("://")),
    link: link && hereOf(link),
  };
}

/** A link of this site as it is reached now: a letter may be older than the port. */
function hereOf(link: string): string {
  const { pathname, search, hash } = new URL(link);
  return `${pathname}${search}${hash}`;
}
