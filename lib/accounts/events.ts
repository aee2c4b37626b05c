// What can happen to an account. Ids only: whoever follows reads the rest when its time has come.
import { z } from "zod";
import { queued } from "../platform/domain-event.ts";

export const accountEvents = {
  link_asked: queued(z.strictObject({ linkId: z.uuid(), locale: z.string(), next: z.string() })),
  password_changed: queued(z.strictObject({ personId: z.uuid() })),
  factors_changed: queued(z.strictObject({ personId: z.uuid() })),
  factor_reset_asked: queued(z.strictObject({ resetId: z.uuid() })),
  address_change_asked: queued(z.strictObject({ changeId: z.uuid() })),
  address_changed: queued(z.strictObject({ personId: z.uuid() })),
  device_new: queued(z.strictObject({ deviceId: z.uuid() })),
  /** An account of an identity provider was linked or unlinked. */
  sign_in_methods_changed: queued(z.strictObject({ personId: z.uuid() })),
  roles_changed: queued(z.strictObject({ personId: z.uuid() })),
  member_invited: queued(z.strictObject({ invitationId: z.uuid() })),
  company_asked: queued(z.strictObject({ registrationId: z.uuid() })),
  /** Somebody speaks for a company no more: out of it, or by a role that may not. */
  membership_ended: queued(z.strictObject({ organisationId: z.uuid(), personId: z.uuid() })),
} as const;
