// What can happen with one's data. Ids only: whoever follows reads the rest when its time has come.
import { z } from "zod";
import { queued } from "../platform/domain-event.ts";

export const privacyEvents = {
  export_asked: queued(z.strictObject({ exportId: z.uuid() })),
  export_ready: queued(z.strictObject({ exportId: z.uuid() })),
  data_request_asked: queued(z.strictObject({ requestId: z.uuid() })),
  account_closed: queued(z.strictObject({ deletionId: z.uuid() })),
  account_kept: queued(z.strictObject({ deletionId: z.uuid() })),
} as const;
