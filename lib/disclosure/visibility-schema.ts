// Shapes of what comes in from screens about hiding, freezing and blocking. Safe in the browser.
import { z } from "zod";
import { text } from "#lib/platform/text/text";

export const hideFromInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("organisation"), organisationId: z.uuid() }),
  z.strictObject({ kind: z.literal("domain"), domain: z.string().trim().min(3).max(253) }),
  z.strictObject({ kind: z.literal("address"), address: z.string().trim().min(3).max(254) }),
]);
export const hiddenFromIdInput = z.strictObject({ entryId: z.uuid() });
export const blockIdInput = z.strictObject({ blockId: z.uuid() });
export const freezeInput = z.strictObject({});
export const companyGroupIdInput = z.strictObject({ groupId: z.uuid() });
/** One company alone is no group. */
export const companyGroupInput = z.strictObject({
  groupId: z.uuid().nullable(),
  name: text(80).min(2),
  organisationIds: z.array(z.uuid()).min(2).max(100),
});
