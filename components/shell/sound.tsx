// Which room is heard on this page at the moment; who holds the sound says so here, whoever links to a room asks.

let heard: string | null = null;

/** Said by the holder of the sound: the room that is heard, or null. */
export function holdSound(roomId: string | null): void {
  heard = roomId;
}

export const soundRoom = (): string | null => heard;
