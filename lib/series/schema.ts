// The shapes of a series that come in from the edges. Safe in the browser: forms use them to judge before they send.
import { z } from "zod";
import { text } from "#lib/platform/text/text";

const id = z.uuid();
const reason = text(200);

export const segmentKinds = ["opening", "market", "technique", "pitch", "vacancies", "questions", "pause", "closing"] as const;
export const agendaInput = z
  .array(z.strictObject({ kind: z.enum(segmentKinds), title: text(60), minutes: z.number().int().min(1).max(240) }))
  .max(20);
export const moderatorInput = z.strictObject({
  email: z.string().trim().max(254),
  name: text(40),
  organisationId: id.nullable().default(null),
});
export const seriesInput = z.strictObject({
  title: text(60),
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .min(3)
    .max(60),
  purpose: text(400),
  zone: text(60),
  /** The days it meets: every day, or these weekdays (RFC 5545 BYDAY). */
  weekdays: z
    .array(z.enum(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]))
    .min(1)
    .max(7),
  startsLocal: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
  minutes: z.number().int().min(15).max(360),
  turnSeconds: z.union([z.literal(60), z.literal(90), z.literal(120)]).default(120),
  agenda: agendaInput,
  /** The name the maker shows as moderator and host. */
  myName: text(40),
});
export const seriesEditInput = seriesInput.omit({ slug: true, myName: true }).extend({ seriesId: id });
export const seriesModeratorInput = moderatorInput.extend({ seriesId: id });
export const seriesInvitationInput = z.strictObject({ invitationId: id });
export const dropModeratorInput = z.strictObject({ seriesId: id, moderatorId: id });
export const exceptionInput = z.strictObject({ seriesId: id, localDate: z.iso.date(), reason });
export const seriesIdInput = z.strictObject({ seriesId: id });
