// Passwords: which are refused, and how they are kept. Compared byte by byte; nothing is trimmed, folded or cut.
import "server-only";
import { hash as argonHash, verify as argonVerify } from "@node-rs/argon2";
import type { RefusalCode } from "../platform/result.ts";
import { commonWords } from "./common-passwords.ts";

/** argon2id, 19 MiB, two passes, one lane (OWASP's password storage sheet); the version of the package defaults to 0x13. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** A hash takes about 8 ms: past this many waiting, an answer would take too long to be of use. */
const longestQueue = 1_000;

const swaps: Record<string, string> = { "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" };
const unswap = (text: string) => text.replace(/[013457@$!]/g, (sign) => swaps[sign] ?? sign);
const letters = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

/** One character again and again, a short piece repeated, or keys in a row. */
const rows = [
  "012345678901234567890",
  "098765432109876543210",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb",
];
const isPattern = (text: string) => /^(.{1,4}?)\1+.{0,3}$/su.test(text) || rows.some((row) => row.includes(text));

/** Why this password is refused for this address, or null. Says nothing about composition: length and rarity count. */
export function judge(password: string, address: string): Extract<RefusalCode, "password_short" | "password_common"> | null {
  if ([...password].length < 8) return "password_short";
  const plain = password.toLowerCase();
  const squeezed = plain.replace(/[\s._-]/g, "");
  const [local = "", domain = ""] = address.split("@");
  const own = ["suarakerja", address, domain, ...(local.length >= 4 ? [local] : [])];
  if (own.some((word) => plain.includes(word) || squeezed.includes(word) || unswap(squeezed).includes(word))) return "password_common";
  // With the numbers and signs around it gone, first as typed, then with the usual swaps undone: P@ssw0rd123 is "password".
  const cores = [
    squeezed,
    letters(squeezed),
    unswap(letters(squeezed)),
    letters(unswap(squeezed)),
    unswap(squeezed.replace(/[\d!@#$%^&*?.]+$/, "")),
  ];
  return cores.some((core) => commonWords.has(core)) || isPattern(plain) || isPattern(squeezed) ? "password_common" : null;
}

type Queue = { tail: Promise<unknown>; waiting: number };
const globals = globalThis as unknown as { passwordQueue?: Queue };
globals.passwordQueue ??= { tail: Promise.resolve(), waiting: 0 };
const queue = globals.passwordQueue;

/** One at a time per process: two at once make every other request wait. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (queue.waiting >= longestQueue) throw new Error("too many passwords are waiting to be hashed");
  queue.waiting += 1;
  const mine = queue.tail.then(work).finally(() => {
    queue.waiting -= 1;
  });
  queue.tail = mine.catch(() => {});
  return mine;
}

export const hash = (password: string): Promise<string> => inTurn(() => argonHash(password, cost));

/** Of a password nobody has: what an unknown address is compared with, so that it takes as long as a known one. */
const nobodys = "$argon2id$v=19$m=19456,t=2,p=1$UJUsiCanRYXTcTvmDMJKIg$oZBoASYrY8BKC6nZmVip3JtVS/Waesf9UDpHewimbGQ";

/** Whether `password` is the one behind `stored`; without one it works as long and answers no. */
export async function verify(stored: string | null, password: string): Promise<boolean> {
  const right = await inTurn(() => argonVerify(stored ?? nobodys, password));
  return stored !== null && right;
}
