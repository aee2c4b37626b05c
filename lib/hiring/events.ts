// What can happen between people and employers, as far as somebody should hear of it. Ids only.
import { z } from "zod";
import { queued } from "#lib/platform/domain-event";

export const hiringEvents = {
  application_sent: queued(z.strictObject({ applicationId: z.uuid() })),
  check_in_due: queued(z.strictObject({ checkInId: z.uuid() })),
  outcome_asked_again: queued(z.strictObject({ outcomeId: z.uuid() })),
  application_answered: queued(z.strictObject({ applicationId: z.uuid() })),
  application_ghosted: queued(z.strictObject({ applicationId: z.uuid() })),
  /** An administrator let it pass, or sent it back. */
  vacancy_passed: queued(z.strictObject({ vacancyId: z.uuid() })),
  vacancy_sent_back: queued(z.strictObject({ vacancyId: z.uuid() })),
  vacancy_closed: queued(z.strictObject({ vacancyId: z.uuid() })),
} as const;
