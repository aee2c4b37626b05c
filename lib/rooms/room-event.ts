// The room's own record: what happened, in order, by whom. Written with the change itself; its number is the room's, its bell rings after commit.
import "server-only";
import type { Tx } from "#lib/platform/db";
import { tell } from "#lib/platform/jobs";
import { type RoomEventKind, type RoomEventPayload, roomEvents } from "./events.ts";

/** The channel on which `live` hears that a room has something new; the message is the room's id. */
export const roomChannel = "room";

/** Makes the screens of a room look again after commit where no fact of its own has changed, such as for a talk beside it. */
export const ring = (tx: Tx, roomId: string): Promise<number> => tx.$executeRaw`SELECT pg_notify(${roomChannel}, ${roomId})`;

/** Appends one fact. Raises the room's counter under the lock of its row, so numbers have no gap and no double. `actorId` null: the system did it. */
export async function record<K extends RoomEventKind>(
  tx: Tx,
  roomId: string,
  kind: K,
  actorId: string | null,
  payload: RoomEventPayload<K>,
): Promise<void> {
  const facts = JSON.stringify(roomEvents[kind].parse(payload));
  await tx.$executeRaw`
    WITH room AS (UPDATE room SET event_count = event_count + 1 WHERE id = ${roomId}::uuid RETURNING event_count)
    INSERT INTO room_event (room_id, seq, kind, actor_id, payload)
    SELECT ${roomId}::uuid, event_count, ${kind}, ${actorId}::uuid, ${facts}::jsonb FROM room
    RETURNING pg_notify(${roomChannel}, ${roomId})`;
  await tell(tx, roomEvents, kind, payload);
}
