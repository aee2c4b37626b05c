// LiveKit's webhooks: whether one is genuine, and the little of it that we keep.
import "server-only";
import { TrackSource, WebhookReceiver } from "livekit-server-sdk";
import { z } from "zod";
import { voiceKeys } from "../env.ts";
import { isVoiceOn } from "./availability.ts";

/** Bytes of a webhook; they are small. */
export const webhookLimitBytes = 64 * 1024;

export const webhookEventShape = z.object({
  event: z.string(),
  voiceRoom: z.string(),
  /** Empty where the notice is about the room alone. */
  voiceId: z.string(),
  /** The participant's session: a late word about an older one says nothing. */
  sid: z.string(),
  isMicrophone: z.boolean(),
});
export type WebhookEvent = z.infer<typeof webhookEventShape>;

/** The notice in a webhook signed with the key for webhooks over exactly these bytes; null for anything else. */
export async function receive(body: string, authorization: string | null): Promise<{ id: string; notice: WebhookEvent } | null> {
  const [key, secret] = voiceKeys().hooks;
  if (!isVoiceOn() || secret.length < 32 || !authorization) return null;
  try {
    const { id, event, room, participant, track } = await new WebhookReceiver(key, secret).receive(body, authorization);
    if (!id) return null;
    return {
      id,
      notice: {
        event,
        voiceRoom: room?.name ?? "",
        voiceId: participant?.identity ?? "",
        sid: participant?.sid ?? "",
        isMicrophone: track?.source === TrackSource.MICROPHONE,
      },
    };
  } catch {
    return null;
  }
}
