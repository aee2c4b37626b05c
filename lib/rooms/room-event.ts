// The room's own record: what happened, in order, by whom. Written with the change itself; its number is the room's, and `live` hears of it
// at the commit.
import "server-only";
import { Prisma, type Tx } from "#lib/platform/db";
import { emit } from "#lib/platform/jobs";
import { messageOf, signal, type Topic } from "#lib/platform/live/topic";
import { type RoomEventKind, type RoomEventPayload, roomEvents } from "./events.ts";

export const topicOf = (roomId: string): Topic => ({ kind: "room", id: roomId });

/** What `live` is told of a room where no event of its own is written. */
export type RoomSignal = {
  /** Somebody has come into a talk beside this forum, or gone from it. */
  talk_presence: Record<string, never>;
  /** This talk lasts longer; its event is the forum's. */
  talk_extended: Record<string, never>;
  /** What this person may see has changed. */
  access_changed: { personId: string };
  /** Somebody here hides from others than before, or from nobody: all that shows people is read again. */
  visibility_changed: Record<string, never>;
};

export const signalRoom = <K extends keyof RoomSignal>(tx: Tx, roomId: string, kind: K, payload: RoomSignal[K]): Promise<void> =>
  signal(tx, topicOf(roomId), kind, payload);

/** Appends one event. Raises the room's counter under the lock of its row, so numbers have no gap and no double. `actorId` null: the system did it. */
export async function record<K extends RoomEventKind>(
  tx: Tx,
  roomId: string,
  kind: K,
  actorId: string | null,
  payload: RoomEventPayload<K>,
): Promise<void> {
  const body = JSON.stringify(roomEvents[kind].parse(payload));
  const message = messageOf(topicOf(roomId), {
    seq: Prisma.sql`seq`,
    kind: Prisma.sql`kind`,
    // What a moderator wrote is for the log; a notification names who is concerned.
    payload: Prisma.sql`payload - 'reason'`,
  });
  await tx.$executeRaw`
    WITH room AS (UPDATE room SET event_count = event_count + 1 WHERE id = ${roomId}::uuid RETURNING event_count)
    INSERT INTO room_event (room_id, seq, kind, actor_id, payload)
    SELECT ${roomId}::uuid, event_count, ${kind}, ${actorId}::uuid, ${body}::jsonb FROM room
    RETURNING ${message}`;
  await emit(tx, roomEvents, kind, payload);
}
