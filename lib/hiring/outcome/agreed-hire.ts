// A hire that both sides said in an application: the company by its offer, the applicant by taking it. A seat falls with it.
import "server-only";
import { now } from "#lib/platform/clock";
import type { Tx } from "#lib/platform/db";
import * as vacancy from "../vacancy/vacancy.ts";
import { isFirstHire } from "./outcome.ts";

/** In the transaction that takes the offer, once its outcome stands in the ledger. A hire that both confirmed of a forum has taken its seat already. */
export async function agree(tx: Tx, personId: string, vacancyId: string, offeredById: string | null): Promise<void> {
  const takesSeat = await isFirstHire(tx, vacancyId, personId);
  const at = await now(tx);
  await tx.outcome.updateMany({
    where: { personId, vacancyId, code: "hired", source: "system", employerConfirmedAt: null },
    data: { confirmedAt: at, employerConfirmedAt: at, employerConfirmedById: offeredById },
  });
  if (takesSeat) await vacancy.takeSeat(tx, vacancyId);
}
