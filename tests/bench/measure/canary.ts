// A fixed amount of work: how long it takes says how much of the machine a round had to itself.
import { createCipheriv, randomBytes } from "node:crypto";

const packets = 60_000;

/** Milliseconds for a fixed number of small encrypted packets, as a media server sends them. */
export function canary(): number {
  const key = randomBytes(16);
  const payload = randomBytes(80);
  const started = performance.now();
  for (let n = 0; n < packets; n++) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32LE(n, 0);
    const cipher = createCipheriv("aes-128-gcm", key, nonce);
    cipher.update(payload);
    cipher.final();
  }
  return performance.now() - started;
}

/** True when the machine was as busy before a round as after it. */
export const isSteady = (before: number, after: number): boolean => Math.abs(after / before - 1) < 0.25;
