// The shapes that come in from the edges.
import { z } from "zod";
import { optionalText, text } from "#lib/platform/text/text";
import { cardLimits } from "./card.ts";

export const id = z.uuid();
const reason = text(200);

export const cardInput = z.strictObject({
  roleWanted: text(cardLimits.roleWanted),
  field: text(cardLimits.field),
  city: text(cardLimits.city),
  line: text(cardLimits.line),
});
export type CardInput = z.infer<typeof cardInput>;

// The visitor's
export const enterInput = z.strictObject({ roomId: id, name: text(40).optional(), fresh: z.boolean().optional() });
export const personaInput = z.strictObject({ roomId: id, fresh: z.boolean() });
export const raiseInput = z.strictObject({ roomId: id, card: cardInput, pinRef: optionalText(60).nullable().default(null) });
export const editTicketInput = z.strictObject({ ticketId: id, card: cardInput });
export const ticketInput = z.strictObject({ ticketId: id });
export const turnInput = z.strictObject({ turnId: id });
export const roomInput = z.strictObject({ roomId: id });

// The moderators'
export const callInput = z.strictObject({ roomId: id, ticketId: id.optional(), reason: reason.optional() });
export const lowerInput = z.strictObject({ ticketId: id, reason });
export const seatInput = z.strictObject({ seatId: id });
export const seatReasonInput = z.strictObject({ seatId: id, reason });
export const banInput = z.strictObject({ seatId: id, reason, scope: z.enum(["room", "series"]) });
export const liftBanInput = z.strictObject({ banId: id });
export const segmentInput = z.strictObject({ roomId: id, segment: z.number().int().min(0).max(40) });
export const handsInput = z.strictObject({ roomId: id, open: z.boolean() });
export const turnLengthInput = z.strictObject({ roomId: id, seconds: z.union([z.literal(60), z.literal(90), z.literal(120)]) });

// Interviews
export const inviteInput = z.strictObject({ seatId: id });
export const interviewInput = z.strictObject({ interviewId: id });
