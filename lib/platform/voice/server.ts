// The only caller of LiveKit's API. Nothing here decides: it makes LiveKit match what it is told, may be repeated, and does nothing
// where audio is off. LiveKit's error texts carry tokens, so only their codes are kept.
import "server-only";
import { type ParticipantInfo, RoomServiceClient, ServerError, TrackType } from "livekit-server-sdk";
import { env, voiceKeys } from "../env.ts";
import { log } from "../log.ts";
import { isVoiceOn } from "./availability.ts";
import { type Grant, type Rights, standing } from "./grants.ts";

/** Seconds until a call is given up; the reconciler repairs what was lost. */
const timeoutSeconds = 2;

export type Wanted = { voiceRoom: string; voiceId: string; rights: Rights };

/** Somebody connected, as LiveKit sees them. */
export type Voice = { voiceId: string; sid: string; canPublish: boolean; canSubscribe: boolean; isHidden: boolean; publishes: boolean };

/** `absent`: they are not connected, and will join with the right rights. `failed`: LiveKit did not answer. */
export type Applied = "done" | "absent" | "failed";

let client: RoomServiceClient | undefined;

function api(): RoomServiceClient {
  client ??= new RoomServiceClient(env().LIVEKIT_URL.replace(/^ws/, "http"), ...voiceKeys().admin, {
    requestTimeout: timeoutSeconds,
    failover: false,
  });
  return client;
}

/** Runs one call; `absent` when LiveKit knows no such room or person. */
async function ask<T>(call: string, work: (api: RoomServiceClient) => Promise<T>): Promise<T | "absent" | "failed"> {
  try {
    return await work(api());
  } catch (error) {
    if (error instanceof ServerError && error.code === "not_found") return "absent";
    log.warn({ call, code: error instanceof ServerError ? (error.code ?? error.status) : "unreachable" }, "voice call failed");
    return "failed";
  }
}

/** Makes the room where it is missing. Rows end it, not emptiness: doors may open long before the first one comes. */
export async function createRoom(voiceRoom: string): Promise<boolean> {
  if (!isVoiceOn()) return false;
  const made = await ask("create_room", (rooms) => rooms.createRoom({ name: voiceRoom, emptyTimeout: 6 * 3_600, departureTimeout: 300 }));
  return typeof made === "object";
}

/** Ends the room for everybody in it. */
export async function deleteRoom(voiceRoom: string): Promise<Applied> {
  if (!isVoiceOn()) return "absent";
  return (await ask("delete_room", (rooms) => rooms.deleteRoom(voiceRoom))) ?? "done";
}

/**
 * Gives a connected person exactly these rights; nothing to do when they are not connected. Reads them first: somebody who has
 * been visible is never hidden again.
 */
export async function apply({ voiceRoom, voiceId, rights }: Wanted): Promise<Applied> {
  if (!isVoiceOn()) return "absent";
  if (rights === "none") return remove(voiceRoom, voiceId);
  const found = await ask("get_participant", (rooms) => rooms.getParticipant(voiceRoom, voiceId));
  if (typeof found === "string") return found;
  const grant = standing(rights, found.permission?.hidden ?? false);
  if (isSame(found, grant)) return "done";
  const updated = await ask("update_participant", (rooms) => rooms.updateParticipant(voiceRoom, voiceId, { permission: { ...grant } }));
  return typeof updated === "string" ? updated : "done";
}

/**
 * Applies what `read` says until it says the same afterwards, so that of two callers at once the later state wins. `read` answers
 * null when there is nobody to apply to.
 */
export async function settle(read: () => Promise<Wanted | null>): Promise<Applied> {
  let wanted = await read();
  for (let round = 0; wanted && round < 4; round++) {
    const applied = await apply(wanted);
    const after = await read();
    if (!after || (after.rights === wanted.rights && after.voiceId === wanted.voiceId)) return applied;
    wanted = after;
  }
  return wanted ? "failed" : "absent";
}

const isSame = ({ permission }: ParticipantInfo, grant: Grant) =>
  permission !== undefined &&
  permission.canPublish === grant.canPublish &&
  permission.canSubscribe === grant.canSubscribe &&
  permission.hidden === grant.hidden &&
  !permission.canPublishData &&
  !permission.canUpdateMetadata;

async function remove(voiceRoom: string, voiceId: string): Promise<Applied> {
  return (await ask("remove_participant", (rooms) => rooms.removeParticipant(voiceRoom, voiceId))) ?? "done";
}

/** Puts these voices out of the room; all at once, because the room is waiting for silence. */
export async function removeVoices(voiceRoom: string, voiceIds: readonly string[]): Promise<void> {
  if (isVoiceOn()) await Promise.all(voiceIds.map((voiceId) => remove(voiceRoom, voiceId)));
}

/** Silences everything this person sends. They may unmute themselves: whoever must stay silent loses the right to speak. */
export async function muteTracks(voiceRoom: string, voiceId: string): Promise<Applied> {
  if (!isVoiceOn()) return "absent";
  const found = await ask("get_participant", (rooms) => rooms.getParticipant(voiceRoom, voiceId));
  if (typeof found === "string") return found;
  const open = found.tracks.filter((track) => track.type === TrackType.AUDIO && !track.muted);
  const answers = await Promise.all(
    open.map((track) => ask("mute_track", (rooms) => rooms.mutePublishedTrack(voiceRoom, voiceId, track.sid, true))),
  );
  return answers.includes("failed") ? "failed" : "done";
}

/**
 * Takes from each of two voices what the other sends. LiveKit subscribes a new connection and a new track for everybody, so it is asked again
 * after each.
 */
export const separate = (voiceRoom: string, one: string, other: string): Promise<Applied> => subscribe(voiceRoom, one, other, false);

/** Gives each of two voices what the other sends. */
export const reunite = (voiceRoom: string, one: string, other: string): Promise<Applied> => subscribe(voiceRoom, one, other, true);

async function subscribe(voiceRoom: string, one: string, other: string, isHeard: boolean): Promise<Applied> {
  if (!isVoiceOn()) return "absent";
  const answers = await Promise.all([subscribeTo(voiceRoom, one, other, isHeard), subscribeTo(voiceRoom, other, one, isHeard)]);
  return answers.find((answer) => answer !== "done") ?? "done";
}

async function subscribeTo(voiceRoom: string, listenerId: string, speakerId: string, isHeard: boolean): Promise<Applied> {
  const speaker = await ask("get_participant", (rooms) => rooms.getParticipant(voiceRoom, speakerId));
  if (typeof speaker === "string") return speaker;
  const tracks = speaker.tracks.map(({ sid }) => sid);
  if (tracks.length === 0) return "done";
  return (await ask("update_subscriptions", (rooms) => rooms.updateSubscriptions(voiceRoom, listenerId, tracks, isHeard))) ?? "done";
}

/** Everybody LiveKit has in this room, hidden ones too; null when it does not answer, as it does for a room it has not. */
export async function listParticipants(voiceRoom: string): Promise<Voice[] | null> {
  if (!isVoiceOn()) return null;
  const found = await ask("list_participants", (rooms) => rooms.listParticipants(voiceRoom));
  return typeof found === "string" ? null : found.map(asVoice);
}

const asVoice = (person: ParticipantInfo): Voice => ({
  voiceId: person.identity,
  sid: person.sid,
  canPublish: person.permission?.canPublish ?? false,
  canSubscribe: person.permission?.canSubscribe ?? false,
  isHidden: person.permission?.hidden ?? false,
  publishes: person.tracks.length > 0,
});

/** The names of the rooms LiveKit has; null when it does not answer. */
export async function listRooms(): Promise<string[] | null> {
  if (!isVoiceOn()) return null;
  const found = await ask("list_rooms", (rooms) => rooms.listRooms());
  return typeof found === "string" ? null : found.map((room) => room.name);
}
