// Asks to enter a room: the seat, and the pass that goes with it.
import type { Result } from "#lib/platform/result";
import type { RoomEntry } from "#lib/rooms/view";

/** Throws when the network is away: the voice tries again by itself. */
export async function requestEntry(roomId: string): Promise<Result<RoomEntry>> {
  const answer = await fetch(`/api/rooms/${roomId}/entry`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  return (await answer.json()) as Result<RoomEntry>;
}
