// Shapes of what browsers send about their own data.
import { z } from "zod";

export const nothing = z.strictObject({});
/** `later`: in seven days, and it can be undone until then. */
export const deletionInput = z.strictObject({ when: z.enum(["later", "now"]) });
