// The inbox of LiveKit's webhooks. They may come twice, late, out of order or not at all: each is kept once and
// worked off after the answer; the reconciler finds what gets lost.
import "server-only";
import { db } from "#lib/platform/db";
import { eachRow } from "#lib/platform/each-row";
import { removeVoices } from "#lib/platform/voice/server";
import { type WebhookEvent, webhookEventShape } from "#lib/platform/voice/webhook";
import * as presence from "../seat/presence.ts";
import { keepApartOf } from "./apart.ts";
import * as voice from "./effects.ts";

/** Keeps a notice. False when it was there already. */
export async function receive(id: string, notice: WebhookEvent): Promise<boolean> {
  const { count } = await db.voiceWebhook.createMany({ data: [{ id, body: notice }], skipDuplicates: true });
  return count === 1;
}

/** Works off one notice. Doing it again changes nothing. */
export async function workOff(id: string): Promise<void> {
  const kept = await db.voiceWebhook.findFirst({ where: { id, workedAt: null }, select: { body: true } });
  if (!kept) return;
  await applyNotification(webhookEventShape.parse(kept.body));
  await db.$executeRaw`UPDATE voice_webhook SET worked_at = app_now() WHERE id = ${id}`;
}

/**
 * Works off what was left lying, oldest first. Forgets what was worked off a day ago, and what could not be in ten minutes: the
 * reconciler has long seen to it, and so many broken ones would stand before the others.
 */
export async function workOffAll(): Promise<void> {
  const waiting = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM voice_webhook WHERE worked_at IS NULL AND received_at < app_now() - interval '2 seconds' ORDER BY received_at LIMIT 200`;
  await eachRow(
    "voice notice",
    waiting.map(({ id }) => id),
    workOff,
  );
  await db.$executeRaw`DELETE FROM voice_webhook WHERE worked_at < app_now() - interval '1 day'`;
  await db.$executeRaw`DELETE FROM voice_webhook WHERE worked_at IS NULL AND received_at < app_now() - interval '10 minutes'`;
}

async function applyNotification({ event, voiceRoom, voiceId, sid, isMicrophone }: WebhookEvent): Promise<void> {
  if (!voiceId || !sid) return;
  if (event === "participant_left" || event === "participant_connection_aborted") return presence.left(voiceId, sid);
  if (event !== "participant_joined" && event !== "track_published") return;
  const seat = await db.seat.findFirst({ where: { voiceId, leftAt: null, removedAt: null }, select: { id: true } });
  // Removed while joining: LiveKit did not know them yet when we asked it to remove them.
  if (!seat) return removeVoices(voiceRoom, [voiceId]);
  if (event === "participant_joined" && !(await hasLeft(sid))) await presence.seen(voiceId, sid);
  await voice.apply(seat.id);
  await keepApartOf(voiceId);
  if (event === "track_published" && isMicrophone) await presence.heard(voiceId);
}

/** The webhook of leaving may have arrived before that of joining. */
async function hasLeft(sid: string): Promise<boolean> {
  const left = await db.voiceWebhook.findFirst({
    where: {
      AND: [
        { body: { path: ["sid"], equals: sid } },
        {
          OR: [
            { body: { path: ["event"], equals: "participant_left" } },
            { body: { path: ["event"], equals: "participant_connection_aborted" } },
          ],
        },
      ],
    },
    select: { id: true },
  });
  return left !== null;
}
