// The shapes of grants and looks: which fields, about what, why. Safe in the browser.
import { z } from "zod";

/** Classes of fields. `name`: the name and picture worn there; `card`: role, field, city and line. */
export const disclosedFields = ["name", "card", "cv", "contact", "document"] as const;
export type DisclosedField = (typeof disclosedFields)[number];

/** What a grant or a look is about. An application, the parts of a profile that go with it and a hire have the id of their vacancy. */
export const aboutKinds = ["application", "profile", "hire", "room", "case"] as const;
export type AboutKind = (typeof aboutKinds)[number];

/** For whom the viewer looked. */
export const viewerRoles = ["organisation", "recruiter", "moderator", "officer", "administrator"] as const;
export type ViewerRole = (typeof viewerRoles)[number];

/** Why they looked: a list of applicants, one application opened, hires to confirm, what a speaker allowed a recruiter, a contact used, a case of staff. */
export const purposes = ["applicants", "application", "hires", "allowed", "contact", "case"] as const;
export type Purpose = (typeof purposes)[number];

export const grantInput = z.strictObject({ grantId: z.uuid() });
