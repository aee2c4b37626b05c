// Shapes of what comes in from screens about hiding, freezing and blocking. Safe in the browser.
import { z } from "zod";

export const hideFromInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("organisation"), organisationId: z.uuid() }),
  z.strictObject({ kind: z.literal("domain"), domain: z.string().trim().min(3).max(253) }),
  z.strictObject({ kind: z.literal("address"), address: z.string().trim().min(3).max(254) }),
]);
export const hiddenFromIdInput = z.strictObject({ entryId: z.uuid() });
export const blockIdInput = z.strictObject({ blockId: z.uuid() });
export const freezeInput = z.strictObject({});
