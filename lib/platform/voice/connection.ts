// One connection to one room's audio, from join to end: tracks come and go, the microphone is given and taken. It is never used
// again after its end. Only the browser loads this, and only when somebody chose to listen.
import {
  AudioPresets,
  createLocalAudioTrack,
  type LocalAudioTrack,
  type LocalTrack,
  type LocalTrackPublication,
  LogLevel,
  type RemoteTrack,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
  TrackEvent,
} from "livekit-client";
import { type Ending, type Opened, refusalIn, whyEnded } from "./connection-end.ts";
import type { ElementPool } from "./element-pool.ts";
import { createLevelMeter, type LevelMeter } from "./level-meter.ts";

export type ConnectionListener = {
  reconnecting(): void;
  reconnected(): void;
  ended(why: Ending): void;
  /** Tracks, mutes, rights or playback have changed. */
  changed(): void;
};

/** `serverLevel`: what the server says of its loudness, where the browser does not know. */
export type RemoteVoice = { voiceId: string; publication: RemoteTrackPublication; serverLevel: number };

/** How long a right to speak is waited for after it was asked: it comes as a message of its own. */
const rightMs = 10_000;

// Its texts may carry a whole pass, and it calls every end that the server makes an error.
setLogLevel(LogLevel.silent);

const isLoopback = () => /^(localhost|127\.|\[::1\])/.test(location.hostname);

export type Connection = ReturnType<typeof createConnection>;

export function createConnection(pool: ElementPool, listener: ConnectionListener, { relayOnly = false } = {}) {
  const room = new Room({
    webAudioMix: false,
    // One connection for both directions does not resume where video is not allowed.
    singlePeerConnection: false,
    adaptiveStream: false,
    dynacast: false,
    publishDefaults: { audioPreset: AudioPresets.speech, dtx: true, red: false, forceStereo: false, stopMicTrackOnMute: false },
  });
  let isOver = false;
  /** The own microphone from its capture on, published or not yet. */
  let captured: LocalAudioTrack | null = null;
  let meter: { of: MediaStreamTrack; at: LevelMeter } | null = null;
  /** Played by us: the SDK's own way leaves a promise behind that nobody answers for when a microphone opens. */
  const players = new Map<RemoteTrack, HTMLAudioElement>();

  function attach(track: RemoteTrack): void {
    if (track.kind !== Track.Kind.Audio || players.has(track)) return;
    players.set(track, pool.play(track.mediaStreamTrack));
  }

  function detach(track: RemoteTrack): void {
    const player = players.get(track);
    players.delete(track);
    if (player) pool.giveBack(player);
  }

  /** The event of a new track can get lost in a full reconnect, so every publication is looked at. */
  function attachAll(): void {
    for (const { publication } of voices()) if (publication.track) attach(publication.track);
    listener.changed();
  }

  const voices = (): RemoteVoice[] =>
    [...room.remoteParticipants.values()].flatMap((person) =>
      [...person.audioTrackPublications.values()].map((publication) => ({
        voiceId: person.identity,
        publication: publication as RemoteTrackPublication,
        serverLevel: person.audioLevel,
      })),
    );

  room
    .on(RoomEvent.TrackSubscribed, (track) => {
      attach(track);
      listener.changed();
    })
    .on(RoomEvent.TrackUnsubscribed, (track) => {
      detach(track);
      listener.changed();
    })
    .on(RoomEvent.SignalReconnecting, () => listener.reconnecting())
    .on(RoomEvent.Reconnecting, () => listener.reconnecting())
    .on(RoomEvent.Reconnected, () => {
      attachAll();
      listener.reconnected();
    })
    .on(RoomEvent.Disconnected, (reason) => {
      if (isOver) return;
      isOver = true;
      stopCapture();
      for (const track of [...players.keys()]) detach(track);
      listener.ended(whyEnded(reason));
    });
  const shown = [
    RoomEvent.TrackMuted,
    RoomEvent.TrackUnmuted,
    RoomEvent.TrackPublished,
    RoomEvent.TrackUnpublished,
    RoomEvent.LocalTrackPublished,
    RoomEvent.LocalTrackUnpublished,
    RoomEvent.ParticipantPermissionsChanged,
    RoomEvent.ParticipantDisconnected,
    RoomEvent.ActiveSpeakersChanged,
  ] as const;
  for (const event of shown) room.on(event, () => listener.changed());

  async function open(wsUrl: string, pass: string): Promise<Opened> {
    const url = new URL(wsUrl, location.origin).href.replace(/^http/, "ws");
    const rtcConfig: RTCConfiguration = {
      ...(isLoopback() ? { iceServers: [] } : {}),
      ...(relayOnly ? { iceTransportPolicy: "relay" } : {}),
    };
    try {
      await room.connect(url, pass, { rtcConfig, maxRetries: 0, websocketTimeout: 8_000, peerConnectionTimeout: 12_000 });
      attachAll();
      return { ok: true };
    } catch (error) {
      isOver = true;
      void room.disconnect();
      return { ok: false, refusal: refusalIn(error) };
    }
  }

  const mayPublish = () => room.localParticipant.permissions?.canPublish ?? false;

  function whenMayPublish(): Promise<boolean> {
    if (mayPublish()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const finish = (may: boolean) => {
        clearTimeout(late);
        room.off(RoomEvent.ParticipantPermissionsChanged, look);
        room.off(RoomEvent.Disconnected, gone);
        resolve(may);
      };
      const look = () => mayPublish() && finish(true);
      const gone = () => finish(false);
      const late = setTimeout(() => finish(false), rightMs);
      room.on(RoomEvent.ParticipantPermissionsChanged, look).on(RoomEvent.Disconnected, gone);
    });
  }

  const microphone = (): LocalTrackPublication | undefined => room.localParticipant.getTrackPublication(Track.Source.Microphone);

  /**
   * Waits for the right, captures, sends. `lost` is told when the device goes away; `isWanted` is asked again after each wait, so
   * that a microphone closed meanwhile is not opened late.
   */
  async function publish(lost: () => void, isWanted: () => boolean): Promise<"open" | "no_right" | "denied" | "lost" | "withdrawn"> {
    if (!(await whenMayPublish())) return "no_right";
    if (!isWanted()) return "withdrawn";
    let track: LocalAudioTrack | null = null;
    try {
      track = await createLocalAudioTrack({ channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true });
      if (!isWanted() || isOver) {
        track.stop();
        return "withdrawn";
      }
      captured = track;
      // Its own types disagree on an optional field.
      await room.localParticipant.publishTrack(track as unknown as LocalTrack);
      track.on(TrackEvent.Ended, lost);
      // Who is allowed to capture is allowed to play.
      void pool.wake();
      return "open";
    } catch (error) {
      track?.stop();
      if (error instanceof DOMException && error.name === "NotAllowedError") return "denied";
      return mayPublish() ? "lost" : "no_right";
    }
  }

  /** How loud one's own microphone is, 0 to 1. */
  async function ownLevel(): Promise<number> {
    const track = microphone()?.track;
    if (!track) return 0;
    let level: number | undefined;
    (await track.sender?.getStats().catch(() => undefined))?.forEach((entry: { type: string; audioLevel?: number }) => {
      if (entry.type === "media-source") level = entry.audioLevel;
    });
    return level ?? measured(track.mediaStreamTrack);
  }

  /**
   * Firefox says no level of what it sends: it is measured on the track, by the peak of a sine of the same power; where no analyser
   * runs, such as without a loudspeaker, the server's word stands.
   */
  function measured(track: MediaStreamTrack): number {
    if (meter?.of !== track) {
      meter?.at.stop();
      meter = { of: track, at: createLevelMeter(new MediaStream([track])) };
    }
    return meter.at.isRunning() ? Math.min(1, meter.at.power() * Math.SQRT2) : room.localParticipant.audioLevel;
  }

  /** Ends the capture, whether it is published yet or not. */
  function stopCapture(): void {
    captured?.stop();
    captured = null;
    microphone()?.track?.stop();
    meter?.at.stop();
    meter = null;
  }

  /** Takes the microphone out of the room and stops the capture: the browser's own mark goes out. */
  async function unpublish(): Promise<void> {
    stopCapture();
    const track = microphone()?.track;
    if (track) await room.localParticipant.unpublishTrack(track, true).catch(() => {});
  }

  async function close(): Promise<void> {
    isOver = true;
    stopCapture();
    for (const track of [...players.keys()]) detach(track);
    await room.disconnect();
  }

  return { room, open, close, voices, mayPublish, microphone, publish, unpublish, ownLevel };
}
