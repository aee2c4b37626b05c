// Passwords: which are refused, and how they are kept. Compared whole in one form of their letters (NFC); nothing is trimmed or cut.
import "server-only";
import { hash as argonHash, verify as argonVerify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { dictionary as indonesian } from "@zxcvbn-ts/language-id";
import { processLimits } from "#lib/platform/process-limits";
import type { RefusalCode } from "#lib/platform/result";
import { commonWords } from "./common-passwords.ts";

/** argon2id, 19 MiB, two passes, one lane (OWASP's password storage sheet); the version of the package defaults to 0x13. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Fewer guesses than these find it: any of the 49,000 most used passwords, keys in a row, a date, a word with a number. */
const fewGuesses = 1e6;
/** Characters that are judged; a longer password is as strong as its beginning. Some of 120 would take seconds. */
const judged = 32;

/** One letter has several forms in Unicode, and keyboards differ in which they send. */
const oneForm = (password: string): string => password.normalize("NFC");

const swaps: Record<string, string> = { "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };
const unswap = (text: string) => text.replace(/[013457@$!]/g, (sign) => swaps[sign] ?? sign);

const globals = globalThis as unknown as { passwordQueue?: Queue; passwordJudge?: ZxcvbnFactory };

/** Made at the first password: its word lists are some megabytes. */
const guesses = (): ZxcvbnFactory =>
  (globals.passwordJudge ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, ...indonesian, ours: [...commonWords] },
    graphs: adjacencyGraphs,
    maxLength: judged,
    l33tMaxSubstitutions: 20,
  }));

/** Why this password is refused for this address, or null. Says nothing about composition: length and rarity count. */
export function judge(password: string, address: string): Extract<RefusalCode, "password_short" | "password_common"> | null {
  const typed = oneForm(password);
  if ([...typed].length < 8) return "password_short";
  const plain = typed.toLowerCase();
  const squeezed = plain.replace(/[\s._-]/g, "");
  const [local = "", domain = ""] = address.split("@");
  const own = ["suarakerja", address, domain, ...(local.length >= 4 ? [local] : [])];
  if (own.some((word) => plain.includes(word) || squeezed.includes(word) || unswap(squeezed).includes(word))) return "password_common";
  const isCommon = [typed, squeezed].some((form) => guesses().check(form, own).guesses < fewGuesses);
  return isCommon ? "password_common" : null;
}

type Queue = { tail: Promise<unknown>; waiting: number };
globals.passwordQueue ??= { tail: Promise.resolve(), waiting: 0 };
const queue = globals.passwordQueue;

/** One at a time per process: two at once make every other request wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (queue.waiting >= processLimits.passwordsWaiting) throw new Error("too many passwords are waiting to be hashed");
  queue.waiting += 1;
  const mine = queue.tail.then(work).finally(() => {
    queue.waiting -= 1;
  });
  queue.tail = mine.catch(() => {});
  return mine;
}

export const hash = (password: string): Promise<string> => inTurn(() => argonHash(oneForm(password), cost));

/** Of a password nobody has: what an unknown address is compared with, so that it takes as long as a known one. */
const nobodys = "$argon2id$v=19$m=19456,t=2,p=1$UJUsiCanRYXTcTvmDMJKIg$oZBoASYrY8BKC6nZmVip3JtVS/Waesf9UDpHewimbGQ";

/** Whether `password` is the one behind `stored`; without one it works as long and answers no. */
export async function verify(stored: string | null, password: string): Promise<boolean> {
  const right = await inTurn(() => argonVerify(stored ?? nobodys, oneForm(password)));
  return stored !== null && right;
}
