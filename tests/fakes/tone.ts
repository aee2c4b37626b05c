// A person made of tones, on a real server: each speaks one frequency and knows which ones it hears.
import * as rtc from "@livekit/rtc-node";

const rate = 48_000;

/** Far enough apart that none leaks into another; the last is nobody's. */
export const tones = [440, 554, 659, 831] as const;
export const control = 1_319;

/** Above this a window carries the tone; another's tone leaves less than a hundredth of it. */
const threshold = 1e-4;

type Window = { at: number; samples: Int16Array };

export type Ear = {
  room: rtc.Room;
  /** Windows of 100 ms by identity. */
  heard: Map<string, Window[]>;
  leave(): Promise<void>;
};

/**
 * Joins and listens. At most fifty in one process. `token` goes into the `Authorization` header. Of each voice the last minute is
 * remembered. `judging`: from when on the sound is looked at; it comes before, but looking costs more than all the rest.
 */
export async function join(url: string, token: string, judging: Promise<void> = Promise.resolve()): Promise<Ear> {
  const room = new rtc.Room();
  const heard = new Map<string, Window[]>();
  room.on(rtc.RoomEvent.TrackSubscribed, (track, _publication, person) => {
    void judging.then(() => listenTo(track, heard, person.identity));
  });
  await room.connect(url, token, { autoSubscribe: true, dynacast: false });
  return { room, heard, leave: () => room.disconnect() };
}

async function listenTo(track: rtc.RemoteTrack, heard: Ear["heard"], identity: string) {
  let samples = new Int16Array(rate / 10);
  let filled = 0;
  for await (const frame of new rtc.AudioStream(track, rate, 1)) {
    const part = frame.data.subarray(0, samples.length - filled);
    samples.set(part, filled);
    filled += part.length;
    if (filled < samples.length) continue;
    heard.set(identity, [...(heard.get(identity) ?? []), { at: performance.now(), samples }].slice(-600));
    samples = new Int16Array(rate / 10);
    filled = 0;
  }
}

export type Speech = { publication: rtc.LocalTrackPublication; track: rtc.LocalAudioTrack; stop(): void };

/** Speaks a steady tone as a microphone until `stop`; rejects after 3 s, since a refused publication never answers. */
export async function speak(room: rtc.Room, hertz: number): Promise<Speech> {
  const source = new rtc.AudioSource(rate, 1, 100);
  const track = rtc.LocalAudioTrack.createAudioTrack("microphone", source);
  const publication = await publish(room, track, rtc.TrackSource.SOURCE_MICROPHONE);
  let speaking = true;
  void (async () => {
    for (let n = 0; speaking && room.isConnected; ) {
      const data = Int16Array.from({ length: 480 }, () => 9_000 * Math.sin((2 * Math.PI * hertz * n++) / rate));
      await source.captureFrame(new rtc.AudioFrame(data, rate, 1, 480)).catch(() => {
        speaking = false;
      });
    }
  })();
  return {
    publication,
    track,
    stop() {
      speaking = false;
    },
  };
}

/** Publishes within 3 s, or rejects. */
export async function publish(room: rtc.Room, track: rtc.LocalTrack, source: rtc.TrackSource): Promise<rtc.LocalTrackPublication> {
  const options = new rtc.TrackPublishOptions();
  options.source = source;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("not published within 3 s")), 3_000);
  const person = room.localParticipant;
  if (!person) throw new Error("not connected");
  const published = person.publishTrack(track, options);
  published.catch(() => {});
  return Promise.race([published, late]).finally(() => clearTimeout(timer));
}

/** Energy of one frequency: Goertzel behind a Hann window, without which a tone leaks into its neighbours and a deaf test passes. */
export function energy(samples: Int16Array, hertz: number): number {
  const k = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  let a = 0;
  let b = 0;
  samples.forEach((sample, i) => {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (samples.length - 1));
    const next = (sample / 32_768) * hann + k * a - b;
    b = a;
    a = next;
  });
  return (a * a + b * b - k * a * b) / samples.length ** 2;
}

/** Whether any window since `from` (by `performance.now()`) carried the tone. */
export function hears({ heard }: Ear, identity: string, hertz: number, from = 0): boolean {
  return (heard.get(identity) ?? []).some(
    ({ at, samples }) => at >= from && energy(samples, hertz) > Math.max(threshold, 100 * energy(samples, control)),
  );
}

/** Waits until the tone is heard; rejects after `withinMs`. Answers the milliseconds it took. */
export async function untilHears(ear: Ear, identity: string, hertz: number, withinMs = 5_000): Promise<number> {
  const from = performance.now();
  while (!hears(ear, identity, hertz, from)) {
    if (performance.now() - from > withinMs) throw new Error(`${hertz} Hz of ${identity} was not heard within ${withinMs} ms`);
    await pause(50);
  }
  return performance.now() - from;
}

/**
 * Waits until one tone is gone while another one goes on: a dead listener must not pass for silence. Gone means absent from every
 * window of the last 600 ms. Answers the milliseconds until the last window that carried it.
 */
export async function untilSilent(
  ear: Ear,
  identity: string,
  hertz: number,
  other: { identity: string; hertz: number },
  withinMs = 5_000,
): Promise<number> {
  const from = performance.now();
  const quietMs = 600;
  for (;;) {
    const now = performance.now();
    const since = now - quietMs;
    if (since > from && !hears(ear, identity, hertz, since) && hears(ear, other.identity, other.hertz, since)) break;
    if (now - from > withinMs) throw new Error(`${hertz} Hz of ${identity} was still heard, or nothing was, after ${withinMs} ms`);
    await pause(50);
  }
  const last = (ear.heard.get(identity) ?? []).filter(({ at, samples }) => at >= from && energy(samples, hertz) > threshold).at(-1);
  return last ? last.at - from : 0;
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Waits until `ask` answers true; rejects with `what` after `withinMs`. */
export async function until(what: string, ask: () => boolean | Promise<boolean>, withinMs = 5_000): Promise<void> {
  const from = performance.now();
  while (!(await ask())) {
    if (performance.now() - from > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(50);
  }
}
