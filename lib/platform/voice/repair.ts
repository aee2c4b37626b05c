// "I can't hear": one thing after the other, from the mildest on, until every unmuted voice is decoded and played.
import type { Connection, RemoteVoice } from "./connection.ts";
import type { ElementPool } from "./element-pool.ts";
import { createAudioMonitor, unheardMs } from "./inbound-audio.ts";

export type RepairStep = "playback" | "resubscribe" | "reconnect" | "relay";

export type RepairTarget = {
  pool: ElementPool;
  connection(): Connection | null;
  rejoin(options: { relayOnly?: boolean }): Promise<void>;
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries each step and says so; stops at the first that helped. A relay that is not there leaves a direct connection. */
export async function repair(target: RepairTarget, say: (step: RepairStep) => void): Promise<void> {
  say("playback");
  await target.pool.wake();
  if (await hearsAll(target)) return;
  say("resubscribe");
  await Promise.all((target.connection()?.voices() ?? []).map(resubscribe));
  if (await hearsAll(target)) return;
  say("reconnect");
  await target.rejoin({});
  if (await hearsAll(target)) return;
  say("relay");
  await target.rejoin({ relayOnly: true });
  if (!target.connection()) await target.rejoin({});
}

/** Asks for one track anew; repairs a subscription that broke without an error. */
export async function resubscribe({ publication }: RemoteVoice): Promise<void> {
  publication.setSubscribed(false);
  await wait(100);
  publication.setSubscribed(true);
}

/** Measured twice, because only growth proves that something is decoded. */
async function hearsAll({ connection, pool }: RepairTarget): Promise<boolean> {
  const voices = connection()?.voices();
  if (!voices) return false;
  let clock = 0;
  const monitor = createAudioMonitor(() => clock);
  await monitor.measure(voices);
  await wait(1_500);
  clock = unheardMs;
  const again = connection()?.voices() ?? [];
  await monitor.measure(again);
  return monitor.unheard(again).length === 0 && pool.isPlaying();
}
