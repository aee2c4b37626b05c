// Shapes of what screens send about one's data. Pure.
import { z } from "zod";

export const nothing = z.strictObject({});
export const exportInput = z.strictObject({ exportId: z.uuid() });
export const dataRequestInput = z.strictObject({ email: z.string().trim().min(3).max(254), locale: z.enum(["id", "en", "ar"]) });
export const requestTokenInput = z.strictObject({ token: z.string().min(20).max(100) });
export const personaInput = z.strictObject({ personaId: z.uuid() });
/** `later`: in seven days, and it can be undone until then. */
export const deletionInput = z.strictObject({ when: z.enum(["later", "now"]) });
