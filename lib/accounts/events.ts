// What can happen to an account. Ids only: whoever follows reads the rest when its time has come.
import { z } from "zod";
import { followed } from "../platform/fact.ts";

export const accountEvents = {
  link_asked: followed(z.strictObject({ linkId: z.uuid(), locale: z.string(), next: z.string() })),
  password_changed: followed(z.strictObject({ personId: z.uuid() })),
  factors_changed: followed(z.strictObject({ personId: z.uuid() })),
  factor_reset_asked: followed(z.strictObject({ resetId: z.uuid() })),
  device_new: followed(z.strictObject({ deviceId: z.uuid() })),
  /** An account of an identity provider was linked or unlinked. */
  sign_in_methods_changed: followed(z.strictObject({ personId: z.uuid() })),
  roles_changed: followed(z.strictObject({ personId: z.uuid() })),
  member_invited: followed(z.strictObject({ invitationId: z.uuid() })),
} as const;
