// What the worker does for disclosure.
import "server-only";
import type { z } from "zod";
import * as letter from "#lib/accounts/letter";
import { env } from "#lib/platform/env";
import type { disclosureEvents } from "./events.ts";
import * as seal from "./seal.ts";

/** Hashes the days that are over together. */
export const sealDays = seal.sealDays;

/** Sends the hash of a sealed day to the data protection officer, where there is one: who rewrites the ledger later contradicts that letter. */
export async function mailSealedDay({ day }: z.output<typeof disclosureEvents.ledger_sealed>, eventId: string): Promise<void> {
  const to = env().DATA_PROTECTION_EMAIL;
  const sealed = to === "" ? null : await seal.sealed(day);
  if (!sealed) return;
  const words = { day, hash: sealed.seal, people: String(sealed.heads.length) };
  await letter.send("ledgerDay", { to, locale: "id", eventId, words });
}
