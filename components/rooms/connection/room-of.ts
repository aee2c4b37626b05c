// The connection to a room, made when it is first asked for. Pages without a room load it when one is played.
import type { KnownRooms } from "./known-rooms.ts";
import { createRoomConnection, type RoomConnection } from "./room-connection.ts";

export const roomOf = (known: KnownRooms, roomId: string): RoomConnection => known.find(roomId) ?? known.add(createRoomConnection(roomId));
