// Which of the turns on stage the keys belong to. Pure.
import type { TurnView } from "#lib/rooms/view";

/** The turn the moderator chose, or the longest one when that is over. */
export const turnChosen = (turns: readonly TurnView[], turnId: string | null): TurnView | null =>
  turns.find((turn) => turn.turnId === turnId) ?? turns[0] ?? null;

/** The turn after the chosen one; after the last comes the first. */
export function turnAfter(turns: readonly TurnView[], turnId: string | null): string | null {
  const chosen = turnChosen(turns, turnId);
  if (!chosen) return null;
  return turns[(turns.indexOf(chosen) + 1) % turns.length]?.turnId ?? null;
}
