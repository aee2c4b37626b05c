// What can happen to a series outside its rooms, with ids only.
import { z } from "zod";
import { followed } from "#lib/platform/fact";

export const seriesEvents = {
  moderator_asked: followed(z.strictObject({ invitationId: z.uuid() })),
} as const;
