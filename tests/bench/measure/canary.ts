// A fixed amount of work: how long it takes says how much of the machine a round had to itself.
import { createCipheriv, randomBytes } from "node:crypto";
import { cpuMs } from "./cpu.ts";

const packets = 60_000;
/** By how much two canaries may differ for a round to count. */
const steadyWithin = 0.25;

/** Whether a benchmark counts CPU, which work of others beside it hardly changes, or the time that passes. */
export type Measured = "cpu" | "time";

const clocks = { cpu: () => cpuMs([process.pid]), time: () => performance.now() };

/** Milliseconds for a fixed number of small encrypted packets, as a media server sends them. */
export function canary(measured: Measured): number {
  const clock = clocks[measured];
  const key = randomBytes(16);
  const payload = randomBytes(80);
  const started = clock();
  for (let n = 0; n < packets; n++) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32LE(n, 0);
    const cipher = createCipheriv("aes-128-gcm", key, nonce);
    cipher.update(payload);
    cipher.final();
  }
  return clock() - started;
}

/** How far a canary moved over a round: 0 is not at all, 1 is twice the time or half of it. */
export const shiftOf = (before: number, after: number): number => Math.max(before, after) / Math.min(before, after) - 1;

export type Attempt<T> = { round: T; shift: number };

export const isSteady = ({ shift }: { shift: number }): boolean => shift < steadyWithin;

/**
 * `wanted` steady rounds. A round over which the canary moved is dropped and another taken, up to four times as many as are wanted;
 * then the steadiest of all count, and `isBusy` says so.
 */
export async function steadyRounds<T>(
  wanted: number,
  attempt: () => Promise<Attempt<T>>,
): Promise<{ rounds: T[]; dropped: number; isBusy: boolean }> {
  const attempts: Attempt<T>[] = [];
  while (attempts.filter(isSteady).length < wanted && attempts.length < wanted * 4) attempts.push(await attempt());
  const counted = attempts.toSorted((a, b) => a.shift - b.shift).slice(0, wanted);
  return { rounds: counted.map(({ round }) => round), dropped: attempts.length - counted.length, isBusy: !counted.every(isSteady) };
}
