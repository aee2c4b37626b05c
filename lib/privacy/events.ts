// What can happen to somebody's data as a whole. Ids only.
import { z } from "zod";
import { queued } from "../platform/domain-event.ts";

export const privacyEvents = {
  account_closed: queued(z.strictObject({ deletionId: z.uuid() })),
} as const;
