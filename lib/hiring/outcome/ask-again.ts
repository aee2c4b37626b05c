// The second and last time that the person an outcome is about is asked for their answer.
import "server-only";
import { transact } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { hiringEvents } from "../events.ts";
import { answerDays, askAgainDays } from "./codes.ts";

/** Asks once more for the answers that have been awaited for a week. Safe to repeat: a row is asked about again once. */
export const askAgain = (): Promise<void> =>
  transact(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      UPDATE outcome SET asked_again_at = app_now() WHERE id IN (
        SELECT id FROM outcome
        WHERE source = 'moderator' AND asked_again_at IS NULL AND person_id IS NOT NULL AND superseded_by_id IS NULL
          AND confirmed_at IS NULL AND disputed_at IS NULL
          AND created_at < app_now() - make_interval(days => ${askAgainDays}::int)
          AND created_at > app_now() - make_interval(days => ${answerDays}::int)
        LIMIT 200)
      RETURNING id`;
    for (const { id } of rows) await emit(tx, hiringEvents, "outcome_asked_again", { outcomeId: id });
  });
