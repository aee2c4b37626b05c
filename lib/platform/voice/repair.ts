// "I can't hear": one thing after the other, from the mildest on, until every unmuted voice is decoded and played.
import type { Connection, RemoteVoice } from "./connection.ts";
import type { ElementPool } from "./element-pool.ts";
import { createHearing, deafMs } from "./hearing.ts";

export type RepairStep = "playback" | "resubscribe" | "reconnect" | "relay";

export type Patient = {
  pool: ElementPool;
  connection(): Connection | null;
  rejoin(options: { relayOnly?: boolean }): Promise<void>;
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries each step and says so; stops at the first that helped. A relay that is not there leaves a direct connection. */
export async function repair(patient: Patient, say: (step: RepairStep) => void): Promise<void> {
  say("playback");
  await patient.pool.wake();
  if (await hearsAll(patient)) return;
  say("resubscribe");
  await Promise.all((patient.connection()?.voices() ?? []).map(resubscribe));
  if (await hearsAll(patient)) return;
  say("reconnect");
  await patient.rejoin({});
  if (await hearsAll(patient)) return;
  say("relay");
  await patient.rejoin({ relayOnly: true });
  if (!patient.connection()) await patient.rejoin({});
}

/** Asks for one track anew; heals a subscription that broke without a word. */
export async function resubscribe({ publication }: RemoteVoice): Promise<void> {
  publication.setSubscribed(false);
  await wait(100);
  publication.setSubscribed(true);
}

/** Measured twice, because only growth proves that something is decoded. */
async function hearsAll({ connection, pool }: Patient): Promise<boolean> {
  const voices = connection()?.voices();
  if (!voices) return false;
  let clock = 0;
  const hearing = createHearing(() => clock);
  await hearing.measure(voices);
  await wait(1_500);
  clock = deafMs;
  const again = connection()?.voices() ?? [];
  await hearing.measure(again);
  return hearing.deafTo(again).length === 0 && pool.isPlaying();
}
