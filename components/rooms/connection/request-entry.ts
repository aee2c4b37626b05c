// Asking at the door of a room: the seat, and the pass that goes with it.
import type { Result } from "#lib/platform/result";

/** What POST /api/rooms/[roomId]/entry answers. */
type Entry = {
  seatId: string;
  role: "listener" | "speaker" | "moderator";
  persona: { name: string; seed: string };
  pass: string;
  wsUrl: string;
  voiceOff: string | null;
};

/** Throws when the network is away: the voice tries again by itself. */
export async function askAtTheDoor(roomId: string): Promise<Result<Entry>> {
  const answer = await fetch(`/api/rooms/${roomId}/entry`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  return (await answer.json()) as Result<Entry>;
}
