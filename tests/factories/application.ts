// Steps of a company with an application, for tests.
import type { CompanyMove } from "#lib/hiring/application/state";
import { db } from "#lib/platform/db";

type Step = { version?: number; words?: string; confirmed?: boolean };

/** What the screen sends: with the version as it is now, and for a rejection a reason and a sentence. */
export async function step(applicationId: string, to: CompanyMove, { version, words, confirmed = false }: Step = {}) {
  const now = await db.application.findUnique({ where: { id: applicationId }, select: { version: true } });
  return {
    applicationId,
    to,
    version: version ?? now?.version ?? 0,
    reason: to === "rejected" ? ("other_chosen" as const) : null,
    confirmed,
    words: words ?? (to === "rejected" ? "Terima kasih. Kali ini kami memilih orang lain." : ""),
  };
}
