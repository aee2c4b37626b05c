// What can happen between people and employers, as far as somebody should hear of it. Ids only.
import { z } from "zod";
import { followed } from "#lib/platform/fact";

export const hiringEvents = {
  application_sent: followed(z.strictObject({ applicationId: z.uuid() })),
  application_answered: followed(z.strictObject({ applicationId: z.uuid() })),
} as const;
