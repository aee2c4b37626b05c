// What can happen to a series outside its rooms, with ids only.
import { z } from "zod";
import { queued } from "#lib/platform/domain-event";

export const seriesEvents = {
  moderator_asked: queued(z.strictObject({ invitationId: z.uuid() })),
} as const;
