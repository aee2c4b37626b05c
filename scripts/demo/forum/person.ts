// Somebody of the demo forum: an account with a session, a seat in the room, and a voice that comes in by the gate like a browser's.
import * as rtc from "@livekit/rtc-node";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { db } from "#lib/platform/db";
import { log } from "#lib/platform/log";
import { mintPass } from "#lib/platform/voice/pass";
import * as seat from "#lib/rooms/seat/seat";
import type { Clip } from "./program.ts";
import { sampleRate, samplesOf } from "./sound.ts";

/** Samples handed over at once: 50 ms, so that a speaking person costs 20 calls a second. */
const frameSamples = sampleRate / 20;
/** Milliseconds of sound that may wait: what is cut off stops this soon. */
const queueMs = 300;
const publishMs = 5_000;

export type Person = Awaited<ReturnType<typeof arrive>>;

/** What the list of devices shows of a session of the demo. */
export const device = "Contoh suara";

async function signIn(personId: string): Promise<{ actor: Actor; token: string }> {
  const token = await session.open(db, personId, device);
  const actor = await session.find(token);
  if (!actor) throw new Error("a new session is over");
  return { actor, token };
}

/** Where they connect: the address of the gate, and how long a clip may be, which only tests limit. */
export type Venue = { gate: string; clipSeconds?: number };

/** Takes a seat in the room and connects. */
export async function arrive(
  { gate, clipSeconds = Number.POSITIVE_INFINITY }: Venue,
  { personId, roomId, name }: { personId: string; roomId: string; name?: string },
) {
  const { actor, token } = await signIn(personId);
  const taken = await seat.take(actor, { roomId, ...(name ? { name } : {}) });
  if (!taken.ok) {
    await session.end(personId, actor.sessionId);
    throw new Error(`no seat: ${taken.code}`);
  }
  const { seatId, voiceRoom, voiceId } = taken.value;
  const room = new rtc.Room();
  let isGone = false;
  let microphone: { source: rtc.AudioSource; sid: string } | null = null;
  room.on(rtc.RoomEvent.Disconnected, () => {
    isGone = true;
  });
  await room.connect(gate, await mintPass({ voiceRoom, voiceId }), { autoSubscribe: false, dynacast: false });

  /** Publishes the microphone. The right to do so may arrive a moment after the turn was granted. */
  async function openMicrophone(): Promise<void> {
    if (microphone) return;
    const source = new rtc.AudioSource(sampleRate, 1, queueMs);
    const track = rtc.LocalAudioTrack.createAudioTrack("microphone", source);
    const options = new rtc.TrackPublishOptions({ source: rtc.TrackSource.SOURCE_MICROPHONE, dtx: true });
    const { localParticipant } = room;
    if (!localParticipant) throw new Error("not connected");
    const publication = await within(publishMs, localParticipant.publishTrack(track, options));
    microphone = { source, sid: publication.sid ?? "" };
  }

  async function closeMicrophone(): Promise<void> {
    const open = microphone;
    microphone = null;
    if (!open) return;
    open.source.clearQueue();
    // LiveKit has taken the track back already where the turn has ended.
    await room.localParticipant?.unpublishTrack(open.sid).catch(() => {});
    await open.source.close().catch(() => {});
  }

  /** Speaks to the end, or until `stop`. */
  async function say({ file }: Clip, stop: AbortSignal): Promise<void> {
    const samples = (await samplesOf(file)).subarray(0, clipSeconds * sampleRate);
    for (let at = 0; at < samples.length && microphone && !isGone && !stop.aborted; at += frameSamples) {
      const data = samples.slice(at, at + frameSamples);
      await microphone.source.captureFrame(new rtc.AudioFrame(data, sampleRate, 1, data.length));
    }
    if (stop.aborted) microphone?.source.clearQueue();
    else await microphone?.source.waitForPlayout();
  }

  return {
    actor,
    personId,
    seatId,
    roomId,
    openMicrophone,
    closeMicrophone,
    say,
    /** The connection has ended from the other side: taken over, removed, or the room is over. */
    isGone: () => isGone,
    /** Presence is activity, as it is for a browser with an open stream. */
    stay: () => session.find(token),
    /** Goes home; `keepSeat` where somebody else sits in it now. */
    async leave({ keepSeat = false } = {}): Promise<void> {
      await closeMicrophone();
      if (!keepSeat) await seat.leave(actor, { roomId }).catch((error: unknown) => log.warn({ err: error }, "seat not left"));
      await room.disconnect().catch(() => {});
      await session.end(personId, actor.sessionId).catch(() => {});
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`not within ${ms} ms`)), ms);
  work.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
