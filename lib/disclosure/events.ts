// What can happen to grants and to the ledger, as far as something follows. Ids only.
import { z } from "zod";
import { queued } from "#lib/platform/domain-event";

export const disclosureEvents = {
  grant_withdrawn: queued(z.strictObject({ grantId: z.uuid() })),
  /** Somebody's hide list or freeze is another one. */
  visibility_changed: queued(z.strictObject({ personId: z.uuid() })),
  /** These companies belong together with others than before: for whoever hides from one of them. */
  company_group_changed: queued(z.strictObject({ organisationIds: z.array(z.uuid()) })),
  /** The day of the ledger is over and its heads are hashed together. */
  ledger_sealed: queued(z.strictObject({ day: z.string() })),
} as const;
